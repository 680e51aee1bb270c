import type { Mentions } from "#lib/newsroom/queries/query.ts";

/** Somebody or some desk that a message can call upon. */
export interface Mentionable {
  kind: "person" | "desk";
  id: string;
  name: string;
}

interface Found {
  from: number;
  to: number;
  name: string;
}

/** Every "@name" in a text, the longest name first where one begins another. */
function found(text: string, names: readonly string[]): Found[] {
  const longestFirst = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length);
  const calls: Found[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    // In the middle of a word it is an address and calls nobody.
    if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]!)) continue;
    const name = longestFirst.find((its) => isCall(text, at + 1, its));
    if (name) calls.push({ from: at, to: at + 1 + name.length, name });
  }
  return calls;
}

const isCall = (text: string, at: number, name: string): boolean =>
  text.slice(at, at + name.length).toLocaleLowerCase() === name.toLocaleLowerCase() &&
  !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));

/**
 * Whom a message calls upon by "@name". Two of one name are both called, unless one of them was picked from the list: then
 * only who was picked.
 */
export function mentionsIn(
  text: string,
  candidates: readonly Mentionable[],
  picked: readonly string[] = [],
): Mentions {
  const called = new Set(
    found(
      text,
      candidates.map(({ name }) => name),
    ).map(({ name }) => name.toLocaleLowerCase()),
  );
  const meant = candidates.filter(({ name }) => called.has(name.toLocaleLowerCase()));
  const wasPicked = (one: Mentionable) => picked.includes(`${one.kind}:${one.id}`);
  const kept = meant.filter(
    (one) =>
      wasPicked(one) ||
      !meant.some(
        (other) => other.name.toLocaleLowerCase() === one.name.toLocaleLowerCase() && wasPicked(other),
      ),
  );
  const idsOf = (kind: Mentionable["kind"]) => kept.filter((one) => one.kind === kind).map(({ id }) => id);
  return { people: idsOf("person"), desks: idsOf("desk") };
}

/** A text cut where it calls somebody, so that the calls can be shown as such. */
export function textParts(text: string, names: readonly string[]): { text: string; isMention: boolean }[] {
  const parts: { text: string; isMention: boolean }[] = [];
  let at = 0;
  for (const { from, to } of found(text, names)) {
    if (from > at) parts.push({ text: text.slice(at, from), isMention: false });
    parts.push({ text: text.slice(from, to), isMention: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMention: false });
  return parts;
}

/** What is being typed after an "@" before the caret, and where the "@" stands; null when no name is being typed. */
export function mentionBeingTyped(text: string, caret: number): { from: number; typed: string } | null {
  const match = /(?:^|[^\p{L}\p{N}])@([^\n@]{0,40})$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const typed = match[1]!;
  return { from: caret - typed.length - 1, typed };
}

const MOST_OFFERED = 6;

/** Who is offered for what was typed: names, or a word of them, that begin so; people before desks. */
export function offeredFor(typed: string, candidates: readonly Mentionable[]): Mentionable[] {
  // A blank after a whole name ends it; one inside a name goes on.
  const wanted = typed.toLocaleLowerCase();
  return candidates
    .filter(({ name }) => {
      const lower = name.toLocaleLowerCase();
      return lower.startsWith(wanted) || lower.split(/\s+/).some((word) => word.startsWith(wanted));
    })
    .slice(0, MOST_OFFERED);
}
