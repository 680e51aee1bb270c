"use server";

import { readAction } from "#lib/auth/read-action.ts";
import { namePresentWords } from "#lib/collaboration/versions/name-present-words.ts";
import { versionToRestore } from "#lib/collaboration/versions/version-to-restore.ts";
import { versionList } from "#lib/newsroom/revisions/reads/version-list.ts";

export const olderVersions = readAction((actor, { storyId, before }: { storyId: string; before: number }) =>
  versionList(actor, String(storyId), Number(before) || 1),
);
export const toRestore = readAction(versionToRestore);
export const nameNow = readAction(namePresentWords);
