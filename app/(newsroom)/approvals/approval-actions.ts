import type { DecidingActions } from "#components/stories/story-view.ts";
import * as actions from "./actions.ts";

/** What can be decided on this page. */
export const approvalActions: DecidingActions = {
  decide: { approve: actions.approve, return: actions.returnToWriter, "back-to-copy-desk": actions.back },
  pinForDecision: actions.pinForDecision,
};
