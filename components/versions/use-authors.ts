import { useState } from "react";
import { authoredWords } from "#components/editor/versions/authored-words.ts";
import { useLayer } from "#components/editor/versions/use-layer.ts";
import { authorshipOf, wordShares, type WordShare } from "#lib/document/provenance/authorship-of-words.ts";
import { wordsFrom } from "#lib/document/story/accepted-words.ts";
import { useNames } from "./use-names.ts";

export interface Authors {
  on: boolean;
  toggle(): void;
  /** Null while the copy is not coloured. */
  shares: readonly WordShare[] | null;
  nameOf(person: string): string;
}

/** Who wrote what: colours the copy by person, and counts. Whose words are whose is what the server bound, never a claim. */
export function useAuthors(people: readonly { id: string; name: string }[]): Authors {
  const [on, setOn] = useState(false);
  const nameOf = useNames(people);
  const { shown } = useLayer("authors", on, ({ facts }) => ({
    marks: authoredWords(facts, nameOf),
    shown: wordShares(wordsFrom(facts), authorshipOf(facts)),
  }));
  return { on, toggle: () => setOn(!on), shares: shown, nameOf };
}
