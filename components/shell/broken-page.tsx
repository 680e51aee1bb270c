"use client";

import { StatePage } from "#components/ui/state-page.tsx";

/** Something broke on our side: said plainly, with the mark under which the log has it. */
export function BrokenPage({
  error,
  reset,
  alone = false,
}: {
  error: { digest?: string };
  reset: () => void;
  alone?: boolean;
}) {
  return (
    <StatePage title="This page could not be shown" alone={alone}>
      <p>
        Something went wrong on our side. Everything that was shown as saved is kept; nothing was changed.
      </p>
      <p>
        <button type="button" onClick={reset}>
          Try again
        </button>{" "}
        or <a href="/desk">go to the desk</a>.
      </p>
      {error.digest ? <p>If it stays so, tell an administrator this mark: {error.digest}.</p> : null}
    </StatePage>
  );
}
