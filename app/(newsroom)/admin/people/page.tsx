import type { Metadata } from "next";
import { People } from "#components/admin/people.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireAdministrator } from "#lib/auth/require-administrator.ts";
import { openLinks } from "#lib/newsroom/people/reads/open-links.ts";
import { rolesWithSecondFactor } from "#lib/newsroom/people/reads/own-second-factor.ts";
import { peopleList } from "#lib/newsroom/people/reads/people.ts";
import * as actions from "./actions.ts";

export const metadata: Metadata = { title: "People" };

export default async function Page() {
  const actor = await requireAdministrator();
  const [people, links, requiring] = await Promise.all([peopleList(), openLinks(), rolesWithSecondFactor()]);
  return (
    <>
      <RefreshOn subjects={["person", "desk", "newsroom"]} />
      <People
        people={people}
        links={links}
        requiring={requiring}
        me={actor.personId}
        actions={{ ...actions }}
      />
    </>
  );
}
