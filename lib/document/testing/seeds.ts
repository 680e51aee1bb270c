/**
 * Which seeds the campaigns play: a few nobody has tried with every run of the tests, very many with `npm run fuzz`.
 * FUZZ_TIMES: how many times as many; FUZZ_SEED: the first one; FUZZ_REPLAY="campaign:seed": this one alone.
 */
const times = Number(process.env["FUZZ_TIMES"] ?? 1);
const first = Number(process.env["FUZZ_SEED"] ?? Math.floor(Date.now() / 1000));
const replay = process.env["FUZZ_REPLAY"];

/** Is every seed of a usual run played, so that a campaign may be asked for enough of what it looks for? */
export const playsAll = replay === undefined && times >= 1;

/** Milliseconds a campaign may take. */
export const PATIENCE = 120_000 * Math.max(1, times);

/** The seeds of one campaign; none when another one's is played again. */
export function seedsOf(campaign: string, few: number): number[] {
  if (replay === undefined)
    return Array.from({ length: Math.max(1, Math.round(few * times)) }, (_, i) => first + i);
  const at = replay.lastIndexOf(":");
  return replay.slice(0, at) === campaign ? [Number(replay.slice(at + 1))] : [];
}

export const toPlayAgain = (campaign: string, seed: number): string =>
  `FUZZ_REPLAY="${campaign}:${seed}" npm run fuzz`;

export interface FailedSeed<Failure> {
  again: string;
  failures: Failure[];
}

/** Plays each seed and returns those in which something was wrong, with how to play them again. */
export function failedSeeds<Failure>(
  campaign: string,
  few: number,
  play: (seed: number) => Failure[],
): FailedSeed<Failure>[] {
  return seedsOf(campaign, few).flatMap((seed) => {
    const failures = play(seed);
    return failures.length > 0 ? [{ again: toPlayAgain(campaign, seed), failures }] : [];
  });
}
