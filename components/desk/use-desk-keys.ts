import { useEffect, useRef, type RefObject } from "react";
import { takeEarlyKeys } from "#components/shell/early-keys.ts";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"));

const linksIn = (page: HTMLElement | null): HTMLAnchorElement[] => [
  ...(page?.querySelectorAll<HTMLAnchorElement>("details[open] a[data-story]") ?? []),
];

/** The story a person is at: where it stood, and whether the keyboard is really there. */
interface Place {
  storyId: string;
  group: string;
  index: number;
  isFocused: boolean;
}

export interface DeskKeys {
  n(): void;
  a(storyId: string | null): void;
  s(storyId: string): void;
  x(storyId: string): void;
  Escape(): void;
}

/**
 * `j k` move over the stories that are not folded away, `Enter` opens (it is a link), `n` begins one, `a` assigns, `s` decides,
 * `x` selects. The place is kept: when the story one is at goes to another group, the one that took its place is next.
 */
export function useDeskKeys(page: RefObject<HTMLElement | null>, acts: DeskKeys): void {
  const place = useRef<Place | null>(null);

  useEffect(() => {
    const arrive = ({ target }: FocusEvent) => {
      const links = linksIn(page.current);
      const index = links.indexOf(target as HTMLAnchorElement);
      const link = links[index];
      if (link)
        place.current = {
          storyId: link.dataset["story"]!,
          group: link.dataset["group"]!,
          index,
          isFocused: true,
        };
      else if (place.current) place.current.isFocused = false;
    };
    const leave = ({ target }: PointerEvent) => {
      if (place.current && !(target as Element).closest("a[data-story]")) place.current.isFocused = false;
    };
    document.addEventListener("focusin", arrive);
    document.addEventListener("pointerdown", leave);
    return () => {
      document.removeEventListener("focusin", arrive);
      document.removeEventListener("pointerdown", leave);
    };
  }, [page]);

  // A row that goes from one group to another is another element, and takes the focus with it.
  useEffect(() => {
    const was = place.current;
    if (!was?.isFocused || document.activeElement !== document.body) return;
    const links = linksIn(page.current);
    const same = links.find(
      ({ dataset }) => dataset["story"] === was.storyId && dataset["group"] === was.group,
    );
    (same ?? links[Math.min(was.index, links.length - 1)])?.focus({ preventScroll: true });
  });

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      // A dialog that has just closed by this key has taken its target along.
      if (document.querySelector('[role="dialog"]') || !(event.target as Node).isConnected) return;
      const links = linksIn(page.current);
      const focused = links.indexOf(document.activeElement as HTMLAnchorElement);
      const remembered = links.findIndex(({ dataset }) => dataset["story"] === place.current?.storyId);
      const here = focused >= 0 ? focused : remembered;
      // A story that is gone leaves its place to the next one.
      const gap = here < 0 && place.current ? place.current.index : null;
      const go = (to: number) => links[Math.max(0, Math.min(to, links.length - 1))]?.focus();
      const storyId = links[focused]?.dataset["story"] ?? null;
      const handled = {
        j: () => go(gap ?? here + 1),
        k: () => go(gap === null ? here - 1 : gap - 1),
        n: () => acts.n(),
        a: () => acts.a(storyId),
        s: () => storyId && acts.s(storyId),
        x: () => storyId && acts.x(storyId),
        Escape: () => acts.Escape(),
      }[event.key];
      if (!handled) return;
      event.preventDefault();
      handled();
    };
    window.addEventListener("keydown", hear);
    takeEarlyKeys();
    return () => window.removeEventListener("keydown", hear);
  });
}
