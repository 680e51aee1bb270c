import { useEffect, type RefObject } from "react";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `j k` move over the stories, `Enter` opens (it is a link), `n` begins one, `a` takes the one in focus. */
export function useDeskKeys(
  page: RefObject<HTMLElement | null>,
  acts: { n(): void; a(storyId: string): void },
): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const links = [...(page.current?.querySelectorAll<HTMLAnchorElement>("a[data-story]") ?? [])];
      const here = links.indexOf(document.activeElement as HTMLAnchorElement);
      const handled = {
        j: () => links[Math.min(here + 1, links.length - 1)]?.focus(),
        k: () => links[Math.max(here - 1, 0)]?.focus(),
        n: () => acts.n(),
        a: () => {
          const storyId = links[here]?.dataset["story"];
          if (storyId) acts.a(storyId);
        },
      }[event.key];
      if (!handled) return;
      event.preventDefault();
      handled();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  });
}
