"use client";

import { useLine } from "./announcements.tsx";
import styles from "./line-notice.module.css";

/** One quiet sentence in the frame: the newsroom is not heard, or runs another Galley than this page came from. */
export function LineNotice() {
  const { isLost, isRenewed } = useLine();
  return (
    <div className={styles["notice"]} role="status" aria-label="Line">
      {isLost ? (
        <span>No line to the newsroom. What you see may be old.</span>
      ) : isRenewed ? (
        <>
          <span>Galley was renewed. Reload when you like.</span>{" "}
          <button type="button" onClick={() => location.reload()}>
            Reload
          </button>
        </>
      ) : null}
    </div>
  );
}
