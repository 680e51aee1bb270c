import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { applyAwarenessUpdate } from "y-protocols/awareness";
import type { Seat } from "#lib/collaboration/line/seat.ts";
import { readPlace, writePlace } from "#lib/document/binding/relative-place.ts";
import { isField } from "#lib/document/story/fields.ts";

const LARGEST_FRAME = 4_096;
const LARGEST_STATE = 2_048;
const MOST_ENTRIES = 8;

/**
 * Takes what a window says about its caret: one entry, under an id this window declared, with the name and ink of its
 * session, whatever it wrote there itself. Anything else in the frame is left out.
 */
export function receiveAwareness(seat: Seat, update: Uint8Array): void {
  if (update.length > LARGEST_FRAME) return;
  const entry = ownEntry(seat, update);
  if (!entry) return;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, entry.id);
  encoding.writeVarUint(encoder, entry.clock);
  encoding.writeVarString(encoder, entry.state);
  const origin = { source: "connection", connection: seat.connection };
  applyAwarenessUpdate(seat.story.document.awareness, encoding.toUint8Array(encoder), origin);
}

function ownEntry(seat: Seat, update: Uint8Array): { id: number; clock: number; state: string } | null {
  const decoder = decoding.createDecoder(update);
  const entries = Math.min(decoding.readVarUint(decoder), MOST_ENTRIES);
  for (let i = 0; i < entries; i++) {
    const id = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const text = decoding.readVarString(decoder);
    if (id !== (seat.caretId ??= isFree(seat, id) ? id : null)) continue;
    const said = JSON.parse(text) as unknown;
    if (said === null) return { id, clock, state: "null" };
    if (typeof said !== "object" || Array.isArray(said)) return null;
    const { personId, name, ink } = seat.actor;
    const state = JSON.stringify({ ...soundParts(said), user: { personId, name, ink } });
    return state.length > LARGEST_STATE ? null : { id, clock, state };
  }
  return null;
}

/** Where the caret is and in which mode; what is no sound place would break the screens it is shown on. */
function soundParts(said: object): object {
  const { field, mode, anchor, head } = said as Record<string, unknown>;
  const places = { anchor: readPlace(anchor), head: readPlace(head) };
  return {
    ...(typeof field === "string" && isField(field) ? { field } : {}),
    ...(typeof mode === "string" ? { mode } : {}),
    ...(places.anchor ? { anchor: writePlace(places.anchor) } : {}),
    ...(places.head ? { head: writePlace(places.head) } : {}),
  };
}

/** One of the window's own ids; for somebody who only reads along, any that is nobody's. */
function isFree({ ids, story, actor }: Seat, id: number): boolean {
  if (ids.has(id)) return true;
  const person = story.hands.get(id)?.person;
  return (
    (person === undefined || person === actor.personId) &&
    ![...story.seats].some((seat) => seat.caretId === id)
  );
}
