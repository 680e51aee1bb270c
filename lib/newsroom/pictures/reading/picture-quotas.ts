import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** A day's work of a picture desk within the hour, and a browser that sends several at once. */
const UPLOADS_AN_HOUR = 300;
const UPLOADS_AT_ONCE = 4;
/** Ten pages of the library that nobody has looked at before. Renditions that are kept already do not count. */
const RENDITIONS_IN_TEN_MINUTES = 600;

const HOUR = 60 * 60;

function limiter(name: string, points: number, duration: number): RateLimiterMemory {
  return once(`quota-${name}`, () => new RateLimiterMemory({ points, duration, keyPrefix: name }));
}

async function take(quota: RateLimiterMemory, personId: string, sentence: (minutes: string) => string) {
  try {
    await quota.consume(personId);
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    const minutes = Math.max(1, Math.ceil((thrown as RateLimiterRes).msBeforeNext / 60_000));
    refuse("too-many", sentence(`${minutes} ${minutes === 1 ? "minute" : "minutes"}`));
  }
}

/** Receives one upload of a person: four at once and 300 an hour, whatever windows and sessions they come from. */
export async function withinUploadQuota<T>(personId: string, receive: () => Promise<T>): Promise<T> {
  const arriving = once("uploads-arriving", () => new Map<string, number>());
  const before = arriving.get(personId) ?? 0;
  if (before >= UPLOADS_AT_ONCE)
    refuse(
      "too-many",
      `You are sending ${UPLOADS_AT_ONCE} pictures already. Wait until one of them has arrived.`,
    );
  arriving.set(personId, before + 1);
  try {
    await take(
      limiter("uploads", UPLOADS_AN_HOUR, HOUR),
      personId,
      (minutes) =>
        `You have sent ${UPLOADS_AN_HOUR} pictures within an hour. Send the next one in ${minutes}.`,
    );
    return await receive();
  } finally {
    const left = (arriving.get(personId) ?? 1) - 1;
    if (left > 0) arriving.set(personId, left);
    else arriving.delete(personId);
  }
}

/** Takes one of the renditions that a person may have made. */
export const mayMakeRendition = (personId: string): Promise<void> =>
  take(
    limiter("renditions", RENDITIONS_IN_TEN_MINUTES, HOUR / 6),
    personId,
    (minutes) => `You have looked at very many new pictures and crops. Look at the next one in ${minutes}.`,
  );
