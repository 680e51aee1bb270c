"use client";

import { createContext, useContext } from "react";
import { FULL, SHORT, stampOf } from "./formats.ts";
import { useNow } from "./now.ts";

/** The newsroom's zone and locale, for every time and number that is shown. */
export const NewsroomTime = createContext<{ locale: string; timezone: string }>({
  locale: "en-IN",
  timezone: "Asia/Kolkata",
});

function wordsOf(seconds: number): string | null {
  if (seconds < 45) return "just now";
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 22 * 3600) return `${Math.round(seconds / 3600)} h ago`;
  return null;
}

/** "12 min ago", with the full stamp on hover, in the newsroom's zone. */
export function Ago({ at }: { at: string }) {
  const zone = useContext(NewsroomTime);
  const now = useNow();
  const words = now === null ? null : wordsOf((now - Date.parse(at)) / 1000);
  return (
    <time dateTime={at} title={stampOf(at, zone, FULL)}>
      {words ?? stampOf(at, zone, SHORT)}
    </time>
  );
}
