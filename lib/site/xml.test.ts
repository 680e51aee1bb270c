import { expect, test } from "vitest";
import { cdata, element, xmlDocument } from "#lib/site/xml.ts";

test("[R7] text and attributes of XML are escaped and lose only what XML cannot hold", () => {
  const written = element("a", { b: `"<&\n'`, gone: undefined }, "1 < 2 & \u0000\u000b\ud800x\u{1f4f0}", [
    element("c", {}),
  ]);
  expect(written.xml).toBe('<a b="&#x22;&#x3C;&#x26; &#x27;">1 &#x3C; 2 &#x26; x\u{1f4f0}<c/></a>');
  expect(cdata("a ]]> b").xml).toBe("<![CDATA[a ]]]]><![CDATA[> b]]>");
  expect(xmlDocument(element("a", {}))).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a/>\n');
});
