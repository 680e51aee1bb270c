import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

/** A place in a stack: of a file that was built, with line and column. */
const PLACE = /(?<=^|[\s(])((?:file:\/\/)?\/[^\s()]+\.m?js):(\d+):(\d+)/;
/** So many maps are kept: one of a page's part can take megabytes. */
const MOST_KEPT = 20;
const maps = new Map<string, SourceMap | null>();

/**
 * Stacks name places in the sources, not in what was built from them. Node can do so by itself, but then reads every map while
 * it starts, a second's work; this reads one when a stack is looked at that needs it.
 */
export function nameSourcePlaces(): void {
  Error.prepareStackTrace = (error, frames) =>
    [headOf(error), ...frames.map((frame) => `    at ${sourcePlace(String(frame))}`)].join("\n");
}

/** What stands in an error's first line; errors of a database carry what is no message of ours, and are printed elsewhere. */
const headOf = (error: Error): string => {
  try {
    return String(error);
  } catch {
    // What was thrown cannot even say what it is; its places can still be told.
    return "Error";
  }
};

export const sourcePlace = (frame: string): string =>
  frame.replace(PLACE, (place, file: string, line: string, column: string) => {
    const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!found || !("originalSource" in found) || !found.originalSource) return place;
    return `${shortened(found.originalSource)}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  let map: SourceMap | null = null;
  try {
    const path = file.startsWith("file:") ? fileURLToPath(file) : file;
    map = new SourceMap(
      JSON.parse(readFileSync(`${path}.map`, "utf8")) as ConstructorParameters<typeof SourceMap>[0],
    );
  } catch {
    // A package's file, or a map that went with an older build: then the place stays as it is.
  }
  if (maps.size >= MOST_KEPT) maps.delete(maps.keys().next().value!);
  maps.set(file, map);
  return map;
}

/** From the checkout on: `lib/…`, whatever stood before it. */
const shortened = (source: string): string =>
  source.replace(/^(turbopack:\/\/\/\[project\]\/|(\.\.\/)+)/, "");
