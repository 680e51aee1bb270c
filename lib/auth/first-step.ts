import { desc, eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { now } from "#lib/platform/clock.ts";
import { digest } from "#lib/platform/ids.ts";
import { seal, unseal } from "#lib/platform/sealed.ts";

/** Who gave the right password, and whether it no longer keeps the rule. */
export interface FirstStep {
  personId: string;
  mustChoose: boolean;
}

/** Between the password and the code: long enough to find one's telephone. */
export const FIRST_STEP_SECONDS = 5 * 60;
const PURPOSE = "first step of signing in";

/**
 * What holds this first step up: the password that was given, and that no session of its person was ended since. A new
 * password, a suspension and "End all my sessions" void it.
 */
async function standing(personId: string): Promise<string | null> {
  const { person, session } = tables;
  const [found] = await database().select().from(person).where(eq(person.id, personId));
  if (!found?.passwordHash || found.suspendedAt) return null;
  const [ended] = await database()
    .select({ at: session.endedAt })
    .from(session)
    .where(eq(session.personId, personId))
    .orderBy(desc(session.endedAt))
    .limit(1);
  return digest(`${found.passwordHash} ${ended?.at?.toISOString() ?? ""}`);
}

/** Proof that this browser gave a person's right password a moment ago: sealed, and good for nothing but the code's page. */
export async function sealFirstStep({ personId, mustChoose }: FirstStep): Promise<string> {
  const until = now().getTime() + FIRST_STEP_SECONDS * 1000;
  const step = { personId, mustChoose, until, standing: await standing(personId) };
  return seal(PURPOSE, "", JSON.stringify(step));
}

/** Whose first step it is; null when it is too old, forged, or void meanwhile. */
export async function personOfFirstStep(sealed: string | undefined): Promise<FirstStep | null> {
  const opened = sealed && sealed.length < 2000 ? unseal(PURPOSE, "", sealed) : null;
  if (!opened) return null;
  const step = JSON.parse(opened) as FirstStep & { until: number; standing: string | null };
  if (step.until <= now().getTime() || step.standing === null) return null;
  const { personId, mustChoose } = step;
  return (await standing(personId)) === step.standing ? { personId, mustChoose } : null;
}
