import styles from "./face.module.css";

/** A person as two letters in their ink; the full name is read aloud and shown on hover. */
export function Face({ name, ink, small = false }: { name: string; ink: number; small?: boolean }) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("");
  return (
    <span
      className={`${styles["face"]} ${small ? styles["small"] : ""}`}
      style={{ "--its-ink": `var(--ink-${ink % 8})` } as React.CSSProperties}
      role="img"
      aria-label={name}
      title={name}
      // Drawn, not written: whoever speaks to the screen says the name, and whoever searches finds the name.
      data-letters={letters.toLocaleUpperCase()}
    />
  );
}
