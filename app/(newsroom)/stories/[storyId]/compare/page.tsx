import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ComparedVersions } from "#components/stories/comparison/compared-versions.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { presentWords } from "#lib/collaboration/versions/present-words.ts";
import { versionList } from "#lib/newsroom/revisions/reads/version-list.ts";
import { comparedVersions } from "#lib/newsroom/revisions/reads/revisions.ts";
import { isRefusal } from "#lib/platform/refusal.ts";

/** Older ones are compared from History. */
const MOST_TO_CHOOSE_FROM = 200;

interface PageProps {
  params: Promise<{ storyId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Read once a request, for the page and for its title. */
const pairOf = cache(async (storyId: string, from: string, to: string) => {
  const actor = await requireActor();
  // "now": the words as they stand at this moment. Looking makes no version.
  const versionOf = async (asked: string) => (asked === "now" ? presentWords(storyId) : asked);
  try {
    return await comparedVersions(actor, storyId, await versionOf(from), await versionOf(to));
  } catch (thrown) {
    if (isRefusal(thrown) && thrown.reason === "not-found") notFound();
    throw thrown;
  }
});

async function asked({ params, searchParams }: PageProps) {
  const [{ storyId }, { from, to }] = await Promise.all([params, searchParams]);
  if (typeof from !== "string" || typeof to !== "string") notFound();
  return { storyId, from, to };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { storyId, from, to } = await asked(props);
  return { title: `${(await pairOf(storyId, from, to)).storyName}: compare` };
}

export default async function Page(props: PageProps) {
  const { storyId, from, to } = await asked(props);
  const compared = await pairOf(storyId, from, to);
  const actor = await requireActor();
  const { versions } = await versionList(actor, storyId, undefined, MOST_TO_CHOOSE_FROM);
  const others = [compared.from, compared.to].filter(
    ({ id }) => id !== "now" && !versions.some((one) => one.id === id),
  );
  return (
    <ComparedVersions
      storyId={storyId}
      now={to === "now"}
      {...compared}
      picked={{ from, to }}
      versions={[...versions, ...others].map(({ id, number, name, act }) => ({ id, number, name, act }))}
    />
  );
}
