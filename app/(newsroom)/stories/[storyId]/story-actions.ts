import type { StoryActions } from "#components/stories/story-view.ts";
import * as actions from "./actions.ts";
import * as versions from "./version-actions.ts";

/** The page's actions by the names of the decisions, as the screens ask for them. */
export const storyActions: StoryActions = {
  decide: {
    file: actions.file,
    return: actions.returnToWriter,
    "send-for-approval": actions.send,
    "back-to-copy-desk": actions.back,
    approve: actions.approve,
    publish: actions.publish,
    schedule: actions.schedule,
    update: actions.update,
    hold: actions.hold,
    "release-hold": actions.release,
    withdraw: actions.withdraw,
    spike: actions.spike,
    restore: actions.restore,
  },
  pinForDecision: actions.pinForDecision,
  assign: actions.assign,
  moveToDesk: actions.toDesk,
  setDue: actions.due,
  nameRevision: actions.name,
  namePresentWords: versions.nameNow,
  olderVersions: versions.olderVersions,
  versionToRestore: versions.toRestore,
  resolveSuggestions: actions.resolveSuggestions,
  takeBack: actions.takeBack,
};
