import type { ReactNode } from "react";
import { staffAddress } from "#components/site/picture-address.ts";
import { ChecksPanel } from "#components/stories/panel/checks-panel.tsx";
import { HOLD_KIND_NAMES } from "#lib/newsroom/stories/story.ts";
import type { WaitingStory } from "./approval-view.ts";
import { NamedSuggestions } from "./named-suggestions.tsx";
import styles from "./approvals.module.css";

/** What a decision needs beside the page: who changed what, checks, holds, sources, pictures with their credit. */
export function BesideThePage({ story }: { story: WaitingStory }) {
  return (
    <aside className={styles["beside"]} aria-label="About this story">
      <Part title="Who changed it">
        {story.changedBy.length === 0 ? (
          <p className={styles["meta"]}>Nobody since the last approval.</p>
        ) : (
          <ul>
            {story.changedBy.map((change) => (
              <li key={change.name}>
                {change.name}
                {whatTheyDid(change) && <span className={styles["meta"]}> {whatTheyDid(change)}</span>}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="Checks">
        <ChecksPanel
          checks={story.checks}
          below={{ "open-suggestions": <NamedSuggestions story={story} /> }}
        />
      </Part>
      {story.holds.length > 0 && (
        <Part title="Holds">
          <ul>
            {story.holds.map((hold) => (
              <li key={hold.id} className={styles["held"]}>
                {HOLD_KIND_NAMES[hold.kind]}: {hold.reason} ({hold.by})
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title="Sources">
        <p>{story.page.attribution ?? "No attribution line."}</p>
        {story.page.sources.length > 0 && <p className={styles["meta"]}>{story.page.sources.join(", ")}</p>}
      </Part>
      <Part title="Pictures">
        {story.pictures.length === 0 && <p className={styles["meta"]}>No pictures.</p>}
        <ul className={styles["pictures"]}>
          {story.pictures.map((picture) => (
            <li key={picture.id}>
              {/* The staff rendition; readers' bytes exist only after publication. */}
              <img src={staffAddress(picture, undefined, 320, "jpg")} alt={picture.alt} width={96} />
              <span>
                {picture.credit === "" ? (
                  <strong className={styles["held"]}>No credit</strong>
                ) : (
                  `Image: ${picture.credit}`
                )}
                {picture.alt === "" && <span className={styles["held"]}> No alt text</span>}
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </aside>
  );
}

/** "wrote 120 characters, took out 14, changed the details". */
function whatTheyDid({ written, removed, beside }: WaitingStory["changedBy"][number]): string {
  const count = (characters: number) => characters.toLocaleString();
  return [
    ...(written > 0 ? [`wrote ${count(written)} ${written === 1 ? "character" : "characters"}`] : []),
    ...(removed > 0 ? [`took out ${count(removed)}`] : []),
    ...(beside ? ["changed the details"] : []),
  ].join(", ");
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles["part"]}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
