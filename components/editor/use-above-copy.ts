import { useCallback } from "react";

/** For what stands fixed above the copy: its height is known to everything that must stop under it (`--above-copy`). */
export function useAboveCopy(): (element: HTMLElement | null) => (() => void) | undefined {
  return useCallback((element) => {
    if (!element) return undefined;
    const { style } = document.documentElement;
    const sizes = new ResizeObserver(() => style.setProperty("--above-copy", `${element.offsetHeight}px`));
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      style.removeProperty("--above-copy");
    };
  }, []);
}
