import { useCallback } from "react";

/**
 * For what stands fixed above the copy: its height is known to everything that must stop under it (`--above-copy`). On a
 * phone it scrolls away with the copy, and nothing stands above.
 */
export function useAboveCopy(): (element: HTMLElement | null) => (() => void) | undefined {
  return useCallback((element) => {
    if (!element) return undefined;
    const { style } = document.documentElement;
    const sizes = new ResizeObserver(() => {
      const height = getComputedStyle(element).position === "sticky" ? element.offsetHeight : 0;
      style.setProperty("--above-copy", `${height}px`);
    });
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      style.removeProperty("--above-copy");
    };
  }, []);
}
