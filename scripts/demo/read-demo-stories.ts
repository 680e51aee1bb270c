import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Line, Run } from "#lib/document/story/words.ts";

export interface DemoStory {
  slugline: string;
  section: string;
  /** A stage, or "live", "live-changing", "scheduled", "withdrawn", "hold-legal", "hold-embargo", "hold-pictures". */
  state: string;
  desk: string;
  writer: string;
  place: string;
  kicker: string;
  topics: string;
  sources: string[];
  hoursAgo: number;
  length: number;
  headline: string;
  standfirst: string;
  lines: Line[];
  pictures: { motif: string; caption: string; alt: string; credit: string }[];
}

const runs = (text: string): Run[] => (text ? [{ text }] : []);

function lineOf(text: string, pictures: DemoStory["pictures"]): Line {
  if (text.startsWith("@picture ")) {
    const [motif, caption, alt, credit] = text
      .slice(9)
      .split(" | ")
      .map((part) => part.trim());
    pictures.push({
      motif: motif!,
      caption: caption!,
      alt: alt!,
      credit: (credit ?? "").replace(/^Image:\s*/, ""),
    });
    // The id is put in when the picture has been added.
    return { kind: "picture", runs: runs(caption!), alt: alt!, picture: String(pictures.length - 1) };
  }
  if (text.startsWith("## ")) return { kind: "subheading", runs: runs(text.slice(3)) };
  if (text.startsWith("> ")) return { kind: "quote", runs: runs(text.slice(2)) };
  if (text.startsWith("- ")) return { kind: "listItem", ordered: false, level: 0, runs: runs(text.slice(2)) };
  return { kind: "paragraph", runs: runs(text) };
}

function storyOf(text: string): DemoStory {
  const [head, headline, standfirst, ...body] = text.trim().split("\n");
  const parts = head!.split("|").map((part) => part.trim());
  const [slugline, section, state, desk, writer, place, kicker, topics, sources, , hoursAgo, length] = parts;
  const pictures: DemoStory["pictures"] = [];
  return {
    slugline: slugline!,
    section: section!,
    state: state!,
    desk: desk!,
    writer: writer!,
    place: place!,
    kicker: kicker!,
    topics: topics!,
    sources: sources!.split(",").filter(Boolean),
    hoursAgo: Number(hoursAgo),
    length: Number(length),
    headline: headline!,
    standfirst: standfirst!,
    lines: body.filter((line) => line.trim() !== "").map((line) => lineOf(line, pictures)),
    pictures,
  };
}

/** The invented stories of the demonstration newsroom, in the order of the files. */
export function readDemoStories(): DemoStory[] {
  const folder = import.meta.dirname;
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split(/^=== /m).slice(1))
    .map(storyOf);
}
