import { settings } from "#lib/platform/settings.ts";

/** An instant (ISO 8601) as the newsroom's clock tells it, for sentences about what happened; anything else as it is. */
export function newsroomTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const { locale, timezone } = settings();
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: timezone,
  }).format(at);
}
