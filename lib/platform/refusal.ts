/**
 * A plain "no": what was asked is not possible or not allowed, and nothing was changed.
 * Recognised by `kind`, never by `instanceof`, because Next holds another copy of this class.
 */
export type RefusalReason =
  | "not-signed-in"
  | "code-needed"
  | "second-factor-needed"
  | "confirm-password"
  | "not-allowed"
  | "not-found"
  | "not-possible"
  | "changed-meanwhile"
  | "bad-input"
  | "too-large"
  | "too-many"
  | "no-room"
  | "unavailable";

export class Refusal extends Error {
  readonly kind = "refusal";
  readonly reason: RefusalReason;
  /** Each a sentence for the person who asked. */
  readonly sentences: string[];
  constructor(reason: RefusalReason, ...sentences: string[]) {
    super(sentences.join(" "));
    this.reason = reason;
    this.sentences = sentences;
  }
}

export const isRefusal = (thrown: unknown): thrown is Refusal =>
  typeof thrown === "object" && thrown !== null && (thrown as { kind?: unknown }).kind === "refusal";

export function refuse(reason: RefusalReason, ...sentences: string[]): never {
  throw new Refusal(reason, ...sentences);
}
