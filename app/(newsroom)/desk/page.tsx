import type { Metadata } from "next";
import { Desk } from "#components/desk/desk.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { whoIsIn } from "#lib/collaboration/presence.ts";
import { deskChoices } from "#lib/newsroom/people/reads/desk-choices.ts";
import type { DeskFilters } from "#lib/newsroom/stories/desk.ts";
import { readRows } from "#lib/newsroom/stories/desk-rows.ts";
import { deskList } from "#lib/newsroom/stories/reads/desk-list.ts";
import { deskActions } from "./desk-actions.ts";

export const metadata: Metadata = { title: "Desk" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const asked = await searchParams;
  const one = (name: string) =>
    typeof asked[name] === "string" && asked[name] !== "" ? asked[name] : undefined;
  const filters: DeskFilters = Object.fromEntries(
    (["q", "desk", "stage", "who"] as const).flatMap((name) => {
      const value = one(name)?.slice(0, 200);
      return value ? [[name, value]] : [];
    }),
  );
  const rows = readRows(one("rows"));
  const [list, choices] = await Promise.all([deskList(actor, filters, rows, whoIsIn()), deskChoices()]);
  return (
    <>
      <RefreshOn subjects={["story", "publication", "presence", "desk", "newsroom"]} />
      <Desk
        list={list}
        filters={filters}
        rows={rows}
        choices={choices}
        me={actor.personId}
        find={one("find") !== undefined}
        actions={deskActions}
      />
    </>
  );
}
