"use client";

import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useStory } from "#components/editor/session/story-context.ts";
import { useLookAgain } from "#components/shell/look-again.tsx";
import type { StoryActions, VersionsView } from "#components/stories/story-view.ts";
import { useVersionLayers } from "./version-layers.tsx";
import { restoreVersion, type Restored } from "#lib/document/versions/restore-version.ts";
import { unreachable } from "#components/shell/unreachable.ts";

export interface RestoreButtonProps {
  storyId: string;
  version: VersionsView["versions"][number];
  versionToRestore: StoryActions["versionToRestore"];
}

/** Brings a version back as an edit like any other. It does not ask: it can be undone, and says so. */
export function RestoreButton({ storyId, version, versionToRestore }: RestoreButtonProps) {
  const { editor, binding, right, mode, tell } = useStory();
  const { watchWriting } = useVersionLayers();
  const lookAgain = useLookAgain();
  const [isRunning, setRunning] = useState(false);
  const sent = useRef(false);
  const refusal =
    right === "read"
      ? "You may only read this story, so you cannot restore a version of it."
      : mode === "reading"
        ? "Choose Editing or Suggesting first: while reading nothing is changed."
        : null;

  const restore = async () => {
    if (refusal) return tell(refusal);
    if (!editor || !binding || sent.current) return;
    sent.current = true;
    setRunning(true);
    const writing = watchWriting();
    const answer = await versionToRestore({ storyId, revisionId: version.id }).catch(() => null);
    sent.current = false;
    setRunning(false);
    if (!answer?.ok) return tell(answer?.sentences.join(" ") ?? unreachable("Nothing was restored."));
    if (editor.isDestroyed) return;
    const suggested = binding.mode === "suggesting";
    const others = writing();
    const restored = restoreVersion(binding, editor.view, answer.result, others.now);
    const name = version.name ? `“${version.name}”` : `version ${version.number}`;
    const { undoStack } = binding.undoStack.manager;
    const step = undoStack.at(-1);
    const undo = () => {
      if (undoStack.at(-1) === step) binding.undo();
      else tell("You have written since: take it back step by step, or restore the version before this one.");
    };
    const isDone = restored.words || restored.details || restored.sources;
    tell(
      sentenceOf(restored, name, suggested) + leftToOthers(others.names),
      isDone ? { name: "Undo", run: undo } : undefined,
    );
    lookAgain();
  };

  return (
    <Button
      variant="subtle"
      size="compact-xs"
      loading={isRunning}
      aria-disabled={refusal !== null || undefined}
      data-disabled={refusal !== null || undefined}
      {...(refusal ? { "aria-description": refusal, title: refusal } : {})}
      onClick={() => void restore()}
    >
      Restore this version
    </Button>
  );
}

function sentenceOf(restored: Restored, name: string, suggested: boolean): string {
  const { words, details, sources, leftBeside } = restored;
  const left = leftBeside ? " Details and sources stayed as they are: only words can be suggested." : "";
  if (!words && !details && !sources) return `The story reads like ${name} already.${left}`;
  const parts = [words ? "words" : "", details ? "details" : "", sources ? "sources" : ""].filter(Boolean);
  const what = new Intl.ListFormat("en", { type: "conjunction" }).format(parts);
  if (suggested) return `The words of ${name} are suggested now.${left}`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} of ${name} are back. What stood here before is kept as a version.`;
}

const leftToOthers = (names: readonly string[]): string =>
  names.length === 0
    ? ""
    : ` What ${new Intl.ListFormat("en", { type: "conjunction" }).format(names)} ${names.length === 1 ? "is" : "are"} writing just now was left as it is.`;
