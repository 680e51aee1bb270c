import { CAMPAIGN_NAMES, CAMPAIGNS, type CampaignName } from "#lib/document/testing/campaigns.ts";
import type { ScriptResult } from "#lib/document/testing/script-state.ts";
import { runScript } from "#lib/document/testing/script.ts";

/**
 * Runs scripts of all campaigns in turn: `node --import tsx lib/document/testing/run-fuzz.ts [scripts] [campaign,…]`.
 * FUZZ_SEED sets the first seed, FUZZ_REPLAY="campaign:seed" plays one script. Ends with 1 on any failure.
 */
const [, , count = process.env.FUZZ_SCRIPTS ?? "2000", only] = process.argv;

export interface Failed {
  campaign: CampaignName;
  seed: number;
  failures: ScriptResult["failures"];
}

function replay(wanted: string): Failed[] {
  const [campaign, seed] = wanted.split(":") as [CampaignName, string];
  const { failures, remarks } = runScript(Number(seed), CAMPAIGNS[campaign]);
  console.log(wanted, failures.length === 0 ? "passes" : "fails", Object.fromEntries(remarks));
  return failures.length > 0 ? [{ campaign, seed: Number(seed), failures }] : [];
}

function runAll(scripts: number, names: readonly CampaignName[], firstSeed: number): Failed[] {
  const failed: Failed[] = [];
  const remarks = new Map<string, number>();
  const began = Date.now();
  let told = began;
  for (let i = 0; i < scripts; i++) {
    const campaign = names[i % names.length]!;
    const seed = firstSeed + Math.floor(i / names.length);
    const result = runScript(seed, CAMPAIGNS[campaign]);
    if (result.failures.length > 0) failed.push({ campaign, seed, failures: result.failures });
    for (const name of result.remarks.keys()) {
      const key = `${campaign}: ${name}`;
      remarks.set(key, (remarks.get(key) ?? 0) + 1);
    }
    if (Date.now() - told < 2_000) continue;
    told = Date.now();
    console.log(
      `${i + 1} of ${scripts} scripts, ${failed.length} failed, ${Math.round((told - began) / 1000)} s`,
    );
  }
  console.log(`${scripts} scripts from seed ${firstSeed}, ${failed.length} failed, ${Date.now() - began} ms`);
  console.log(Object.fromEntries([...remarks].sort()));
  return failed;
}

const seedBase = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 1000));
const names = only ? (only.split(",") as CampaignName[]) : CAMPAIGN_NAMES;
const failed = process.env.FUZZ_REPLAY
  ? replay(process.env.FUZZ_REPLAY)
  : runAll(Number(count), names, seedBase);
const kinds = new Map<string, number>();
for (const { campaign, seed, failures } of failed) {
  for (const rule of new Set(failures.map(([rule]) => rule))) kinds.set(rule, (kinds.get(rule) ?? 0) + 1);
  const [rule, detail] = failures[0]!;
  console.log(`FUZZ_REPLAY="${campaign}:${seed}"  ${failures.length} failures, first: ${rule} ${detail}`);
}
if (kinds.size > 0) console.log(Object.fromEntries(kinds));
process.exitCode = failed.length > 0 ? 1 : 0;
