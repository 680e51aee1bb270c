import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PaperDress } from "#components/site/paper-document.tsx";
import { once } from "#lib/platform/process.ts";
import { settings } from "#lib/platform/settings.ts";

export interface Dress extends PaperDress {
  /** The one style sheet that the page may use, for its content security policy. */
  styleHash: string;
  /** Font files by their public path. */
  fonts: Map<string, Buffer>;
}

const here = createRequire(import.meta.url);
/** In this order: what comes later has the last word. */
const SHEETS = [
  ...["paper", "paper-story", "paper-figures", "paper-notes", "paper-page"],
  ...["paper-cards", "paper-front", "paper-sections"],
].map((sheet) => `../../components/site/${sheet}.css`);
const FONT_SHEETS = [
  "@fontsource-variable/source-serif-4/wght.css",
  "@fontsource-variable/source-serif-4/wght-italic.css",
  "@fontsource-variable/public-sans/wght.css",
];
const FACES = /\/\* ([\w-]+-latin(?:-ext)?-wght-(?:normal|italic)) \*\/\s*(@font-face \{[^}]*\})/g;
const FIRST_SEEN = "source-serif-4-latin-wght-normal";

/** The font faces of the packages for the Latin letters, each with an address that changes with its bytes. */
function fontFaces(): { css: string; fonts: Map<string, Buffer>; preloadFont: string } {
  const fonts = new Map<string, Buffer>();
  let preloadFont = "";
  const css = FONT_SHEETS.map((sheet) => {
    const text = readFileSync(here.resolve(sheet), "utf8");
    return [...text.matchAll(FACES)].map(([, name, face]) => {
      const bytes = readFileSync(
        here.resolve(`${sheet.slice(0, sheet.lastIndexOf("/"))}/files/${name}.woff2`),
      );
      const path = `/paper/fonts/${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 10)}.woff2`;
      fonts.set(path, bytes);
      if (name === FIRST_SEEN) preloadFont = path;
      return face!.replace(/url\([^)]*\) format\('[\w-]+'\)/, `url(${path}) format("woff2")`);
    });
  })
    .flat()
    .join("\n");
  return { css, fonts, preloadFont };
}

/** Comments and blanks that say nothing to a browser. */
const pressed = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;\}/g, "}")
    .trim();

function makeDress(): Dress {
  const { css: faces, fonts, preloadFont } = fontFaces();
  const sheets = SHEETS.map((sheet) => readFileSync(new URL(sheet, import.meta.url), "utf8"));
  const css = pressed([faces, ...sheets].join("\n"));
  return { css, fonts, preloadFont, styleHash: createHash("sha256").update(css).digest("base64") };
}

/** The paper's style sheet and letters, read once; in development at each rendering. */
export const dress = (): Dress =>
  settings().environment === "development" ? makeDress() : once("paper-dress", makeDress);
