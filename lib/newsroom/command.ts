import type { z } from "zod";
import { database, tables, type Transaction } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { askRecentPassword } from "#lib/newsroom/recent-password.ts";
import { soundInput } from "#lib/newsroom/sound-input.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";
import { now } from "#lib/platform/clock.ts";
import { jobs } from "#lib/platform/jobs.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { Refusal, refuse } from "#lib/platform/refusal.ts";

/** What a command's `run` leaves behind for the record. */
export interface Recorded<Result> {
  /** Becomes the event's `fact`; never secrets. */
  fact?: Record<string, unknown>;
  storyId?: string | null;
  subjectId?: string | null;
  revisionId?: string | null;
  publicationId?: string | null;
  /** Who it was, when nobody is signed in yet: the act itself makes the person or proves who they are. */
  personId?: string;
  /** The note or reason that was given. */
  note?: string | null;
  /** The event's name when it differs from the command's; null when nothing was changed, so that there is nothing to record. */
  event?: string | null;
  result: Result;
}

export interface RunContext<Input, Loaded, Prepared = undefined> {
  tx: Transaction;
  /** Null only for what the server does by itself. */
  actor: Actor | null;
  input: Input;
  loaded: Loaded;
  prepared: Prepared;
  at: Date;
  /** Follow-up work, in the same transaction. */
  later(name: string, data: object, options?: { startAfter?: Date; key?: string }): void;
  /** Said to everyone after the commit; ids only. */
  announce(announcement: Announcement): void;
}

export interface CommandSpec<Schema extends z.ZodType, Loaded, Result, Prepared = undefined> {
  /** `noun.past`: the name of the event. */
  name: string;
  input: Schema;
  /**
   * Slow work before the transaction, hashing a password for example: the embedded database has one connection, and whoever
   * holds it keeps everybody waiting. It changes nothing, and what it read is asked again under lock.
   */
  prepare?(input: z.output<Schema>, actor: Actor | null): Promise<Prepared>;
  /** Loads and locks (`for update`) what the decision is about, or refuses with "not-found". */
  load(
    tx: Transaction,
    input: z.output<Schema>,
    actor: Actor | null,
    prepared: NoInfer<Prepared>,
  ): Promise<Loaded>;
  /** Sentences that say why not; none = allowed. Pure: permissions and workflow. */
  refusals(actor: Actor | null, loaded: Loaded, input: z.output<Schema>): string[];
  /** For changes of people: the session must have given its password a moment ago, always or as the function says. */
  needsRecentPassword?:
    true | ((actor: Actor | null, loaded: NoInfer<Loaded>, input: z.output<Schema>) => boolean);
  run(context: RunContext<z.output<Schema>, Loaded, NoInfer<Prepared>>): Promise<Recorded<Result>>;
}

/** Done first in the command's own transaction: a refusal takes it back. */
export type First = (tx: Transaction) => Promise<unknown>;

export interface Command<Input, Result> {
  name: string;
  /** Runs as this person. Throws a `Refusal` and changes nothing, or commits change, event and follow-ups together. */
  (actor: Actor | null, input: Input, first?: First): Promise<Result>;
}

/**
 * How every change of state is made: read the input, lock, ask, change, record, follow up, in one transaction.
 * It cannot be used without a permission check, an event and a lock, because it asks for each.
 */
export function defineCommand<Schema extends z.ZodType, Loaded, Result, Prepared = undefined>(
  spec: CommandSpec<Schema, Loaded, Result, Prepared>,
): Command<z.input<Schema>, Result> {
  const command = async (actor: Actor | null, input: z.input<Schema>, first?: First): Promise<Result> => {
    const parsed = spec.input.safeParse(soundInput(input));
    if (!parsed.success)
      refuse(
        "bad-input",
        ...new Set(parsed.error.issues.map((issue) => sentenceOf(issue.path, issue.message))),
      );
    const announcements: Announcement[] = [];
    const prepared = (await spec.prepare?.(parsed.data, actor)) as Prepared;
    const result = await database().transaction(async (tx) => {
      await first?.(tx);
      const loaded = await spec.load(tx, parsed.data, actor, prepared);
      const refusals = spec.refusals(actor, loaded, parsed.data);
      if (refusals.length > 0) {
        logSecurity("refused", { personId: actor?.personId, what: spec.name });
        throw new Refusal("not-allowed", ...refusals);
      }
      const at = now();
      const needsPassword = spec.needsRecentPassword;
      if (needsPassword === true || needsPassword?.(actor, loaded, parsed.data))
        await askRecentPassword(tx, actor, at);
      const followUps: { name: string; data: object; options?: { startAfter?: Date; key?: string } }[] = [];
      const recorded = await spec.run({
        tx,
        actor,
        input: parsed.data,
        loaded,
        prepared,
        at,
        later: (name, data, options) => void followUps.push({ name, data, ...(options ? { options } : {}) }),
        announce: (announcement) => void announcements.push(announcement),
      });
      if (recorded.event === null) return recorded.result;
      const name = recorded.event ?? spec.name;
      await tx.insert(tables.event).values({
        at,
        name,
        personId: actor?.personId ?? recorded.personId ?? null,
        storyId: recorded.storyId ?? null,
        subjectId: recorded.subjectId ?? null,
        revisionId: recorded.revisionId ?? null,
        publicationId: recorded.publicationId ?? null,
        note: recorded.note ?? null,
        fact: recorded.fact ?? {},
      });
      if (recorded.storyId) announcements.push({ subject: "story", id: recorded.storyId, what: name });
      for (const job of followUps) await jobs()?.enqueue(tx, job.name, job.data, job.options);
      return recorded.result;
    });
    for (const announcement of announcements) bus().announce(announcement);
    return result;
  };
  return Object.defineProperty(command, "name", { value: spec.name }) as unknown as Command<
    z.input<Schema>,
    Result
  >;
}

const sentenceOf = (path: PropertyKey[], message: string): string => {
  // Our own messages are whole sentences; the library's speak of types, which say nothing to people.
  if (/^[A-Z].*\.$/.test(message)) return message;
  const field = path.map(String).join(".");
  return field ? `“${field}” is missing or cannot be used.` : "What was sent cannot be used.";
};
