import type { DeskActions } from "#components/desk/desk-dialog.tsx";
import { assign, toDesk } from "./actions.ts";
import * as decisions from "./decision-actions.ts";

/** What can be asked for on the desk: giving stories, and every decision about one. */
export const deskActions: DeskActions = {
  assign,
  moveToDesk: toDesk,
  decidable: decisions.decidable,
  decide: {
    file: decisions.file,
    return: decisions.returnToWriter,
    "send-for-approval": decisions.send,
    "back-to-copy-desk": decisions.back,
    approve: decisions.approve,
    publish: decisions.publish,
    schedule: decisions.schedule,
    update: decisions.update,
    hold: decisions.hold,
    "release-hold": decisions.release,
    withdraw: decisions.withdraw,
    spike: decisions.spike,
    restore: decisions.restore,
  },
  pinForDecision: decisions.pinForDecision,
};
