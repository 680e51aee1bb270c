import type { Awareness } from "y-protocols/awareness";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";
import { readPlace, type RelativePlace } from "#lib/document/binding/relative-place.ts";
import { isField, type Field } from "#lib/document/story/fields.ts";

/** One open window of one person, as the line to the newsroom tells of it. */
export interface Window {
  clientId: number;
  personId: string;
  name: string;
  ink: number;
  mode: Mode | null;
  field: Field | null;
  anchor: RelativePlace | null;
  head: RelativePlace | null;
}

/** Everybody who is here. What a browser sends of itself is not trusted: whatever does not fit is left out. */
export function windowsOf(awareness: Awareness): Window[] {
  const windows: Window[] = [];
  for (const [clientId, state] of awareness.getStates()) {
    const user = state["user"] as { personId?: unknown; name?: unknown; ink?: unknown } | undefined;
    if (typeof user?.personId !== "string" || typeof user.name !== "string") continue;
    const field: unknown = state["field"];
    const mode: unknown = state["mode"];
    windows.push({
      clientId,
      personId: user.personId,
      name: user.name,
      ink: typeof user.ink === "number" && Number.isInteger(user.ink) ? Math.abs(user.ink) % 8 : 0,
      mode: mode === "editing" || mode === "suggesting" || mode === "reading" ? mode : null,
      field: typeof field === "string" && isField(field) ? field : null,
      anchor: readPlace(state["anchor"]),
      head: readPlace(state["head"]),
    });
  }
  return windows;
}
