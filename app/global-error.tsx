"use client";

import "./tokens.css";
import "./newsroom.css";
import { BrokenPage } from "#components/shell/broken-page.tsx";

/** Even the frame could not be shown. */
export default function NewsroomBroken({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <BrokenPage error={error} reset={reset} alone />
      </body>
    </html>
  );
}
