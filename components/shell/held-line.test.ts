import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { holdLine, type Heard } from "./held-line.ts";

/** The browser's line as it behaves: it says what happened, and whether it tries again by itself. */
class BrowserLine extends EventTarget {
  static readonly CLOSED = 2;
  static taken: BrowserLine[] = [];
  readyState = 0;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: (() => void) | null = null;
  onopen: (() => void) | null = null;
  constructor() {
    super();
    BrowserLine.taken.push(this);
  }
  close() {
    this.readyState = BrowserLine.CLOSED;
  }
}

let heard: Heard[];
let stop: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", BrowserLine);
  BrowserLine.taken = [];
  heard = [];
  stop = new AbortController();
  void holdLine("/line", stop.signal, (told) => heard.push(told));
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const line = () => BrowserLine.taken.at(-1)!;

test("[F11] a line that is away for less than five seconds is nobody's concern, and everyone asks again", () => {
  line().onopen!();
  line().onerror!();
  vi.advanceTimersByTime(4_000);
  line().onopen!();
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual([{ isLost: false }, { isLost: false }, { isBack: true }]);
});

test("[F11] after five seconds without a line that is told, once, and that it is back", () => {
  line().onopen!();
  for (let second = 0; second < 20; second++) {
    line().onerror!();
    vi.advanceTimersByTime(1_000);
  }
  expect(heard).toEqual([{ isLost: false }, { isLost: true }]);
  line().onopen!();
  expect(heard.at(-2)).toEqual({ isLost: false });
});

test("[F11] a line that was refused, which no browser takes again, is taken again", () => {
  line().close();
  line().onerror!();
  vi.advanceTimersByTime(10_000);
  expect(BrowserLine.taken).toHaveLength(2);
  line().onopen!();
  expect(heard.at(-2)).toEqual({ isLost: false });
});

test("[F11] which Galley runs is told with the line; a page that leaves lets it go", () => {
  line().dispatchEvent(new MessageEvent("build", { data: "another" }));
  expect(heard).toEqual([{ build: "another" }]);
  stop.abort();
  expect(line().readyState).toBe(BrowserLine.CLOSED);
});

test("[S82] on a line that was lost it is told once that everyone asks again, whatever the server adds", () => {
  const missed = new MessageEvent("message", {
    data: JSON.stringify({ subject: "newsroom", id: "all", what: "line.back" }),
  });
  line().onopen!();
  line().onmessage!(missed);
  expect(heard.at(-1)).toEqual({ announcement: { subject: "newsroom", id: "all", what: "line.back" } });
  line().onerror!();
  line().onopen!();
  line().onmessage!(missed);
  expect(heard.slice(2)).toEqual([{ isLost: false }, { isBack: true }]);
});
