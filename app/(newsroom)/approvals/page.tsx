import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import "#components/site/paper.css";
import { ApprovalsScreen } from "#components/approvals/approvals-screen.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { holds } from "#lib/newsroom/people/actor.ts";
import { approvals, waitingToBePinned } from "#lib/newsroom/stories/reads/approvals.ts";
import { approvalActions } from "./approval-actions.ts";

export const metadata: Metadata = { title: "Approvals" };

export default async function Page() {
  const actor = await requireActor();
  if (!holds(actor, "manager")) forbidden();
  // What is shown is what is approved: words that moved on since they were last pinned are pinned first.
  for (const storyId of await waitingToBePinned()) await pinRevision(storyId, "opened", actor.personId);
  return (
    <>
      <RefreshOn subjects={["story", "picture", "wire-source", "newsroom"]} />
      <ApprovalsScreen waiting={await approvals(actor)} actions={approvalActions} />
    </>
  );
}
