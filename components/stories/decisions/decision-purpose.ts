import type { Decision } from "#lib/newsroom/stories/decisions.ts";

/** What a decision will do, said before it is done. */
export function decisionPurpose(
  decision: Decision,
  story: { stage: string; approvedAndChanged: boolean; live: boolean },
): string {
  switch (decision) {
    case "file":
      return "The copy desk is told; you can go on typing.";
    case "return":
      return "The story goes back to its writer, who sees your note.";
    case "send-for-approval":
      return "The managers see it under Approvals; the copy desk can go on working on it.";
    case "back-to-copy-desk":
      return "The copy desk gets the story back, with your note.";
    case "approve":
      return "Exactly what is named below may be published. Any change after this needs a new approval.";
    case "publish":
      if (story.stage !== "approved")
        return "Breaking news: the story goes out as it stands now, without the stages between. The record says so.";
      if (story.approvedAndChanged)
        return "The approved version goes out. What was changed since then stays behind until it is approved.";
      return "Readers get exactly the approved version, at once.";
    case "schedule":
      return "Readers get exactly the approved version at the time you choose. A hold stops it.";
    case "update":
      return "The approved version takes the place of the page that readers have now, at the same address.";
    case "hold":
      return "Nothing of this story goes out while the hold stands. People can go on writing.";
    case "release-hold":
      return "That hold no longer stops the story. Other holds still do.";
    case "withdraw":
      return "Readers get a notice in place of the page, and the feeds drop it. The story stays here.";
    case "spike":
      return story.live
        ? "The working copy is put away; the live page stays as it is. It can be restored."
        : "The story is put away and can be read but not changed. It can be restored.";
    case "restore":
      return "The story comes back to the stage at which it was spiked.";
  }
}
