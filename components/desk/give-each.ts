import { notifications } from "@mantine/notifications";
import { unreachable } from "#components/shell/unreachable.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import { storyName, type DeskStory } from "#lib/newsroom/stories/desk.ts";
import { namesOf } from "./give-dialog.tsx";

/** Gives stories one after another, each by its own command, and says what became of them: refusals story by story. */
export async function giveEach(
  stories: readonly DeskStory[],
  give: (storyId: string) => Promise<Answer<unknown>>,
  done: string,
): Promise<void> {
  const given: DeskStory[] = [];
  for (const story of stories) {
    const answer = await give(story.id).catch(() => null);
    if (answer?.ok) {
      given.push(story);
      continue;
    }
    notifications.show({
      message: `${storyName(story)}: ${answer?.sentences.join(" ") ?? unreachable()}`,
      color: "red",
      role: "alert",
      autoClose: 10_000,
    });
    // Without a line the others would say the same.
    if (!answer) break;
  }
  if (given.length > 0)
    notifications.show({ message: `${namesOf(given)}: ${done}.`, role: "status", autoClose: 4000 });
}
