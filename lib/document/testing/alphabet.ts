/** plain: one UTF-16 unit each. astral: surrogate pairs, as emoji are. rightToLeft: Arabic presentation forms. */
export type Letters = "plain" | "astral" | "rightToLeft";

const FIRST: Record<Letters, number> = { plain: 0x4e00, astral: 0x20000, rightToLeft: 0xfb50 };
/** After this one come code points that are no characters. */
const LAST_RIGHT_TO_LEFT = 0xfdcf;

/** Gives out characters, each only once, so that a character's whole life can be followed. */
export class Alphabet {
  readonly letters: Letters;
  #next: number;

  constructor(letters: Letters) {
    this.letters = letters;
    this.#next = FIRST[letters];
  }

  take(count: number): string[] {
    return Array.from({ length: count }, () => {
      if (this.letters === "rightToLeft" && this.#next > LAST_RIGHT_TO_LEFT) this.#next = FIRST.plain;
      return String.fromCodePoint(this.#next++);
    });
  }
}
