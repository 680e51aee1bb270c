/** Where a key is a letter and no shortcut. */
export const FIELDS = "input, textarea, select, [contenteditable]";
