import { answerOf } from "#lib/auth/action.ts";

/** What a form shows after it was sent and could not be done: why not, and what was typed (never a password). */
export interface FormState {
  sentences: string[];
  kept: Record<string, string>;
}
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

const SECRET_FIELDS = new Set(["password", "secret", "code"]);

/** A form that works before any script has loaded: it is sent as it is, and either leads on or comes back with why not. */
export const formAction =
  (run: (field: (name: string) => string) => Promise<void>): FormAction =>
  async (_before, form) => {
    const field = (name: string) => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    };
    const answer = await answerOf(() => run(field));
    const kept = [...form.keys()].filter((name) => !SECRET_FIELDS.has(name) && !name.startsWith("$"));
    return {
      sentences: answer.ok ? [] : answer.sentences,
      kept: Object.fromEntries(kept.map((name) => [name, field(name).slice(0, 300)])),
    };
  };
