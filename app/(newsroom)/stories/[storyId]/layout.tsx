import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireActor } from "#lib/auth/current-actor.ts";
import { storyExists } from "#lib/newsroom/stories/reads/story-exists.ts";

/** Known before anything is sent, so that a story that is not there is answered with 404 and not with a skeleton. */
export default async function Layout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ storyId: string }>;
}) {
  await requireActor();
  if (!(await storyExists((await params).storyId))) notFound();
  return children;
}
