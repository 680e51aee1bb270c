"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { PickOne } from "#components/ui/pick-one.tsx";
import { compareAddress } from "./compare-address.ts";
import styles from "./versions.module.css";

export interface PickedVersion {
  id: string;
  number: number;
  name: string | null;
  act: string;
}

export interface VersionPickersProps {
  storyId: string;
  /** As the address says it: an id, or "now". */
  from: string;
  to: string;
  versions: readonly PickedVersion[];
}

/** Any two versions beside each other: which one, and with which. */
export function VersionPickers({ storyId, from, to, versions }: VersionPickersProps) {
  const router = useRouter();
  const data = [
    { value: "now", label: "As it stands now" },
    ...versions.map(({ id, number, name, act }) => ({
      value: id,
      label: name ? `${name} (version ${number})` : `Version ${number}: ${act}`,
    })),
  ];
  const show = (one: string, other: string) =>
    startTransition(() => router.push(compareAddress(storyId, one, other)));
  return (
    <div className={styles["pickers"]}>
      <PickOne label="From" data={data} value={from} onChange={(chosen) => chosen && show(chosen, to)} />
      <PickOne label="To" data={data} value={to} onChange={(chosen) => chosen && show(from, chosen)} />
    </div>
  );
}
