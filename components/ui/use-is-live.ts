import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether this page answers already: false as the server draws it and until its scripts run, when a click would be lost. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
