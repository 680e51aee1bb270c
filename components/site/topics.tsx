import type { ReactNode } from "react";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import { textDirection } from "#components/site/text-direction.ts";

export const topicsOf = (page: PublishedPage): string[] => [
  ...new Set(page.topics.map((topic) => topic.trim()).filter((topic) => topic !== "")),
];

/** What the story is filed under, last on its page. */
export function Topics({ page }: { page: PublishedPage }): ReactNode {
  const topics = topicsOf(page);
  if (topics.length === 0) return null;
  return (
    <footer className="topics">
      <h2 className="label">Topics</h2>
      <ul data-field="topics">
        {topics.map((topic) => (
          <li key={topic} dir={textDirection(topic)}>
            {topic}
          </li>
        ))}
      </ul>
    </footer>
  );
}
