"use client";

import { Button, Checkbox, TextInput, Tooltip } from "@mantine/core";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState, type CSSProperties } from "react";
import { shownCredit } from "#lib/newsroom/pictures/credit-line.ts";
import type { LibraryPicture } from "#lib/newsroom/pictures/picture.ts";
import { AddPictureDialog } from "./add-picture-dialog.tsx";
import { FileDrop } from "./file-drop.tsx";
import { LibraryDetail } from "./library-detail.tsx";
import { StaffPicture } from "./staff-picture.tsx";
import styles from "./library.module.css";

export interface PictureLibraryProps {
  pictures: LibraryPicture[];
  filters: { q: string; uncredited: boolean };
  /** The address of the older ones, when there are any. */
  older: string | null;
  mayAdd: boolean;
  mayCredit: boolean;
  zone: { locale: string; timezone: string };
}

/** Every picture the newsroom holds, newest first, in rows of one height; credit under each. */
export function PictureLibrary({ pictures, filters, older, mayAdd, mayCredit, zone }: PictureLibraryProps) {
  const router = useRouter();
  const path = usePathname();
  const [q, setQ] = useState(filters.q);
  const [chosenId, setChosenId] = useState<string | null>(null);
  /** Files to be added, one dialog after the other; null stands for a dialog without a file. */
  const [waiting, setWaiting] = useState<(File | null)[]>([]);
  const chosen = pictures.find(({ id }) => id === chosenId);

  const go = (change: Partial<PictureLibraryProps["filters"]>) => {
    const next = { ...filters, q, ...change };
    const address = new URLSearchParams();
    if (next.q.trim()) address.set("q", next.q.trim());
    if (next.uncredited) address.set("uncredited", "1");
    router.replace(address.size ? `${path}?${address}` : path, { scroll: false });
  };
  useEffect(() => {
    if (q.trim() === filters.q) return;
    const pause = setTimeout(() => go({ q }), 200);
    return () => clearTimeout(pause);
  });

  const filtered = filters.q !== "" || filters.uncredited;
  return (
    <div className={styles["page"]}>
      <header className={styles["head"]}>
        <h1>Pictures</h1>
        {mayAdd && (
          <Button size="compact-md" onClick={() => setWaiting([null])}>
            Add picture
          </Button>
        )}
      </header>
      <search className={styles["filters"]}>
        <TextInput
          type="search"
          role="searchbox"
          aria-label="Search pictures"
          placeholder="Search credits, captions, file names ( / )"
          size="xs"
          value={q}
          maxLength={200}
          onChange={(event) => setQ(event.currentTarget.value)}
          className={styles["search"] ?? ""}
        />
        <Checkbox
          size="xs"
          label="Without a credit"
          checked={filters.uncredited}
          onChange={(event) => go({ uncredited: event.currentTarget.checked })}
        />
      </search>

      {pictures.length === 0 ? (
        <p className={styles["nothing"]}>
          {filtered
            ? "No picture answers to that. Loosen the search."
            : mayAdd
              ? "No pictures yet. Drop one here, or press “Add picture”."
              : "No pictures yet. They appear here when reporters and editors add them."}
        </p>
      ) : (
        <ul className={styles["grid"]} aria-label="Pictures">
          {pictures.map((picture) => (
            <li
              key={picture.id}
              className={styles["item"]}
              style={{ "--shape": shapeOf(picture) } as CSSProperties}
            >
              <button type="button" className={styles["choose"]} onClick={() => setChosenId(picture.id)}>
                <StaffPicture
                  picture={picture}
                  alt={picture.alt || picture.caption || picture.fileName}
                  sizes="(max-width: 700px) 100vw, 400px"
                  className={styles["image"]}
                />
                <span className={styles["credit"]}>
                  {picture.credit ? (
                    shownCredit(picture.credit)
                  ) : (
                    <span className={styles["lacks"]}>No credit yet</span>
                  )}
                </span>
              </button>
              {picture.liveUses > 0 && (
                <Tooltip
                  label={picture.liveUses === 1 ? "In one live story" : `In ${picture.liveUses} live stories`}
                >
                  <span className={styles["live"]}>Live</span>
                </Tooltip>
              )}
            </li>
          ))}
        </ul>
      )}
      {older && (
        <p>
          <Link href={older}>Older pictures</Link>
        </p>
      )}

      <LibraryDetail
        picture={chosen ?? null}
        mayCredit={mayCredit}
        zone={zone}
        onClose={() => setChosenId(null)}
      />
      <FileDrop disabled={!mayAdd || waiting.length > 0} onFiles={setWaiting} />
      <AddPictureDialog
        // Each file has a dialog of its own, so that nothing typed for one is taken for another.
        key={waiting.length}
        opened={waiting.length > 0}
        initialFile={waiting[0] ?? null}
        onAdd={() => router.refresh()}
        onClose={() => setWaiting((files) => files.slice(1))}
      />
    </div>
  );
}

/** Width by height; a very long or high picture is shown in a frame that a row can bear. */
const shapeOf = ({ width, height }: LibraryPicture): string =>
  Math.min(3, Math.max(0.55, width / height)).toFixed(3);
