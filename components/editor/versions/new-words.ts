import type { LayerMark } from "#components/editor/versions/word-layer.ts";
import type { NewPlace } from "#lib/document/versions/since-read.ts";

type NameOf = (person: string) => string;

/**
 * What is new as it is drawn in the copy: words, lines and pictures tinted, a new line break as ¶, and what was taken out
 * as a small mark that says so.
 */
export const newWords = (places: readonly NewPlace[], nameOf: NameOf): LayerMark[] =>
  places.map((place) => markOf(place, sayOf(place, nameOf)));

const CLASSES = {
  added: "new-words",
  struck: "newly-struck",
  changed: "newly-changed",
  removed: "",
} as const;
const KINDS = { added: "New", struck: "Newly struck", changed: "Changed", removed: "" } as const;
const WHATS = { words: "", line: " line", picture: " picture" } as const;

function markOf({ kind, what, field, index, length, person }: NewPlace, says: string): LayerMark {
  if (kind === "removed")
    return { field, index, length: 0, attributes: {}, sign: () => sign("‸", "gone-words", says) };
  const attributes = { class: CLASSES[kind], "data-person": person ?? "", title: says };
  if (what === "words") return { field, index, length, attributes };
  if (what === "line" && kind !== "changed") {
    // The break is drawn where the line begins.
    const drawn = () => sign("¶", `${CLASSES[kind]} new-break`, says, person);
    return { field, index: index + 1, length: 0, attributes: {}, sign: drawn };
  }
  return { field, index: index + 1, length: 0, attributes, isLine: true };
}

/** "New picture, by Asha Rao", "Look changed, by Vikram Sethi", "Taken out here: 4 characters and a line break or picture". */
export function sayOf({ kind, what, length, lines = 0, change, person }: NewPlace, nameOf: NameOf): string {
  if (kind === "removed") {
    const characters = length === 1 ? "a character" : `${length} characters`;
    const breaks = lines === 1 ? "a line break or picture" : `${lines} line breaks or pictures`;
    return `Taken out here: ${[length > 0 && characters, lines > 0 && breaks].filter(Boolean).join(" and ")}`;
  }
  const by = person && person !== "server" ? `, by ${nameOf(person)}` : "";
  return `${change ?? `${KINDS[kind]}${WHATS[what]}`}${by}`;
}

function sign(text: string, className: string, says: string, person?: string | null): HTMLElement {
  const drawn = document.createElement("span");
  drawn.className = className;
  if (person) drawn.dataset["person"] = person;
  drawn.contentEditable = "false";
  drawn.title = says;
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", says);
  drawn.textContent = text;
  return drawn;
}
