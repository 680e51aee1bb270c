import type { ReactNode } from "react";
import { Frame } from "#components/shell/frame.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { holds } from "#lib/newsroom/people/actor.ts";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { passwordRule } from "#lib/newsroom/people/password-rule.ts";
import { latestSignIns } from "#lib/newsroom/people/reads/sign-ins.ts";
import { notificationsOf } from "#lib/newsroom/queries/reads/notifications.ts";
import { buildId } from "#lib/platform/build-id.ts";
import { bus } from "#lib/platform/bus.ts";
import { settings } from "#lib/platform/settings.ts";
import { changePassword, confirmPassword, endSessions } from "./account-actions.ts";
import * as secondFactor from "./second-factor-actions.ts";
import { lookAgain } from "./actions.ts";
import { newStory } from "./desk/actions.ts";
import { markNotificationsRead } from "./notification-actions.ts";

export const dynamic = "force-dynamic";

export default async function Layout({ children }: { children: ReactNode }) {
  // Counted before anything is read, so that nothing falls between the reading and the listening.
  const drawnAt = bus().count();
  const actor = await requireActor();
  return (
    <Frame
      me={{ personId: actor.personId, name: actor.name, ink: actor.ink }}
      newsroom={await newsroomName()}
      time={{ locale: settings().locale, timezone: settings().timezone }}
      drawnAt={drawnAt}
      build={buildId()}
      newStory={newStory}
      lookAgain={lookAgain}
      notifications={{ notifications: await notificationsOf(actor), markRead: markNotificationsRead }}
      account={{
        changePassword,
        endSessions,
        secondFactor: { ...secondFactor },
        passwordRule: passwordRule(actor.roles),
        signIns: await latestSignIns(actor),
      }}
      confirmPassword={confirmPassword}
      places={{ approvals: holds(actor, "manager"), admin: holds(actor, "administrator") }}
    >
      {children}
    </Frame>
  );
}
