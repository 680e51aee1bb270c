import type { Metadata } from "next";
import { People } from "#components/admin/people.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireAdministrator } from "#lib/auth/require-administrator.ts";
import { openInvitations, peopleList } from "#lib/newsroom/people/reads/people.ts";
import * as actions from "./actions.ts";

export const metadata: Metadata = { title: "People" };

export default async function Page() {
  const actor = await requireAdministrator();
  const [people, invitations] = await Promise.all([peopleList(), openInvitations()]);
  return (
    <>
      <RefreshOn subjects={["person", "desk", "newsroom"]} />
      <People people={people} invitations={invitations} me={actor.personId} actions={{ ...actions }} />
    </>
  );
}
