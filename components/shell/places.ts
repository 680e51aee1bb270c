/** Where one can go from anywhere. */
export const PLACES = [
  { href: "/desk", name: "Desk" },
  { href: "/pictures", name: "Pictures" },
  { href: "/approvals", name: "Approvals", needs: "approvals" },
  { href: "/admin/people", name: "Admin", needs: "admin" },
] as const;
