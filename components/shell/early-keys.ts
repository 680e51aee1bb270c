/** A page that has not answered by then does not do what was pressed so long ago. */
const KEPT_FOR = 5_000;

const early: { key: string; code: string; at: number }[] = [];

const keep = ({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
  target,
  timeStamp,
}: KeyboardEvent): void => {
  if (ctrlKey || metaKey || altKey || isComposing || key.length !== 1) return;
  // What is typed into a field stands there by itself.
  if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
  early.push({ key, code, at: timeStamp });
};

/** Keeps the shortcuts that are pressed while a page is drawn and does not answer yet, until it takes them. */
export const keepEarlyKeys = (): void => window.addEventListener("keydown", keep, true);

/** Presses again, in their order, what was pressed before this page could hear it; from now on it hears for itself. */
export function takeEarlyKeys(): void {
  window.removeEventListener("keydown", keep, true);
  for (const { key, code, at } of early.splice(0))
    if (performance.now() - at < KEPT_FOR)
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }),
      );
}
