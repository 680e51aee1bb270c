import type { ReactNode } from "react";
import { CHANGE_KIND_NAMES, type PublicNote } from "#lib/newsroom/publications/publication.ts";
import { stampOf, type Clockface } from "#components/site/stamp.ts";
import { textDirection } from "#components/site/text-direction.ts";

/** What was put right after publication, newest first; it stays for as long as the story does. */
export function PublicNotes({ notes, clock }: { notes: PublicNote[]; clock: Clockface }): ReactNode {
  if (notes.length === 0) return null;
  return (
    <aside className="notes" aria-label="Corrections and clarifications">
      {notes.toReversed().map((note, at) => {
        const stamp = stampOf(new Date(note.at), clock);
        return (
          <div key={at} className="note" data-change={note.change}>
            <p className="note-kind">
              <b>{CHANGE_KIND_NAMES[note.change]}</b>, <time dateTime={stamp.datetime}>{stamp.text}</time>
            </p>
            <p dir={textDirection(note.text)}>{note.text}</p>
          </div>
        );
      })}
    </aside>
  );
}
