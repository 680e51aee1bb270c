import type { ReactNode } from "react";
import { AdminNav } from "#components/admin/admin-nav.tsx";
import { requireAdministrator } from "#lib/auth/require-administrator.ts";
import styles from "#components/admin/admin.module.css";

export default async function Layout({ children }: { children: ReactNode }) {
  await requireAdministrator();
  return (
    <div className={styles["admin"]}>
      <AdminNav />
      {children}
    </div>
  );
}
