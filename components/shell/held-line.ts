import type { Announcement } from "#lib/platform/bus.ts";

/** What the tab that holds the line tells itself and the others. */
export type Heard =
  { announcement: Announcement } | { build: string } | { isLost: boolean } | { isBack: true };

/** A line that is away for less is nobody's concern: browsers take a new one by themselves. */
const LOST_AFTER = 5_000;
/** A line that was refused is not taken again by the browser. */
const ASK_AGAIN_AFTER = 5_000;

/** Holds the one line to the newsroom until `stop`; resolves when it is let go. */
export function holdLine(address: string, stop: AbortSignal, tell: (heard: Heard) => void): Promise<void> {
  // The turn may come when this page has just left: it goes on to the next.
  if (stop.aborted) return Promise.resolve();
  return new Promise((done) => {
    let line: EventSource | null = null;
    let hasDropped = false;
    let isSecond = false;
    let losing: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;

    const take = () => {
      line = new EventSource(address);
      line.onmessage = ({ data }: MessageEvent<string>) => {
        const announcement = JSON.parse(data) as Announcement;
        // The server says so to everybody who comes late; on a line that was lost it has been said.
        if (!isSecond || announcement.what !== "line.back") tell({ announcement });
      };
      line.addEventListener("build", ({ data }: MessageEvent<string>) => tell({ build: data }));
      line.onerror = () => {
        hasDropped = true;
        losing ??= setTimeout(() => tell({ isLost: true }), LOST_AFTER);
        if (line?.readyState !== EventSource.CLOSED) return;
        clearTimeout(again);
        again = setTimeout(take, ASK_AGAIN_AFTER);
      };
      line.onopen = () => {
        clearTimeout(losing);
        losing = undefined;
        tell({ isLost: false });
        // What happened while the line was down was not heard: everyone asks again.
        if (hasDropped) tell({ isBack: true });
        isSecond ||= hasDropped;
        hasDropped = false;
      };
    };
    take();
    stop.addEventListener("abort", () => {
      line?.close();
      clearTimeout(losing);
      clearTimeout(again);
      done();
    });
  });
}
