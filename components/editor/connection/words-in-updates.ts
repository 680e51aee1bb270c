import * as Y from "yjs";

/**
 * The words that these updates write, without the story around them: in the order in which they were typed, what stood
 * apart on a line of its own. What was typed and taken back is left out.
 */
export function wordsInUpdates(updates: readonly Uint8Array[]): string {
  if (updates.length === 0) return "";
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]));
  const isGone = ({ client, clock }: Y.ID): boolean =>
    (ds.clients.get(client) ?? []).some((gone) => gone.clock <= clock && clock < gone.clock + gone.len);
  const pieces: string[] = [];
  let last: Y.ID | null = null;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { id, content, origin, length } = struct;
    if (content instanceof Y.ContentType && content.type instanceof Y.Map && !isGone(id)) {
      pieces.push("\n");
      last = id;
    }
    if (!(content instanceof Y.ContentString)) continue;
    const words = [...content.str.split("")]
      .filter((_letter, place) => !isGone({ client: id.client, clock: id.clock + place }))
      .join("");
    if (words === "") continue;
    const goesOn: boolean = last !== null && origin !== null && Y.compareIDs(last, origin);
    pieces.push(goesOn ? words : `\n${words}`);
    last = { client: id.client, clock: id.clock + length - 1 };
  }
  return pieces
    .join("")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
