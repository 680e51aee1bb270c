"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { Day } from "#components/ui/day.tsx";
import { ROLE_NAMES } from "#lib/newsroom/people/roles.ts";
import type { OpenInvitation } from "#lib/newsroom/people/listed-people.ts";
import { actInPlace, type Act } from "#components/shell/use-act.ts";
import styles from "./admin.module.css";

/** Who is invited and has not joined yet. */
export function OpenInvitations({
  invitations,
  withdraw,
}: {
  invitations: OpenInvitation[];
  withdraw: Act<{ invitationId: string }>;
}) {
  const router = useRouter();
  if (invitations.length === 0) return null;
  return (
    <section>
      <h2>Invited, not joined yet</h2>
      <table className={styles["table"]} role="table" aria-label="Invitations">
        <tbody role="rowgroup">
          {invitations.map(({ id, name, email, roles, invitedBy, expiresAt }) => (
            <tr key={id} role="row">
              <td role="cell">
                <div className={styles["who"]}>
                  <div>
                    <strong>{name}</strong>
                    <span className={styles["small"]}>{email}</span>
                  </div>
                </div>
              </td>
              <td role="cell">{roles.map((role) => ROLE_NAMES[role]).join(", ")}</td>
              <td role="cell">
                <span className={styles["small"]}>
                  Invited by {invitedBy}; the link is good until <Day at={expiresAt} />
                </span>
              </td>
              <td role="cell">
                <div className={styles["acts"]}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() =>
                      void actInPlace(
                        () => withdraw({ invitationId: id }),
                        `The link for ${name} is worth nothing now.`,
                      ).then(() => router.refresh())
                    }
                  >
                    Withdraw invitation
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
