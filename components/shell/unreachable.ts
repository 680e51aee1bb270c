/** Said wherever nobody answered, with what became of what was asked. */
export const unreachable = (kept = "Nothing was changed; try again when the line is back."): string =>
  `The newsroom could not be reached. ${kept}`;
