"use client";

import { type ReactNode } from "react";
import { NewsroomTime } from "#components/ui/ago.tsx";
import { AnnouncementsProvider } from "./announcements.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { ConfirmPassword } from "./confirm-password.tsx";
import { EndedElsewhere } from "./ended-elsewhere.tsx";
import { LineNotice } from "./line-notice.tsx";
import { LookAgain, type AskForPage } from "./look-again.tsx";
import { Rail } from "./rail.tsx";
import { Me, type MeProps } from "./me.tsx";
import { NewStoryProvider, type BeginStory } from "./new-story.tsx";
import { NotificationsButton, type NotificationsButtonProps } from "./notifications-button.tsx";
import { PageActs } from "./page-acts.tsx";
import { RefreshProvider } from "./refresh.tsx";
import { SearchLink } from "./search-link.tsx";
import type { Act } from "./use-act.ts";
import styles from "./frame.module.css";

export interface FrameProps {
  me: { personId: string; name: string; ink: number };
  newsroom: string;
  time: { locale: string; timezone: string };
  places: { approvals: boolean; admin: boolean };
  notifications: Omit<NotificationsButtonProps, "personId">;
  account: Omit<MeProps, "me">;
  /** One's own password again, before people are changed. */
  confirmPassword: Act<{ password: string }>;
  /** How many announcements there were when this page was drawn. */
  drawnAt: number;
  /** The build of Galley that drew it. */
  build: string;
  newStory: BeginStory;
  /** Has this page drawn anew. */
  lookAgain: AskForPage;
  children: ReactNode;
}

/** What stands around every page of the newsroom: one slim bar, and at the top right search, palette, notifications and who I am. */
export function Frame(props: FrameProps) {
  const {
    me,
    newsroom,
    time,
    places,
    notifications,
    account,
    confirmPassword,
    drawnAt,
    build,
    newStory,
    lookAgain,
    children,
  } = props;
  return (
    <NewsroomTime value={time}>
      <LookAgain value={lookAgain}>
        <RefreshProvider>
          <AnnouncementsProvider drawnAt={drawnAt} build={build}>
            <NewStoryProvider newStory={newStory}>
              <PageActs>
                <a className={styles["skip"]} href="#page">
                  Skip to the page
                </a>
                <div className={styles["frame"]}>
                  <Rail newsroom={newsroom} places={places} />
                  <div className={styles["corner"]}>
                    <SearchLink />
                    <CommandPalette places={places} />
                    <NotificationsButton personId={me.personId} {...notifications} />
                    <Me me={me} {...account} />
                  </div>
                  <main id="page" className={styles["page"]}>
                    {children}
                  </main>
                </div>
                <LineNotice />
                <ConfirmPassword confirm={confirmPassword} />
                <EndedElsewhere personId={me.personId} />
              </PageActs>
            </NewStoryProvider>
          </AnnouncementsProvider>
        </RefreshProvider>
      </LookAgain>
    </NewsroomTime>
  );
}
