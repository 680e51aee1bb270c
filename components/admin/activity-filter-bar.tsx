"use client";

import { NativeSelect } from "@mantine/core";
import { usePathname, useRouter } from "next/navigation";
import { actInWords, type ActivityFilters } from "#lib/newsroom/audit/activity.ts";
import styles from "./admin.module.css";

/** Narrows the activity by person, act or story; the filters stand in the address. */
export function ActivityFilterBar({
  filters,
  people,
  names,
  story,
}: {
  filters: ActivityFilters;
  people: { id: string; name: string }[];
  names: string[];
  story: string | null;
}) {
  const router = useRouter();
  const path = usePathname();
  const choose = (changed: Partial<ActivityFilters>) => {
    const { person, name, story: storyId } = { ...filters, ...changed };
    const query = new URLSearchParams(
      Object.entries({ person, name, story: storyId }).filter((entry): entry is [string, string] =>
        Boolean(entry[1]),
      ),
    );
    router.push(query.size > 0 ? `${path}?${query}` : path);
  };
  return (
    <div className={styles["inline"]}>
      <NativeSelect
        label="Person"
        value={filters.person ?? ""}
        onChange={(event) => choose({ person: event.currentTarget.value })}
        data={[
          { value: "", label: "Everyone" },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label="Act"
        value={filters.name ?? ""}
        onChange={(event) => choose({ name: event.currentTarget.value })}
        data={[
          { value: "", label: "Everything" },
          ...names.map((name) => ({ value: name, label: actInWords(name) })),
        ]}
      />
      {filters.story ? (
        <NativeSelect
          label="Story"
          value={filters.story}
          onChange={() => choose({ story: undefined })}
          data={[
            { value: filters.story, label: story ?? "This story" },
            { value: "", label: "Every story" },
          ]}
        />
      ) : null}
    </div>
  );
}
