import { Fragment, type ReactNode } from "react";
import type { Run } from "#lib/document/story/words.ts";

/** Only these lead anywhere; anything else that looks like a link stays text. */
const SAFE_LINK = /^(https?:\/\/|mailto:)/i;

function marked(run: Run): ReactNode {
  let text: ReactNode = run.text
    .split("\n")
    .flatMap((part, at) => (at === 0 ? [part] : [<br key={at} />, part]));
  if (run.italic) text = <em>{text}</em>;
  if (run.bold) text = <strong>{text}</strong>;
  return text;
}

/** Neighbouring runs under one link are one link, whatever else marks them. */
function linked(runs: Run[]): { link: string | undefined; runs: Run[] }[] {
  const groups: { link: string | undefined; runs: Run[] }[] = [];
  for (const run of runs) {
    const link = run.link && SAFE_LINK.test(run.link) ? run.link : undefined;
    const last = groups.at(-1);
    if (last && last.link === link) last.runs.push(run);
    else groups.push({ link, runs: [run] });
  }
  return groups;
}

export function Runs({ runs }: { runs: Run[] }): ReactNode {
  return linked(runs).map((group, at) => {
    const text = group.runs.map((run, key) => <Fragment key={key}>{marked(run)}</Fragment>);
    return group.link ? (
      <a key={at} href={group.link} rel="noopener">
        {text}
      </a>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    );
  });
}
