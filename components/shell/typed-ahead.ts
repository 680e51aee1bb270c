/** A story that has not opened by then takes nothing that was typed so long ago. */
const KEPT_FOR = 15_000;
const FIELDS = "input, textarea, select, [contenteditable]";

let typed: string[] = [];
let end: ReturnType<typeof setTimeout> | undefined;

const hold = (event: KeyboardEvent): void => {
  const { key, ctrlKey, metaKey, altKey, isComposing, repeat, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing) return;
  if (key.length !== 1 && key !== "Enter" && key !== "Backspace") return;
  if (target instanceof Element && target.closest(FIELDS)) return;
  // Nobody else takes it for a shortcut.
  event.preventDefault();
  event.stopImmediatePropagation();
  // Pressing the same again is impatience, and no word begins so.
  if (repeat || (typed.length === 0 && (key === "n" || key === "Enter"))) return;
  if (key === "Backspace") typed.pop();
  else typed.push(key);
};

/** From now on what is typed is meant for a story that is being begun, until it is taken. */
export function holdTyping(): void {
  takeTyped();
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
