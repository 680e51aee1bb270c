import { sameMarks, type Marks } from "#lib/document/story/marks.ts";
import type { Line, LineKind } from "#lib/document/story/words.ts";

export interface LineLook {
  kind: LineKind;
  ordered?: boolean;
  level?: number;
}

/** Puts words into lines as they come, with blanks as a browser would show them. */
export class LineCollector {
  readonly lines: Line[] = [];
  #look: LineLook = { kind: "paragraph" };
  #runs: { text: string; marks: Marks }[] = [];

  /** Ends the line that is being written, if there is one, and begins another. */
  begin(look: LineLook): void {
    this.end();
    this.#look = look;
  }

  get isEmpty(): boolean {
    return this.#runs.every((run) => run.text.trim() === "");
  }

  add(text: string, marks: Marks): void {
    let clean = cleanText(text);
    const last = this.#runs.at(-1);
    if (clean.startsWith(" ") && (!last || last.text.endsWith(" "))) clean = clean.slice(1);
    if (clean === "") return;
    if (last && sameMarks(last.marks, marks)) last.text += clean;
    else this.#runs.push({ text: clean, marks });
  }

  end(): void {
    const runs = this.#runs;
    this.#runs = [];
    const last = runs.at(-1);
    if (last) last.text = last.text.trimEnd();
    const kept = runs.filter((run) => run.text !== "");
    if (kept.length === 0) return;
    const plain = this.#look.kind === "subheading";
    this.lines.push({
      ...this.#look,
      // A sub-heading is bold by being one.
      runs: kept.map(({ text, marks: { bold, italic, link } }) => ({
        text,
        ...(bold && !plain ? { bold } : {}),
        ...(italic ? { italic } : {}),
        ...(link ? { link } : {}),
      })),
    });
  }
}

/**
 * Blanks become one blank; soft hyphens, byte-order marks and invisible blanks go. Joiners stay: Hindi, Persian and emoji
 * are written with them.
 */
const cleanText = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000e-\u001f]/g, "")
    .replace(/[\s\u00a0\u202f]+/g, " ");
