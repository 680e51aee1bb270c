import { FIELDS } from "./fields.ts";

/** A story that has not opened by then takes nothing that was typed so long ago. */
const KEPT_FOR = 30_000;

let typed: string[] = [];
let end: ReturnType<typeof setTimeout> | undefined;
/** The page on which the story was begun; empty when it was left. */
let begunAt = "";

/** Whoever went elsewhere, or back, presses keys for what they see. */
function isAwaited(): boolean {
  if (location.href === begunAt) return true;
  begunAt = "";
  return new URLSearchParams(location.search).has("new");
}

const hold = (event: KeyboardEvent): void => {
  const { key, ctrlKey, metaKey, altKey, isComposing, repeat, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing) return;
  if (key.length !== 1 && key !== "Enter" && key !== "Backspace") return;
  if (target instanceof Element && target.closest(FIELDS)) return;
  if (!isAwaited()) return void takeTyped();
  // Nobody else takes it for a shortcut.
  event.preventDefault();
  event.stopImmediatePropagation();
  // Pressing the same again is impatience, and no word begins so.
  if (repeat || (typed.length === 0 && ["n", "Enter", " "].includes(key))) return;
  if (key === "Backspace") typed.pop();
  else typed.push(key);
};

/** From now on what is typed is meant for a story that is being begun, until it is taken. */
export function holdTyping(): void {
  takeTyped();
  begunAt = location.href;
  window.addEventListener("keydown", hold, true);
  end = setTimeout(takeTyped, KEPT_FOR);
}

/** The letters (and Enter) that were typed since, in their order; keys go where they belong again. */
export function takeTyped(): string[] {
  clearTimeout(end);
  window.removeEventListener("keydown", hold, true);
  const keys = typed;
  typed = [];
  return keys;
}
