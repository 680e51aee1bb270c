"use client";

import { Select, TextInput } from "@mantine/core";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { DeskFilters } from "#lib/newsroom/stories/desk.ts";
import { STAGE_NAMES, STAGES } from "#lib/newsroom/stories/story.ts";
import styles from "./desk.module.css";

interface Choices {
  desks: { id: string; name: string }[];
  people: { id: string; name: string }[];
}

/** Search and filters; they stand in the address, so that a view can be sent to a colleague. */
export function DeskFilterBar({
  filters,
  choices,
  focus,
}: {
  filters: DeskFilters;
  choices: Choices;
  focus: boolean;
}) {
  const router = useRouter();
  const path = usePathname();
  const [q, setQ] = useState(filters.q ?? "");
  const box = useRef<HTMLInputElement>(null);

  const go = (change: DeskFilters) => {
    const address = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filters, ...change }))
      if (value) address.set(name, value);
    router.replace(address.size ? `${path}?${address}` : path, { scroll: false });
  };
  useEffect(() => {
    if (q === (filters.q ?? "")) return;
    const pause = setTimeout(() => go({ q }), 200);
    return () => clearTimeout(pause);
  });
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);

  const select = (
    label: string,
    name: "desk" | "stage" | "who",
    data: { value: string; label: string }[],
  ) => (
    <Select
      aria-label={label}
      placeholder={label}
      size="xs"
      clearable
      searchable
      data={data}
      value={filters[name] ?? null}
      onChange={(value) => go({ [name]: value ?? "" })}
      className={styles["filter"] ?? ""}
    />
  );
  return (
    <search className={styles["filters"]}>
      <TextInput
        ref={box}
        type="search"
        role="searchbox"
        aria-label="Search stories"
        placeholder="Search words, sluglines, people ( / )"
        size="xs"
        value={q}
        maxLength={200}
        onChange={(event) => setQ(event.currentTarget.value)}
        className={styles["search"] ?? ""}
      />
      {select(
        "Any desk",
        "desk",
        choices.desks.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {select(
        "Any stage",
        "stage",
        STAGES.map((stage) => ({ value: stage, label: STAGE_NAMES[stage] })),
      )}
      {select(
        "Anyone",
        "who",
        choices.people.map(({ id, name }) => ({ value: id, label: name })),
      )}
    </search>
  );
}
