import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Does this keyboard have Cmd where others have Ctrl? Not known until the page is in a browser. */
export const useIsMac = (): boolean =>
  useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => false,
  );
