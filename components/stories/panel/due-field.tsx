"use client";

import { TextInput } from "@mantine/core";
import { useContext, useState, type SyntheticEvent } from "react";
import { NewsroomTime } from "#components/ui/ago.tsx";
import { instantOf, localOf } from "#components/ui/zoned-time.ts";

export interface DueFieldProps {
  /** ISO 8601, or null. */
  dueAt: string | null;
  readOnly: boolean;
  onChange(dueAt: string | null): void;
}

/** By when the story is wanted, on the newsroom's clock. It is taken when one leaves the field, or by `Enter`. */
export function DueField({ dueAt, readOnly, onChange }: DueFieldProps) {
  const { timezone: zone } = useContext(NewsroomTime);
  const [typed, setTyped] = useState<string | null>(null);
  const stands = dueAt === null ? "" : localOf(new Date(dueAt), zone);
  const take = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
    setTyped(null);
    // A date without an hour reads as empty: it is nothing yet, and takes nothing away.
    if (typed === null || typed === stands || currentTarget.validity.badInput) return;
    const moment = instantOf(typed, zone);
    if (moment || typed === "") onChange(moment?.toISOString() ?? null);
  };
  return (
    <TextInput
      type="datetime-local"
      label="Due"
      description={`The newsroom's clock (${zone}). Empty: whenever it is ready.`}
      readOnly={readOnly}
      value={typed ?? stands}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take(event)}
    />
  );
}
