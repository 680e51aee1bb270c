"use client";

import { Button, Drawer } from "@mantine/core";
import { MAX_ALT, MAX_CAPTION } from "#lib/newsroom/pictures/credit-line.ts";
import type { LibraryPicture } from "#lib/newsroom/pictures/picture.ts";
import { useState, type ReactNode } from "react";
import { CreditField } from "./credit-field.tsx";
import { fileSize } from "./file-size.ts";
import { holdPicture } from "./held-pictures.ts";
import { changePicture } from "./picture-calls.ts";
import { SettlingField } from "./settling-field.tsx";
import { StaffPicture } from "./staff-picture.tsx";
import styles from "./library.module.css";

export interface LibraryDetailProps {
  picture: LibraryPicture | null;
  mayCredit: boolean;
  zone: { locale: string; timezone: string };
  onClose(): void;
}

/** One picture of the library: large, with its credit and what it enters the next story with. */
export function LibraryDetail({ picture, mayCredit, zone, onClose }: LibraryDetailProps) {
  return (
    <Drawer
      opened={picture !== null}
      onClose={onClose}
      position="right"
      size={460}
      title={picture?.fileName ?? ""}
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: styles["fileName"] ?? "" }}
    >
      {picture && <Detail key={picture.id} picture={picture} mayCredit={mayCredit} zone={zone} />}
    </Drawer>
  );
}

function Detail({
  picture,
  mayCredit,
  zone,
}: { picture: LibraryPicture } & Pick<LibraryDetailProps, "mayCredit" | "zone">) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = async (what: { credit: string } | { caption?: string; alt?: string }) => {
    const answer = await changePicture(picture.id, what);
    if (answer.ok) holdPicture(answer.result);
    setRefusal(answer.ok ? null : answer.sentence);
  };
  const proposed = picture.credit === "" && picture.proposedCredit !== "";
  return (
    <div className={styles["detail"]}>
      <StaffPicture picture={picture} alt={picture.alt} sizes="460px" className={styles["large"]} />
      <CreditField picture={picture} readOnly={!mayCredit} />
      {proposed && mayCredit && (
        <Button
          variant="default"
          size="compact-sm"
          className={styles["propose"] ?? ""}
          onClick={() => void change({ credit: picture.proposedCredit })}
        >
          Use “{picture.proposedCredit}”, from {picture.creditFrom}
        </Button>
      )}
      <SettlingField
        label="Caption"
        multiline
        value={picture.caption}
        maxLength={MAX_CAPTION}
        readOnly={!mayCredit}
        description="With these words it enters the next story; stories that hold it keep their own."
        onSettle={(caption) => {
          if (caption !== picture.caption) void change({ caption });
        }}
      />
      <SettlingField
        label="Alt text"
        multiline
        value={picture.alt}
        maxLength={MAX_ALT}
        readOnly={!mayCredit}
        error={refusal}
        onSettle={(alt) => {
          if (alt !== picture.alt) void change({ alt });
        }}
      />
      <dl className={styles["facts"]}>
        <Fact name="Size">
          {picture.width} × {picture.height} pixels, {fileSize(picture.bytes)}
        </Fact>
        <Fact name="Added">
          {picture.addedBy},{" "}
          {new Intl.DateTimeFormat(zone.locale, {
            timeZone: zone.timezone,
            dateStyle: "medium",
            timeStyle: "short",
          }).format(new Date(picture.addedAt))}
        </Fact>
        {picture.instructions && <Fact name="Instructions">{picture.instructions}</Fact>}
        {picture.disagreements.map(({ field, values }) => (
          <Fact key={field} name={`The file on its ${field}`}>
            {values.map(({ from, value }) => (
              <span key={from} className={styles["value"]}>
                {from}: {value}
              </span>
            ))}
          </Fact>
        ))}
        {picture.liveUses > 0 && (
          <Fact name="Live in">{picture.liveUses === 1 ? "one story" : `${picture.liveUses} stories`}</Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
