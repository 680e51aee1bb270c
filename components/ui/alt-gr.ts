/**
 * AltGr types signs on many keyboards and says it is Ctrl and Alt: such a key is no shortcut. With Cmd it is a Mac, where
 * some browsers call the Option key so.
 */
export const isAltGr = (event: Pick<KeyboardEvent, "metaKey" | "getModifierState">): boolean =>
  !event.metaKey && event.getModifierState("AltGraph");
