"use client";

import { useContext } from "react";
import { NewsroomTime } from "#components/ui/ago.tsx";

/** "30 Nov, 3:24 pm", in the newsroom's zone. */
export function Day({ at }: { at: string }) {
  const { locale, timezone } = useContext(NewsroomTime);
  const moment = new Date(at);
  const stamp = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: timezone, ...style }).format(moment);
  return (
    <time dateTime={at} title={stamp({ dateStyle: "full", timeStyle: "long" })}>
      {stamp({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit" })}
    </time>
  );
}
