"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { useStory } from "#components/editor/session/story-context.ts";
import { NewsroomTime } from "#components/ui/ago.tsx";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import { useSuggestions } from "./suggestions-context.tsx";
import styles from "./suggestions.module.css";

/** Long enough that nothing flickers while the pointer passes over the copy. */
const REST = 350;

interface Accepted {
  suggestedBy: string;
  acceptedBy: string;
  at: number;
}

/** Who suggested and who accepted the word at this position; null for words that were never a suggestion. */
export function acceptedAt(binding: StoryBinding, position: number): Accepted | null {
  const { facts } = binding;
  const [run] = binding.idsOf(position, position + 1);
  if (!run) return null;
  const id = facts.identity(run[0], run[1]);
  const suggester = facts.suggester(id);
  for (const [client, clock] of [
    [id.rootClient, id.rootClock],
    [id.client, id.clock],
  ] as const)
    for (const key of facts.index.accepted.covering(client, clock)) {
      const acceptance = facts.index.notes.acceptance(key);
      if (acceptance && suggester)
        return { suggestedBy: suggester, acceptedBy: acceptance.by, at: acceptance.at };
    }
  return null;
}

/** Both names stay: resting the pointer on an accepted word says who suggested and who accepted it. */
export function SuggestionHover() {
  const { editor, binding } = useStory();
  const { nameOf } = useSuggestions();
  const { locale, timezone } = useContext(NewsroomTime);
  const [said, setSaid] = useState<{ words: string; left: number; top: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (!editor || !binding) return;
    const { dom } = editor.view;
    const look = (left: number, top: number) => {
      const found = editor.isDestroyed ? null : editor.view.posAtCoords({ left, top });
      const accepted = found && found.inside >= 0 ? acceptedAt(binding, found.pos) : null;
      if (!accepted) return setSaid(null);
      const at = new Intl.DateTimeFormat(locale, {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: timezone,
      }).format(accepted.at);
      const words = `Suggested by ${nameOf(accepted.suggestedBy)}, accepted by ${nameOf(accepted.acceptedBy)}, ${at}`;
      setSaid({ words, left, top: top + 18 });
    };
    const moved = ({ clientX, clientY }: MouseEvent) => {
      clearTimeout(timer.current);
      setSaid(null);
      timer.current = setTimeout(() => look(clientX, clientY), REST);
    };
    const left = () => {
      clearTimeout(timer.current);
      setSaid(null);
    };
    dom.addEventListener("mousemove", moved);
    dom.addEventListener("mouseleave", left);
    dom.addEventListener("keydown", left);
    return () => {
      left();
      dom.removeEventListener("mousemove", moved);
      dom.removeEventListener("mouseleave", left);
      dom.removeEventListener("keydown", left);
    };
  }, [editor, binding, nameOf, locale, timezone]);

  if (!said) return null;
  return (
    <div role="tooltip" className={styles["hover"]} style={{ left: said.left, top: said.top }}>
      {said.words}
    </div>
  );
}
