/** How far a zone's clock is ahead of UTC at this instant, in milliseconds. */
function aheadOfUtc(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const clock = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return clock - Math.floor(at / 1000) * 1000;
}

/** The instant a wall clock in this zone shows "2026-11-23T14:05"; null when that is no time. */
export function instantOf(local: string, zone: string): Date | null {
  const read = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(local);
  if (!read) return null;
  const [year, month, day, hour, minute, second] = read.slice(1).map((digits) => Number(digits ?? 0));
  const asUtc = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  if (Number.isNaN(asUtc)) return null;
  // Twice, because the first guess may lie on the other side of a change to or from summer time.
  const guess = asUtc - aheadOfUtc(asUtc, zone);
  return new Date(asUtc - aheadOfUtc(guess, zone));
}

/** What a wall clock in this zone shows, as a date-time input takes it. */
export function localOf(at: Date, zone: string): string {
  return new Date(at.getTime() + aheadOfUtc(at.getTime(), zone)).toISOString().slice(0, 16);
}
