import { answer, type Answer } from "#lib/site/answer.ts";
import { dress } from "#lib/site/dress.ts";

/** The letters of the paper, from its own house. */
export function fontAnswer(path: string): Answer | null {
  const bytes = dress().fonts.get(path);
  return bytes ? answer({ type: "font/woff2", body: bytes, immutable: true }) : null;
}
