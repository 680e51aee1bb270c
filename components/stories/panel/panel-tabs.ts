/** The side panel's tabs, in their order. */
export const PANEL_TABS = [
  "Details",
  "Pictures",
  "Sources",
  "Queries",
  "Suggestions",
  "History",
  "Checks",
] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

export const isPanelTab = (name: unknown): name is PanelTab => PANEL_TABS.includes(name as PanelTab);
