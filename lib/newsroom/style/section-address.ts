import { TAKEN_PATHS } from "#lib/newsroom/style/taken-paths.ts";

/** How a section's name stands in its address: "Arts & Letters" → "arts-letters"; other scripts get a number. */
export function sectionAddress(name: string, others: readonly { slug: string }[]): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  if (slug !== "") return slug;
  let number = others.length + 1;
  while (others.some((other) => other.slug === `section-${number}`)) number++;
  return `section-${number}`;
}

export function sectionRefusals(name: string, others: readonly { slug: string; name: string }[]): string[] {
  const slug = sectionAddress(name, others);
  if (TAKEN_PATHS.has(slug))
    return [`The address /${slug} is taken by a page of Galley: choose another name.`];
  const same = others.find((other) => other.slug === slug || other.name.toLowerCase() === name.toLowerCase());
  return same ? [`There is a section ${same.name} already.`] : [];
}
