"use client";

import { useContext } from "react";
import { NewsroomTime } from "#components/ui/ago.tsx";
import { FULL, SHORT, stampOf } from "#components/ui/formats.ts";

/** "30 Nov, 3:24 pm", in the newsroom's zone. */
export function Day({ at }: { at: string }) {
  const zone = useContext(NewsroomTime);
  return (
    <time dateTime={at} title={stampOf(at, zone, FULL)}>
      {stampOf(at, zone, SHORT)}
    </time>
  );
}
