"use client";

import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import styles from "./second-factor.module.css";

/** The recovery codes, to read and to copy; they are shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const list = useRef<HTMLUListElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => list.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setCopied(true);
    } catch {
      // Browsers give the clipboard to https only: the codes stay chosen for Ctrl/Cmd-C.
      if (list.current) window.getSelection()?.selectAllChildren(list.current);
    }
  };
  return (
    <>
      <p className={styles["purpose"]}>
        Your second factor is on. Keep these recovery codes where your telephone is not: each opens once, in
        place of a code. They are not shown again.
      </p>
      <ul ref={list} tabIndex={-1} aria-label="Recovery codes" className={styles["codes"]}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button variant="default" onClick={() => void copy()}>
        {copied ? "Copied" : "Copy"}
      </Button>
    </>
  );
}
