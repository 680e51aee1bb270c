/** Where one can go from anywhere. */
export const PLACES = [
  { href: "/desk", name: "Desk", key: "g d" },
  { href: "/pictures", name: "Pictures", key: "g p" },
  { href: "/approvals", name: "Approvals", key: "g a", needs: "approvals" },
  { href: "/admin/people", name: "Admin", key: "g m", needs: "admin" },
] as const;
