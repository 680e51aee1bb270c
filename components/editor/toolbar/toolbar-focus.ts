export const TOOLBAR_ID = "formatting-toolbar";

/** Gives the keyboard to the toolbar, at the button it stood on last. */
export function focusToolbar(): void {
  document.querySelector<HTMLElement>(`#${TOOLBAR_ID} [tabindex="0"]`)?.focus();
}
