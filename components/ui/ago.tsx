"use client";

import { createContext, useContext, useEffect, useState } from "react";

/** The newsroom's zone and locale, for every time that is shown. */
export const NewsroomTime = createContext<{ locale: string; timezone: string }>({
  locale: "en-IN",
  timezone: "Asia/Kolkata",
});

const words = (seconds: number, stamp: (style: Intl.DateTimeFormatOptions) => string): string => {
  if (seconds < 45) return "just now";
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 22 * 3600) return `${Math.round(seconds / 3600)} h ago`;
  return stamp({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
};

/** "12 min ago", with the full stamp on hover, in the newsroom's zone. */
export function Ago({ at }: { at: string }) {
  const { locale, timezone } = useContext(NewsroomTime);
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const tick = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(tick);
  }, [at]);
  const moment = new Date(at);
  const stamp = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: timezone, ...style }).format(moment);
  const full = stamp({ dateStyle: "full", timeStyle: "long" });
  return (
    <time dateTime={at} title={full}>
      {now === null
        ? stamp({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit" })
        : words((now - moment.getTime()) / 1000, stamp)}
    </time>
  );
}
