import type { AuthorRun, Authorship } from "#lib/document/provenance/authorship-of-words.ts";
import { lineText, type Line, type StoryWords } from "#lib/document/story/words.ts";
import { lineStarts } from "#lib/document/versions/restore-script.ts";

/** Words by one hand; ids of people, null where nobody is known or nobody had to accept them. */
export interface AuthoredWords {
  text: string;
  author: string | null;
  accepter: string | null;
}

/** Every word of a version with who wrote it. */
export interface AuthoredVersion {
  headline: AuthoredWords[];
  standfirst: AuthoredWords[];
  lines: { kind: Line["kind"]; words: AuthoredWords[] }[];
}

/** Lays what is kept of a version's authors over its words: both count the same characters and line markers. */
export function authoredVersion(words: StoryWords, authorship: Authorship): AuthoredVersion {
  const starts = lineStarts(words.lines);
  const lay = (field: "headline" | "standfirst" | "body", text: string, from: number): AuthoredWords[] =>
    laid(text, from, authorship[field], authorship.people);
  return {
    headline: lay("headline", words.headline, 0),
    standfirst: lay("standfirst", words.standfirst, 0),
    lines: words.lines.map((line, number) => ({
      kind: line.kind,
      // Behind the line's own marker.
      words: lay("body", lineText(line), starts[number]! + 1),
    })),
  };
}

function laid(
  text: string,
  from: number,
  runs: readonly AuthorRun[],
  people: readonly string[],
): AuthoredWords[] {
  const found: AuthoredWords[] = [];
  let unit = 0;
  for (const [length, author, accepter] of runs) {
    const first = Math.max(0, unit - from);
    const last = Math.min(text.length, unit + length - from);
    unit += length;
    if (first >= last) continue;
    const words = { author: people[author] ?? null, accepter: people[accepter] ?? null };
    const before = found.at(-1);
    if (before?.author === words.author && before.accepter === words.accepter)
      before.text += text.slice(first, last);
    else found.push({ text: text.slice(first, last), ...words });
  }
  // What is kept may know less than there is: nothing of the words is left out for that.
  const rest = text.slice(Math.max(0, unit - from));
  if (rest) found.push({ text: rest, author: null, accepter: null });
  return found;
}
