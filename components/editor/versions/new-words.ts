import type { LayerMark } from "#components/editor/versions/word-layer.ts";
import type { NewPlace } from "#lib/document/versions/since-read.ts";

/** What is new as it is drawn in the copy: new words tinted, what was taken out as a small mark that says so. */
export const newWords = (places: readonly NewPlace[], nameOf: (person: string) => string): LayerMark[] =>
  places.map(({ kind, field, index, length, person }): LayerMark =>
    kind === "removed"
      ? { field, index, length: 0, attributes: {}, sign: () => goneSign(length) }
      : {
          ...{ field, index, length },
          attributes: {
            class: kind === "added" ? "new-words" : "newly-struck",
            "data-person": person ?? "",
            title: `${kind === "added" ? "New" : "Newly struck"}${person ? `, by ${nameOf(person)}` : ""}`,
          },
        },
  );

function goneSign(length: number): HTMLElement {
  const sign = document.createElement("span");
  sign.className = "gone-words";
  sign.contentEditable = "false";
  sign.title = `${length === 1 ? "A character was" : `${length} characters were`} taken out here`;
  sign.setAttribute("role", "img");
  sign.setAttribute("aria-label", sign.title);
  sign.textContent = "‸";
  return sign;
}
