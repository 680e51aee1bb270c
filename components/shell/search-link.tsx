"use client";

import { useHotkeys } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { Tooltip, UnstyledButton } from "@mantine/core";
import styles from "./corner-button.module.css";
import { LineDrawing } from "#components/ui/line-drawing.tsx";

/** Goes to the search of the desk, from anywhere, by `/`. */
export function SearchLink() {
  const router = useRouter();
  const go = () => {
    const box = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (box) box.focus();
    else router.push("/desk?find=1");
  };
  useHotkeys([["/", go]]);
  return (
    <Tooltip label="Search stories ( / )">
      <UnstyledButton className={styles["button"]} onClick={go} aria-label="Search">
        <LineDrawing d="M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12m4.5-1.5L17 17" />
      </UnstyledButton>
    </Tooltip>
  );
}
