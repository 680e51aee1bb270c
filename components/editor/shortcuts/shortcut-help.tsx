"use client";

import { Modal } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useState } from "react";
import { keyNames, SHORTCUTS } from "#components/editor/shortcuts/shortcuts.ts";
import { useIsMac } from "#components/editor/shortcuts/use-is-mac.ts";
import styles from "./shortcut-help.module.css";

/** `?` outside of texts and `Ctrl/Cmd-/` everywhere: every key there is. */
export function ShortcutHelp() {
  const [open, setOpen] = useState(false);
  const isMac = useIsMac();
  useHotkeys([
    ["shift+?", () => setOpen(true)],
    ["?", () => setOpen(true)],
  ]);
  useHotkeys([["mod+/", () => setOpen((now) => !now)]], [], true);
  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title="Keyboard shortcuts"
      size="xl"
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles["groups"]}>
        {SHORTCUTS.map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.shortcuts.map(({ does, keys }) => (
                <div key={does}>
                  <dt>{does}</dt>
                  <dd>
                    {keys.map((each, index) => (
                      <span key={each}>
                        {index > 0 && " or "}
                        {keyNames(each, isMac).map((name) => (
                          <kbd key={name}>{name}</kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
