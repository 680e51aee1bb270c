/** What a person may hold, several at once. An administrator does not thereby get the right to approve. */
export const ROLES = [
  "reporter",
  "desk-editor",
  "copy-editor",
  "picture-editor",
  "manager",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

/** The names on the screens. */
export const ROLE_NAMES: Record<Role, string> = {
  reporter: "Reporter",
  "desk-editor": "Desk editor",
  "copy-editor": "Copy editor",
  "picture-editor": "Picture editor",
  manager: "Manager",
  administrator: "Administrator",
};
