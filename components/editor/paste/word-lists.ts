import { findBelow, styleOf, type PastedNode } from "#components/editor/paste/pasted-node.ts";

export interface ListPlace {
  ordered: boolean;
  level: number;
}

/** Signs with which Word numbers: 1. 1) (a) iv. 2.3. … Anything else is a bullet. */
const NUMBER = /^\(?(\d+([.]\d+)*|[a-z]{1,2}|[ivxlcdm]+)[.)]/i;

/**
 * Word writes a list as paragraphs that say `mso-list: l0 level2 lfo1` and carry their bullet or number as text in a
 * part marked `mso-list: Ignore`. Null for a paragraph that is no list item.
 */
export function wordListPlace(paragraph: PastedNode): ListPlace | null {
  const list = styleOf(paragraph, "mso-list");
  const level = /\blevel(\d+)\b/.exec(list);
  if (!level) return null;
  const sign = findBelow(paragraph, (node) => styleOf(node, "mso-list") === "ignore");
  const text = (sign?.textContent ?? "").replace(/[\s\u00a0]+/g, "");
  return { ordered: NUMBER.test(text), level: Number(level[1]) - 1 };
}
