import type { Metadata } from "next";
import { StoryScreen } from "#components/stories/story-screen.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { liveWords } from "#lib/collaboration/live-words.ts";
import { mentionable } from "#lib/newsroom/queries/reads/mentionable.ts";
import { storyQueries } from "#lib/newsroom/queries/reads/story-queries.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import { ownResolutions } from "#lib/newsroom/stories/reads/own-resolutions.ts";
import { storyForEditor } from "#lib/newsroom/stories/reads/story-for-editor.ts";
import { storyHistory } from "#lib/newsroom/stories/reads/story-history.ts";
import * as queryActions from "./query-actions.ts";
import { storyActions } from "./story-actions.ts";
import { cache } from "react";

interface PageProps {
  params: Promise<{ storyId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Read once a request, for the page and for its title. */
const storyOf = cache(async (storyId: string) => storyForEditor(await requireActor(), storyId, liveWords));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: storyName(await storyOf((await params).storyId)) };
}

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await requireActor();
  const { storyId } = await params;
  const [story, history, threads, people, decidedBefore, asked] = await Promise.all([
    storyOf(storyId),
    storyHistory(actor, storyId),
    storyQueries(actor, storyId),
    mentionable(),
    ownResolutions(actor, storyId),
    searchParams,
  ]);
  return (
    <StoryScreen
      story={story}
      history={history}
      actor={{ personId: actor.personId, name: actor.name, ink: actor.ink }}
      fresh={asked["new"] !== undefined}
      queries={{
        threads,
        mentionable: people,
        linked: typeof asked["query"] === "string" ? asked["query"] : null,
        actions: { ...queryActions },
      }}
      suggestions={{
        linked: typeof asked["suggestion"] === "string" ? asked["suggestion"] : null,
        decidedBefore,
      }}
      actions={storyActions}
    />
  );
}
