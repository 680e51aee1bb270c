import { FIELDS } from "./fields.ts";

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
  if (target instanceof Element && target.closest(FIELDS)) return;
  early.push({ key, code, at: timeStamp });
};

/** Keeps the shortcuts that are pressed while a page is drawn and does not answer yet, until it takes them. */
export const keepEarlyKeys = (): void => window.addEventListener("keydown", keep, true);

/** What was pressed before this page could hear it, in its order; from now on it hears for itself. */
export function earlyKeys(): { key: string; code: string }[] {
  window.removeEventListener("keydown", keep, true);
  return early.splice(0).filter(({ at }) => performance.now() - at < KEPT_FOR);
}

/** Presses again what was pressed before this page could hear it. */
export function takeEarlyKeys(): void {
  for (const { key, code } of earlyKeys())
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }),
    );
}
