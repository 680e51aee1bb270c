"use client";

import { Drawer, Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { usePageActs } from "#components/shell/page-acts.tsx";
import { PANEL_TABS, type PanelTab } from "./panel-tabs.ts";
import styles from "./side-panel.module.css";

export interface SidePanelProps {
  open: boolean;
  tab: PanelTab;
  /** A number beside the tab's name, e.g. how many things block. */
  counts: Partial<Record<PanelTab, number>>;
  panels: Record<PanelTab, ReactNode>;
  onTab(tab: PanelTab): void;
  onClose(): void;
}

/** Beside the copy on a wide screen, a sheet over it on a narrow one; the same tabs in both. */
export function SidePanel({ open, tab, counts, panels, onTab, onClose }: SidePanelProps) {
  const wide = useMediaQuery("(min-width: 1100px)", true);
  const phone = useMediaQuery("(max-width: 700px)", false);
  usePageActs(() =>
    PANEL_TABS.map((name) => ({
      id: `panel ${name}`,
      label: name,
      description: "Side panel",
      run: () => onTab(name),
    })),
  );
  const tabs = (
    <Tabs
      value={tab}
      onChange={(chosen) => chosen && onTab(chosen as PanelTab)}
      keepMounted={false}
      classNames={{ list: styles["tabs"] ?? "", tab: styles["tab"] ?? "", panel: styles["content"] ?? "" }}
    >
      <Tabs.List aria-label="About this story">
        {PANEL_TABS.map((name) => (
          <Tabs.Tab
            key={name}
            value={name}
            rightSection={
              counts[name] ? (
                <span className={styles["count"]} aria-hidden="true">
                  {counts[name]}
                </span>
              ) : null
            }
          >
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {PANEL_TABS.map((name) => (
        <Tabs.Panel key={name} value={name} tabIndex={0}>
          {panels[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
  if (wide)
    return open ? (
      <aside className={styles["panel"]} aria-label="Side panel">
        {tabs}
      </aside>
    ) : null;
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      position={phone ? "bottom" : "right"}
      size={phone ? "85%" : 420}
      title="About this story"
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 120 }}
      classNames={{
        content: styles["sheet"] ?? "",
        header: styles["sheet"] ?? "",
        title: styles["sheetTitle"] ?? "",
        body: styles["sheetBody"] ?? "",
      }}
    >
      {tabs}
    </Drawer>
  );
}
