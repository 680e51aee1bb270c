/** A piece of XML that is written already; a plain string is text and gets escaped. */
export interface Xml {
  readonly xml: string;
}

type Child = Xml | string | number | null | undefined | Child[];

// What XML 1.0 cannot hold at all, not even escaped, and halves of surrogate pairs.
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const writable = (text: string): string => text.replace(UNWRITABLE, "");

/** Hexadecimal references: feed readers that unescape twice still show the character. */
const escaped = (text: string): string =>
  writable(text).replace(
    /[&<>"']/g,
    (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );

const written = (child: Child): string => {
  if (child === null || child === undefined) return "";
  if (Array.isArray(child)) return child.map(written).join("");
  return typeof child === "object" ? child.xml : escaped(String(child));
};

/** An element; attributes without a value are left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  ...children: Child[]
): Xml {
  const inTag = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value)).replace(/\s/g, " ")}"`)
    .join("");
  const inside = written(children);
  return { xml: inside === "" ? `<${name}${inTag}/>` : `<${name}${inTag}>${inside}</${name}>` };
}

/** Text that keeps its angle brackets to the eye of a person reading the source. */
export const cdata = (text: string): Xml => ({
  xml: `<![CDATA[${writable(text).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`,
});

export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
