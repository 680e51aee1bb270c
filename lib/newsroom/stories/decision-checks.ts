import type { Check } from "#lib/newsroom/stories/checks.ts";
import { holdSentence, openSuggestionsSentence } from "#lib/newsroom/stories/refusals.ts";
import type { StoryFacts } from "#lib/newsroom/stories/story-facts.ts";

/** What keeps a story from its readers beside its words: holds, and suggestions nobody has answered. */
export function decisionChecks(facts: Pick<StoryFacts, "stage" | "holds" | "openSuggestions">): {
  blocking: Check[];
  warnings: Check[];
} {
  const blocking: Check[] = facts.holds.map((hold) => ({
    id: `hold-${hold.id}`,
    sentence: holdSentence(hold),
    overridable: false,
  }));
  if (facts.openSuggestions === 0) return { blocking, warnings: [] };
  const open: Check = {
    id: "open-suggestions",
    sentence: openSuggestionsSentence(facts.openSuggestions),
    overridable: false,
    where: { tab: "Suggestions" },
  };
  // What is approved goes out without them: suggestions are in no revision.
  return facts.stage === "approved"
    ? { blocking, warnings: [{ ...open, overridable: true }] }
    : { blocking: [...blocking, open], warnings: [] };
}
