import { useEffect, useState } from "react";
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
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      waiting = undefined;
      setCount(countWords(wordsFrom(facts).lines));
    };
    const later = () => {
      waiting ??= setTimeout(read, PAUSE);
    };
    read();
    doc.on("update", later);
    return () => {
      doc.off("update", later);
      clearTimeout(waiting);
    };
  }, [binding]);
  return count;
}
