"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { Day } from "#components/ui/day.tsx";
import { ROLE_NAMES } from "#lib/newsroom/people/roles.ts";
import type { OpenLink } from "#lib/newsroom/people/listed-people.ts";
import { actInPlace, type Act } from "#components/shell/use-act.ts";
import styles from "./admin.module.css";
import people from "./people-table.module.css";

const KINDS: Record<OpenLink["kind"], string> = { invitation: "Invitation", password: "New password" };

/** Every link that opens something now: invitations, and links for a new password. */
export function OpenLinks({
  links,
  withdraw,
  revoke,
}: {
  links: OpenLink[];
  withdraw: Act<{ invitationId: string }>;
  revoke: Act<{ linkId: string }>;
}) {
  const router = useRouter();
  const end = async ({ kind, id, name }: OpenLink) => {
    await actInPlace<unknown>(
      () => (kind === "invitation" ? withdraw({ invitationId: id }) : revoke({ linkId: id })),
      `The link for ${name} is worth nothing now.`,
    );
    router.refresh();
  };
  return (
    <section>
      <h2>Open links</h2>
      {links.length === 0 ? (
        <p className={styles["lead"]}>No invitation and no link for a new password is open.</p>
      ) : (
        <table className={styles["table"]} role="table" aria-label="Open links">
          <thead role="rowgroup">
            <tr role="row">
              {["For", "Link", "Roles", "Made by", "Good until"].map((name) => (
                <th key={name} role="columnheader">
                  {name}
                </th>
              ))}
              <th role="columnheader">
                <span className={people["unseen"]}>Acts</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {links.map((link) => (
              <tr key={link.id} role="row">
                <td role="cell">
                  <div className={styles["who"]}>
                    <div>
                      <strong>{link.name}</strong>
                      <span className={styles["small"]}>{link.email}</span>
                    </div>
                  </div>
                </td>
                <td role="cell">{KINDS[link.kind]}</td>
                <td role="cell">{link.roles.map((role) => ROLE_NAMES[role]).join(", ")}</td>
                <td role="cell">
                  {link.madeBy}{" "}
                  <span className={styles["small"]}>
                    <Day at={link.madeAt} />
                  </span>
                </td>
                <td role="cell">
                  <Day at={link.expiresAt} />
                </td>
                <td role="cell">
                  <div className={styles["acts"]}>
                    <Button size="compact-sm" variant="default" onClick={() => void end(link)}>
                      Revoke
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
