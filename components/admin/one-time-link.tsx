"use client";

import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import styles from "./one-time-link.module.css";

/** A one-time link, to read and to copy. */
export function OneTimeLink({ path, label = "Invitation link" }: { path: string; label?: string }) {
  const box = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => box.current?.select(), []);
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(`${window.location.origin}${path}`);
      setCopied(true);
    } catch {
      // Browsers give the clipboard to https only; the link stays selected for Ctrl/Cmd-C.
      setCopied(false);
    }
  };
  return (
    <div className={styles["link"]}>
      <TextInput
        ref={box}
        label={label}
        readOnly
        data-autofocus
        value={`${window.location.origin}${path}`}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" onClick={() => void copy()}>
        {copied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
