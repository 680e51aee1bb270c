export interface AfterPause {
  /** Asks for it; asked again before it is done, it is done once. */
  soon(): void;
  /** What was asked for and has not been done is not done. */
  cancel(): void;
}

/**
 * Does something at most once in so many milliseconds, however often it is asked for: what follows the words of a story
 * must not be worked out anew at every key.
 */
export function afterPause(act: () => void, milliseconds: number): AfterPause {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    soon() {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        act();
      }, milliseconds);
    },
    cancel() {
      clearTimeout(waiting);
      waiting = undefined;
    },
  };
}
