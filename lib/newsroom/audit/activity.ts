/** One event as administrators read it. */
export interface Activity {
  id: number;
  at: string;
  person: { id: string; name: string; ink: number } | null;
  /** The event's own name, e.g. "story.approved". */
  name: string;
  /** The same in words that read on after the person's name. */
  act: string;
  story: { id: string; name: string } | null;
  /** Whom or what else it was about. */
  subject: string | null;
  note: string | null;
}

export interface ActivityFilters {
  person?: string | undefined;
  name?: string | undefined;
  story?: string | undefined;
  /** Events older than the one with this number. */
  before?: number | undefined;
}

/** An event's name in words: "story.sent-for-approval" → "Story sent for approval". */
export const actInWords = (name: string): string => {
  const words = name.replace(/[.-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
