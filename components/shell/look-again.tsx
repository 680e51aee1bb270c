"use client";

import { useRouter } from "next/navigation";
import { createContext, startTransition, useCallback, useContext, useEffect } from "react";

/** Has this page drawn anew by the server; false: nobody is signed in any more, and nothing was drawn. */
export type AskForPage = () => Promise<boolean>;

export const LookAgain = createContext<AskForPage | null>(null);

/** Pages with words on them that must not be taken from the screen, whatever happens to the session. */
const held = new Set<symbol>();

/**
 * Draws this page anew from the server. The router's own refresh leaves the page when nobody answers, and with it words
 * that are not stored yet; this stays where it is, and whoever hears that the line is back looks again.
 */
export function useLookAgain(): () => void {
  const ask = useContext(LookAgain);
  const router = useRouter();
  return useCallback(
    () =>
      startTransition(async () => {
        try {
          const isSignedIn = await ask?.();
          if (isSignedIn === false && held.size === 0) router.refresh();
        } catch {
          // Nobody answered: what is on the screen stays.
        }
      }),
    [ask, router],
  );
}

/** Keeps this page on the screen when the session ends: it says so itself, and nothing on it is lost. */
export function useHeldPage(): void {
  useEffect(() => {
    const page = Symbol("held page");
    held.add(page);
    return () => void held.delete(page);
  }, []);
}
