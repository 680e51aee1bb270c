import { CHANGE_KIND_NAMES, type ChangeKind } from "#lib/newsroom/publications/publication.ts";
import { HOLD_KIND_NAMES, STAGE_NAMES, type HoldKind, type Stage } from "#lib/newsroom/stories/story.ts";

type Fact = Record<string, unknown>;

/** Who does what nobody pressed a button for. */
export const NEWSROOM_ITSELF = "Galley";

const text = (fact: Fact, key: string): string => (typeof fact[key] === "string" ? fact[key] : "");
const stage = (fact: Fact, key: string): string => STAGE_NAMES[text(fact, key) as Stage] ?? "";
const hold = (fact: Fact): string =>
  `${(HOLD_KIND_NAMES[text(fact, "kind") as HoldKind] ?? "").toLowerCase()} hold`.trim();
const alone = (fact: Fact): string => (fact["withoutSecondPair"] ? ", without a second pair of eyes" : "");
const unscheduled = (fact: Fact): string =>
  fact["scheduleTakenBack"] ? "; its schedule was taken back" : "";

const list = (names: unknown): string =>
  Array.isArray(names)
    ? new Intl.ListFormat("en", { type: "conjunction" }).format(
        names.filter((name) => typeof name === "string"),
      )
    : "";

/** "Asha Rao’s suggestion: replace “13” with “12”", "5 suggestions by Asha Rao and Vikram Sethi". */
function suggestions(fact: Fact): string {
  const people = list(fact["people"]);
  const known = Array.isArray(fact["suggestions"]) ? (fact["suggestions"] as Fact[]) : [];
  const [first] = known;
  if (!first || typeof fact["count"] !== "number") return fact["all"] ? "all suggestions" : "a suggestion";
  if (fact["count"] > 1) return `${fact["all"] ? "all " : ""}${fact["count"]} suggestions by ${people}`;
  const what = text(first, "what");
  return `${people || "a colleague"}’s suggestion: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

/** What somebody did, so that it reads on after their name: "Asha Rao" "filed the story to the copy desk". */
const ACTS: Record<string, (fact: Fact, when: (iso: string) => string) => string> = {
  "story.created": () => "began the story",
  "story.filed": () => "filed the story to the copy desk",
  "story.returned": () => "returned the story to its writer",
  "story.sent-for-approval": () => "sent the story for approval",
  "story.sent-back": (fact) => `sent the story back to the copy desk${unscheduled(fact)}`,
  "story.approved": (fact) => `approved the story${alone(fact)}`,
  "story.published": (fact) =>
    fact["breakingNews"]
      ? `published the story as breaking news${alone(fact)}`
      : fact["scheduledFor"]
        ? "published the story as scheduled"
        : "published the story",
  "story.scheduled": (fact, when) => `scheduled the story for ${when(text(fact, "at"))}`,
  "story.schedule-missed": () => "did not publish the story at its time",
  "story.updated": (fact) =>
    `updated the live story (${(CHANGE_KIND_NAMES[text(fact, "change") as ChangeKind] ?? "").toLowerCase()})`,
  "story.held": (fact, when) =>
    `placed a ${hold(fact)}${text(fact, "until") ? ` until ${when(text(fact, "until"))}` : ""}`,
  "story.hold-released": (fact) => `released the ${hold(fact)}`,
  "story.withdrawn": () => "withdrew the story",
  "story.spiked": (fact) => `spiked the story${unscheduled(fact)}`,
  "story.restored": (fact) => `restored the story (${stage(fact, "to").toLowerCase()})`,
  "story.record-set-aside": (fact) =>
    fact["parts"] === 1
      ? "set aside a part of the story’s record that cannot be read"
      : `set aside ${String(fact["parts"])} parts of the story’s record that cannot be read`,
  "story.assigned": (fact) =>
    text(fact, "name") ? `gave the story to ${text(fact, "name")}` : "took the story from its assignee",
  "story.moved": (fact) =>
    text(fact, "name") ? `moved the story to ${text(fact, "name")}` : "took the story from its desk",
  "story.attribution-overridden": (fact) =>
    text(fact, "line").trim()
      ? `overrode the attribution line: “${text(fact, "line").trim()}”`
      : "overrode the attribution line by none at all",
  "story.attribution-computed": () => "went back to the computed attribution line",
  "picture.discarded": () => "took back a picture that was sent and not added",
  "picture.credited": (fact) =>
    text(fact, "to")
      ? `set the credit line of a picture to “${text(fact, "to")}”${text(fact, "from") ? `, before “${text(fact, "from")}”` : ""}`
      : `took the credit line “${text(fact, "from")}” from a picture`,
  "story.due-set": (fact, when) =>
    text(fact, "at") ? `wants the story by ${when(text(fact, "at"))}` : "took away when the story is due",
  "story.suggestions-accepted": (fact) => `accepted ${suggestions(fact)}`,
  "story.suggestions-rejected": (fact) => `rejected ${suggestions(fact)}`,
  "story.suggestions-reopened": (fact) =>
    `took back ${fact["accept"] ? "accepting" : "rejecting"} ${suggestions(fact)}`,
  "query.asked": (fact) => (fact["required"] ? "asked a query that must be resolved" : "asked a query"),
  "query.answered": () => "replied to a query",
  "query.resolved": () => "resolved a query",
  "query.reopened": () => "reopened a query",
  "revision.named": (fact) =>
    text(fact, "name")
      ? `named version ${String(fact["number"])} “${text(fact, "name")}”`
      : `took the name from version ${String(fact["number"])}`,
};

/** An event of a story in words, without the person. What is not known yet is said by its name. */
export function storyAct(name: string, fact: Fact, when: (iso: string) => string): string {
  const act = ACTS[name];
  return act ? act(fact, when) : name.replace(/^story\./, "").replaceAll(/[.-]/g, " ");
}

/** What a version was pinned for, as a list of versions says it. */
const VERSION_ACTS: Record<string, string> = {
  "story.filed": "filed",
  "story.returned": "returned",
  "story.sent-for-approval": "sent for approval",
  "story.sent-back": "sent back",
  "story.approved": "approved",
  "story.scheduled": "scheduled",
  "story.published": "published",
  "story.updated": "published",
  opened: "looked at",
  automatic: "kept after a stretch of work",
  "before-restoring": "before a version was restored",
};

/** By what was decided about it, else by why it was pinned. */
export function versionAct(pinnedFor: string, decided: readonly string[]): string {
  const acts = [...new Set(decided.flatMap((name) => VERSION_ACTS[name] ?? []))];
  if (acts.length > 0) return acts.join(", ");
  return VERSION_ACTS[pinnedFor] ?? pinnedFor.replace(/^story\./, "").replaceAll("-", " ");
}
