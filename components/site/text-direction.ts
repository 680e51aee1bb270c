const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** `dir` for a text that holds right-to-left letters (the browser then looks at the first of them); else none. */
export const textDirection = (text: string): "auto" | undefined =>
  RIGHT_TO_LEFT.test(text) ? "auto" : undefined;
