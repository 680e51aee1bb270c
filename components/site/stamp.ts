/** In which zone and language the newsroom tells the time. */
export interface Clockface {
  locale: string;
  timezone: string;
}

/** One moment, told to machines and to people. */
export interface Stamp {
  /** ISO 8601 in the newsroom's zone, whole seconds: "2021-09-29T18:25:00+05:30". */
  datetime: string;
  /** "29 September 2021, 6:25 pm IST". */
  text: string;
}

const kept = new Map<string, Intl.DateTimeFormat>();

function format(clock: Clockface, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${clock.locale} ${clock.timezone} ${name}`;
  let known = kept.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(clock.locale, { timeZone: clock.timezone, ...options });
    kept.set(key, known);
  }
  return known;
}

// Some locales put a narrow no-break blank before "pm"; a search for the printed stamp would not find it.
const plainBlanks = (text: string): string => text.replace(/[\u202f\u00a0]/g, " ");

/** "29 September 2021". */
export const dayOf = (moment: Date, clock: Clockface): string =>
  plainBlanks(format(clock, "day", { dateStyle: "long" }).format(moment));

/** "Wednesday, 29 September 2021". */
export const fullDayOf = (moment: Date, clock: Clockface): string =>
  plainBlanks(format(clock, "full-day", { dateStyle: "full" }).format(moment));

/** "6:25 pm IST". */
export const timeOf = (moment: Date, clock: Clockface): string =>
  plainBlanks(
    format(clock, "time", { hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(moment),
  );

/** The same instant written in the newsroom's zone, without fractions of a second (headers have none). */
export function datetimeOf(moment: Date, clock: Clockface): string {
  const zone = { locale: "en-GB", timezone: clock.timezone };
  const parts = Object.fromEntries(
    format(zone, "parts", {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZoneName: "longOffset",
    })
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  const offset = parts["timeZoneName"]?.replace("GMT", "") || "+00:00";
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}:${parts["second"]}${offset}`;
}

export const stampOf = (moment: Date, clock: Clockface): Stamp => ({
  datetime: datetimeOf(moment, clock),
  text: `${dayOf(moment, clock)}, ${timeOf(moment, clock)}`,
});

/** In a list: the hour of a story of today, the day of an older one. */
export const briefOf = (moment: Date, clock: Clockface, now: Date): string =>
  dayOf(moment, clock) === dayOf(now, clock) ? timeOf(moment, clock) : dayOf(moment, clock);

/** Last Updated is told only when it is later than First Published, to the second. */
export const isUpdated = (firstPublished: Date, lastUpdated: Date): boolean =>
  Math.floor(lastUpdated.getTime() / 1000) > Math.floor(firstPublished.getTime() / 1000);
