import { requiredQuerySentence } from "#lib/newsroom/queries/query.ts";
import type { Check } from "#lib/newsroom/stories/checks.ts";
import { holdSentence, openSuggestionsSentence } from "#lib/newsroom/stories/refusals.ts";
import type { StoryFacts } from "#lib/newsroom/stories/story-facts.ts";

type Facts = Pick<
  StoryFacts,
  "stage" | "holds" | "openSuggestions" | "requiredQueries" | "fingerprint" | "approvedFingerprint"
>;

/** What keeps a story from its readers beside its words: holds, suggestions nobody has answered, and required queries. */
export function decisionChecks(facts: Facts): { blocking: Check[]; warnings: Check[] } {
  const blocking: Check[] = facts.holds.map((hold) => ({
    id: `hold-${hold.id}`,
    sentence: holdSentence(hold),
    overridable: false,
  }));
  const warnings: Check[] = [];
  // What is approved goes out without them: suggestions are in no revision.
  if (facts.openSuggestions > 0)
    into(facts.stage === "approved" ? warnings : blocking, {
      id: "open-suggestions",
      sentence: openSuggestionsSentence(facts.openSuggestions),
      where: { tab: "Suggestions" },
    });
  const isApproved = facts.stage === "approved" && facts.fingerprint === facts.approvedFingerprint;
  for (const query of facts.requiredQueries)
    into(isApproved ? warnings : blocking, {
      id: `query-${query.id}`,
      sentence: requiredQuerySentence(query),
      where: { tab: "Queries", query: query.id },
    });
  return { blocking, warnings };

  function into(
    list: Check[],
    check: Pick<Check, "id" | "sentence"> & { where: NonNullable<Check["where"]> },
  ) {
    list.push({ ...check, overridable: list === warnings });
  }
}
