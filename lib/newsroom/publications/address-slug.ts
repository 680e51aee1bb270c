const MOST_LETTERS = 70;

/** The words of an address: the headline in plain Latin letters, whole words, none too many. "story" when none is left. */
export function addressSlug(headline: string): string {
  const words = headline
    .replace(/[ßẞ]/g, "ss")
    .replace(/[æÆ]/g, "ae")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l")
    .replace(/[’'‘ʼ]/g, "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug === "" ? word.slice(0, MOST_LETTERS) : `${slug}-${word}`;
    if (longer.length > MOST_LETTERS) break;
    slug = longer;
  }
  return slug || "story";
}
