import type { Licensor } from "#lib/newsroom/pictures/picture.ts";

/** What a rendition says about itself: who is to be credited, and on what terms. Never where it was taken. */
export interface PublicMetadata {
  credit: string;
  creator?: string;
  creatorTitle?: string;
  source?: string;
  rights?: string;
  usageTerms?: string;
  webStatement?: string;
  licensors?: Licensor[];
  digitalSourceType?: string;
  alt?: string;
}

const escaped = (text: string): string =>
  text
    // Characters that no XML document may hold would make the whole packet unreadable.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .toWellFormed()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const plain = (name: string, value?: string): string => (value ? `<${name}>${escaped(value)}</${name}>` : "");
const inLanguages = (name: string, value?: string): string =>
  value
    ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(value)}</rdf:li></rdf:Alt></${name}>`
    : "";
const list = (name: string, values: string[]): string =>
  values.length > 0 ? `<${name}><rdf:Seq>${values.join("")}</rdf:Seq></${name}>` : "";

/** Our own XMP packet, in place of everything a file brought with it. */
export function xmpPacket(about: PublicMetadata): string {
  const licensors = (about.licensors ?? []).map(
    ({ name, url }) =>
      `<rdf:li rdf:parseType="Resource">${plain("plus:LicensorName", name)}${plain("plus:LicensorURL", url)}</rdf:li>`,
  );
  const creators = about.creator ? [`<rdf:li>${escaped(about.creator)}</rdf:li>`] : [];
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"',
    ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"',
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
    plain("photoshop:Credit", about.credit),
    list("dc:creator", creators),
    plain("photoshop:AuthorsPosition", about.creatorTitle),
    plain("photoshop:Source", about.source),
    inLanguages("dc:rights", about.rights),
    inLanguages("xmpRights:UsageTerms", about.usageTerms),
    plain("xmpRights:WebStatement", about.webStatement),
    list("plus:Licensor", licensors),
    plain("Iptc4xmpExt:DigitalSourceType", about.digitalSourceType),
    inLanguages("Iptc4xmpCore:AltTextAccessibility", about.alt),
    "</rdf:Description></rdf:RDF></x:xmpmeta>",
    '<?xpacket end="w"?>',
  ].join("");
}
