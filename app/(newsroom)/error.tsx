"use client";

import { BrokenPage } from "#components/shell/broken-page.tsx";

export default function NewsroomError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <BrokenPage error={error} reset={reset} />;
}
