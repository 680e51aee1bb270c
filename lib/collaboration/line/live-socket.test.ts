import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WebSocket } from "ws";
import { LiveSocket } from "#lib/collaboration/line/live-socket.ts";
import { PersonLimits } from "#lib/collaboration/line/person-limits.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("[S49] a socket on which no story is opened is closed so that the window tries again, not as a session that ended", () => {
  const closed: number[] = [];
  const ws = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    close: (code: number) => closed.push(code),
  });
  new LiveSocket(ws as unknown as WebSocket, { personId: "anna" } as Actor, new PersonLimits());
  vi.advanceTimersByTime(9_999);
  expect(closed).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(closed).toEqual([4400]);
});
