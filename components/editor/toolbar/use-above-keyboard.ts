import { useEffect, useState, type CSSProperties } from "react";

/** Less than this is the browser's own bar coming and going, not a keyboard. */
const KEYBOARD = 120;

/** How much of the page the keyboard on the screen covers, as `--keyboard`; nothing while there is none. */
export function useAboveKeyboard(): CSSProperties | undefined {
  const [covered, setCovered] = useState(0);
  useEffect(() => {
    const { visualViewport: viewport } = window;
    if (!viewport) return;
    const measure = () => {
      const below = window.innerHeight - viewport.height - viewport.offsetTop;
      setCovered(below > KEYBOARD ? Math.round(below) : 0);
    };
    measure();
    viewport.addEventListener("resize", measure);
    viewport.addEventListener("scroll", measure);
    return () => {
      viewport.removeEventListener("resize", measure);
      viewport.removeEventListener("scroll", measure);
    };
  }, []);
  return covered > 0 ? ({ "--keyboard": `${covered}px` } as CSSProperties) : undefined;
}
