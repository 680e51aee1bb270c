import type { ReactNode } from "react";

export interface LineDrawingProps {
  /** What is drawn, on a field of 20 × 20. */
  d: string | undefined;
  /** Edge in pixels. */
  size?: number;
  className?: string | undefined;
  /** What is drawn over it. */
  children?: ReactNode;
}

/** A small drawing in lines of one width, beside a word or on a button that has a name; never instead of it. */
export const LineDrawing = ({ d, size = 18, className, children }: LineDrawingProps) => (
  <svg
    className={className}
    width={size}
    height={size}
    viewBox="0 0 20 20"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d={d}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    {children}
  </svg>
);
