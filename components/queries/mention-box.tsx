"use client";

import { Textarea } from "@mantine/core";
import { useId, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { flushSync } from "react-dom";
import { mentionBeingTyped, offeredFor, type Mentionable } from "#lib/newsroom/queries/mentions.ts";
import { LONGEST_QUERY } from "#lib/newsroom/queries/query.ts";
import styles from "./queries.module.css";

export interface MentionBoxProps {
  /** Its name on the screen; without one it is only read aloud. */
  label: string;
  isLabelShown?: boolean;
  /** A sheet that opens with it gives it the keyboard. */
  isFirst?: boolean;
  placeholder?: string;
  minRows?: number;
  text: string;
  mentionable: readonly Mentionable[];
  boxRef?: Ref<HTMLTextAreaElement>;
  onText(text: string): void;
  /** Somebody was chosen from the list, as "person:id" or "desk:id". */
  onPick(picked: string): void;
  /** Ctrl/Cmd-Enter. */
  onSend(): void;
  onLeave?(): void;
}

/** A textbox in which `@` offers people and desks, chosen by arrows and Enter. */
export function MentionBox(props: MentionBoxProps) {
  const { label, isLabelShown = false, isFirst, placeholder, minRows = 1, text, mentionable, boxRef } = props;
  const listId = useId();
  const own = useRef<HTMLTextAreaElement | null>(null);
  const [caret, setCaret] = useState(0);
  const [marked, setMarked] = useState(0);
  /** The "@" whose list was put away. */
  const [putAway, setPutAway] = useState<number | null>(null);

  const typing = mentionBeingTyped(text, Math.min(caret, text.length));
  const isWanted = typing !== null && typing.from !== putAway;
  const all = isWanted ? offeredFor(typing.typed, mentionable) : [];
  // A name that is written out needs no list any more.
  const offered = all.length === 1 && all[0]!.name === typing?.typed ? [] : all;
  const at = Math.min(marked, Math.max(0, offered.length - 1));

  const pick = (one: Mentionable) => {
    if (!typing) return;
    const before = `${text.slice(0, typing.from)}@${one.name} `;
    const after = text.slice(typing.from + 1 + typing.typed.length).replace(/^ /, "");
    // Drawn at once: a caret that is set later would land among what was typed meanwhile.
    flushSync(() => {
      props.onText(before + after);
      props.onPick(`${one.kind}:${one.id}`);
      setCaret(before.length);
      setMarked(0);
    });
    own.current?.setSelectionRange(before.length, before.length);
  };

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return props.onSend();
    }
    if (offered.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) setMarked((at + step + offered.length) % offered.length);
      else if (event.key === "Enter" || event.key === "Tab") pick(offered[at]!);
      else if (event.key === "Escape") setPutAway(typing!.from);
      else return;
      event.preventDefault();
      return event.stopPropagation();
    }
    if (event.key === "Escape" && props.onLeave) {
      event.stopPropagation();
      props.onLeave();
    }
  };

  const follow = () => setCaret(own.current?.selectionStart ?? 0);
  const isOpen = offered.length > 0;
  return (
    <div className={styles["box"]}>
      <Textarea
        {...(isLabelShown ? { label } : { "aria-label": label })}
        {...(placeholder ? { placeholder } : {})}
        {...(isFirst ? { "data-autofocus": true } : {})}
        ref={(element) => {
          own.current = element;
          if (typeof boxRef === "function") boxRef(element);
          else if (boxRef) boxRef.current = element;
        }}
        autosize
        minRows={minRows}
        maxRows={10}
        value={text}
        error={
          text.trim().length > LONGEST_QUERY
            ? `At most ${LONGEST_QUERY.toLocaleString("en")} characters: this has ${text.trim().length.toLocaleString("en")}.`
            : null
        }
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(isOpen ? { "aria-controls": listId, "aria-activedescendant": `${listId}-${at}` } : {})}
        onChange={(event) => {
          props.onText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setMarked(0);
        }}
        onKeyDown={press}
        onSelect={follow}
        onBlur={() => setCaret(0)}
      />
      {isOpen && (
        <ul id={listId} role="listbox" aria-label="People and desks" className={styles["offered"]}>
          {offered.map((one, index) => (
            <li
              key={`${one.kind}:${one.id}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(one)}
            >
              <span>{one.name}</span>
              {one.kind === "desk" && <span className={styles["kind"]}>desk</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
