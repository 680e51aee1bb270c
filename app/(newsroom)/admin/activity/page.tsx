import type { Metadata } from "next";
import Link from "next/link";
import { ActivityFilterBar } from "#components/admin/activity-filter-bar.tsx";
import { ActivityList } from "#components/admin/activity-list.tsx";
import styles from "#components/admin/admin.module.css";
import { requireAdministrator } from "#lib/auth/require-administrator.ts";
import { activity, activityNames } from "#lib/newsroom/audit/reads/activity.ts";
import type { ActivityFilters } from "#lib/newsroom/audit/activity.ts";
import { peopleList } from "#lib/newsroom/people/reads/people.ts";

export const metadata: Metadata = { title: "Activity" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Search }) {
  await requireAdministrator();
  const asked = await searchParams;
  const one = (name: string) =>
    typeof asked[name] === "string" && asked[name] !== "" ? asked[name].slice(0, 100) : undefined;
  const before = Number(one("before"));
  const filters: ActivityFilters = {
    person: one("person"),
    name: one("name"),
    story: one("story"),
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  };
  const [{ events, next }, names, people] = await Promise.all([
    activity(filters),
    activityNames(),
    peopleList(),
  ]);
  const older = new URLSearchParams(
    Object.entries({ ...filters, before: next === null ? "" : String(next) }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]),
    ),
  );
  return (
    <>
      <div className={styles["head"]}>
        <h1>Activity</h1>
      </div>
      <p className={styles["lead"]}>
        Every decision, with who made it and why. It can be neither changed nor deleted.
      </p>
      <ActivityFilterBar
        filters={filters}
        people={people.map(({ id, name }) => ({ id, name }))}
        names={names}
        story={events.find(({ story }) => story?.id === filters.story)?.story?.name ?? null}
      />
      <ActivityList events={events} />
      {next === null ? null : (
        <p>
          <Link href={`/admin/activity?${older}`}>Older</Link>
        </p>
      )}
    </>
  );
}
