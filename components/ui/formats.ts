const stamps = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

export const SHORT = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
export const FULL = { dateStyle: "full", timeStyle: "long" } as const;

/** A moment in the newsroom's language and zone. Making a formatter takes longer than a row, so each is made once. */
export function stampOf(
  at: number | string,
  { locale, timezone }: { locale: string; timezone: string },
  style: Intl.DateTimeFormatOptions,
): string {
  const key = JSON.stringify([locale, timezone, style]);
  const format = stamps.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: timezone, ...style });
  stamps.set(key, format);
  return format.format(typeof at === "string" ? Date.parse(at) : at);
}

/** "12,345" as the newsroom writes it, the same on the server and in every browser. */
export function countOf(number: number, locale: string): string {
  const format = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  numbers.set(locale, format);
  return format.format(number);
}
