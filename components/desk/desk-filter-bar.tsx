"use client";

import { Loader, Select, TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { DeskFilters } from "#lib/newsroom/stories/desk.ts";
import { STAGE_NAMES, STAGES } from "#lib/newsroom/stories/story.ts";
import { useTypedSearch } from "./use-typed-search.ts";
import styles from "./desk.module.css";

export interface DeskChoices {
  desks: { id: string; name: string }[];
  people: { id: string; name: string }[];
  /** Who can be given a story. */
  assignees: { id: string; name: string }[];
}

export interface DeskFilterBarProps {
  /** As asked for, which may be before the answer. */
  filters: DeskFilters;
  /** The search that the list on the screen answers. */
  answered: string;
  isLooking: boolean;
  choices: DeskChoices;
  /** Put the caret in the search at once. */
  focus: boolean;
  onChange(change: DeskFilters): void;
}

const options = (named: { id: string; name: string }[]) =>
  named.map(({ id, name }) => ({ value: id, label: name }));

/** Search and filters. */
export function DeskFilterBar({
  filters,
  answered,
  isLooking,
  choices,
  focus,
  onChange,
}: DeskFilterBarProps) {
  const search = useTypedSearch(answered, isLooking, (q) => onChange({ q }));
  const box = useRef<HTMLInputElement>(null);
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
      onChange={(value) => onChange({ [name]: value ?? "" })}
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
        value={search.typed}
        maxLength={200}
        onChange={(event) => search.type(event.currentTarget.value)}
        onBlur={search.sendNow}
        onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && search.sendNow()}
        rightSection={
          <span role="status" aria-label="Search" className={styles["looking"]}>
            {isLooking && (
              <>
                <span className={styles["unseen"]}>Looking …</span>
                <Loader size={12} aria-hidden="true" />
              </>
            )}
          </span>
        }
        className={styles["search"] ?? ""}
      />
      {select("Any desk", "desk", options(choices.desks))}
      {select(
        "Any stage",
        "stage",
        STAGES.map((stage) => ({ value: stage, label: STAGE_NAMES[stage] })),
      )}
      {select("Anyone", "who", options(choices.people))}
    </search>
  );
}
