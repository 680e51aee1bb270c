"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import styles from "./admin.module.css";

const PAGES = [
  { href: "/admin/people", name: "People" },
  { href: "/admin/desks", name: "Desks" },
  { href: "/admin/wire", name: "Wire sources" },
  { href: "/admin/style", name: "House style" },
  { href: "/admin/activity", name: "Activity" },
];

/** What administrators look after. */
export function AdminNav() {
  const path = usePathname();
  return (
    <nav aria-label="Administration" className={styles["nav"]}>
      {PAGES.map(({ href, name }) => (
        <Link key={href} href={href} {...(path === href ? { "aria-current": "page" as const } : {})}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
