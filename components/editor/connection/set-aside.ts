import type { LocalCopy } from "./local-copy.ts";
import { wordsInUpdates } from "./words-in-updates.ts";

/** Words that the newsroom did not take, as text: they can be copied, and typed or pasted anew. */
export interface SetAside {
  text: string;
  /** Throws them away. */
  putAway(): Promise<void>;
}

/** What earlier windows set aside in this browser; null when there is not a word of it. */
export async function setAsideIn(copy: LocalCopy | null): Promise<SetAside | null> {
  const rows = (await copy?.readAside()) ?? [];
  if (!copy || rows.length === 0) return null;
  const text = wordsInUpdates(rows.map(({ update }) => update));
  const putAway = () => copy.forget(rows.map(({ key }) => key));
  if (text) return { text, putAway };
  // Deletions and formats alone: nothing that could be taken along.
  await putAway();
  return null;
}
