"use client";

import { TextSelection } from "@tiptap/pm/state";
import { bodyLine } from "#components/editor/body-lines.ts";
import { lengthWords, outlineOf, type OutlineEntry } from "#components/editor/outline/outline-of.ts";
import { placeWords } from "#components/editor/carets/place-words.ts";
import { usePresent, useStory, type PresentPerson } from "#components/editor/session/story-context.ts";
import { useDetails } from "#components/editor/session/use-details.ts";
import { useWordCount } from "#components/editor/outline/use-word-count.ts";
import { useEditorState } from "#components/editor/session/use-editor-state.ts";
import { Face } from "#components/ui/face.tsx";
import { fieldPlace } from "#lib/document/binding/positions.ts";
import styles from "./story-outline.module.css";

const NONE: OutlineEntry[] = [];
const NAMES: Record<OutlineEntry["kind"], string> = {
  headline: "Headline",
  standfirst: "Standfirst",
  subheading: "Sub-heading",
  picture: "Picture",
  text: "Text",
};

const isIn = ({ field, line }: PresentPerson, { kind, from, to }: OutlineEntry): boolean =>
  kind === "headline" || kind === "standfirst"
    ? field === kind
    : field === "body" && line !== null && line >= from && line < to;

/** The story at a glance: its parts, who is in which, and its length against the target. */
export function StoryOutline() {
  const { editor } = useStory();
  const present = usePresent();
  const entries =
    useEditorState({
      editor,
      selector: ({ editor: current }) => (current ? outlineOf(current.state.doc) : NONE),
      equalityFn: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    }) ?? NONE;

  const go = ({ kind, from }: OutlineEntry) => {
    if (!editor) return;
    const { tr, doc } = editor.state;
    const isField = kind === "headline" || kind === "standfirst";
    const position = isField ? fieldPlace(doc, kind).start : (bodyLine(doc, from)?.position ?? 0) + 1;
    editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(position))).scrollIntoView());
    editor.view.focus();
  };
  return (
    <div className={styles["outline"]}>
      <Length />
      <ol>
        {entries.map((entry, index) => (
          <li key={index} data-kind={entry.kind}>
            <button type="button" onClick={() => go(entry)} aria-label={labelOf(entry)}>
              {entry.words.trim() || <em>{NAMES[entry.kind]}</em>}
            </button>
            <span className={styles["people"]}>
              {present
                .filter((person) => !person.isMe && isIn(person, entry))
                .map((person) => (
                  <span key={person.personId} title={`${person.name}, ${placeWords(person)}`}>
                    <Face name={person.name} ink={person.ink} small />
                  </span>
                ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const labelOf = ({ kind, words }: OutlineEntry): string => {
  const said = words.trim();
  return said && kind !== "text" ? `${NAMES[kind]}: ${said}` : NAMES[kind];
};

/** Words against the target, as a thin bar and in words. */
function Length() {
  const count = useWordCount();
  const [{ length }] = useDetails();
  const words = lengthWords(count, length);
  const share = length ? Math.min(1, count / length) : 0;
  return (
    <div className={styles["length"]} data-over={length && count > length ? true : undefined}>
      <span>{words}</span>
      {length !== undefined && (
        <div
          role="progressbar"
          aria-label="Length"
          aria-valuemin={0}
          aria-valuemax={length}
          aria-valuenow={Math.min(count, length)}
          aria-valuetext={words}
          className={styles["bar"]}
        >
          <div style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  );
}
