import { useCallback } from "react";
import { bodyLine, bodyLines } from "#components/editor/body-lines.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import type { Check } from "#lib/newsroom/stories/checks.ts";

type Where = NonNullable<Check["where"]>;

/** Puts the caret where a check points to, and brings it into view. */
export function useGoTo(): (where: Where) => void {
  const { editor, choosePicture } = useStory();
  return useCallback(
    ({ field, line, picture }: Where) => {
      if (!editor || !field) return;
      const { doc } = editor.state;
      if (picture !== undefined) {
        // The check may be older than the last line that was put in above: the picture is looked for first.
        const lines = bodyLines(doc).filter(({ node }) => node.attrs["picture"] === picture);
        const found = lines.find(({ number }) => number === line) ?? lines[0];
        if (found) choosePicture(found.number);
        return;
      }
      let place: number | undefined;
      if (field === "body") place = (bodyLine(doc, line ?? 0) ?? bodyLine(doc, 0))?.position;
      else
        doc.forEach((node, position) => {
          if (node.type.name === field) place = position;
        });
      if (place !== undefined)
        editor
          .chain()
          .focus()
          .setTextSelection(place + 1)
          .scrollIntoView()
          .run();
    },
    [editor, choosePicture],
  );
}
