import { useEffect, useState } from "react";
import { afterPause } from "#components/editor/after-pause.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { wordsFrom } from "#lib/document/story/accepted-words.ts";
import { countWords } from "#lib/newsroom/revisions/readers-view.ts";

/** Long enough that a count never costs a keystroke, short enough to look live. */
const PAUSE = 400;

/** Words of the body as readers would get them now: suggestions do not count until they are accepted. */
export function useWordCount(): number {
  const { binding } = useStory();
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!binding) return;
    const { doc, facts } = binding;
    const read = () => setCount(countWords(wordsFrom(facts).lines));
    const { soon, cancel } = afterPause(read, PAUSE);
    read();
    doc.on("update", soon);
    return () => {
      doc.off("update", soon);
      cancel();
    };
  }, [binding]);
  return count;
}
