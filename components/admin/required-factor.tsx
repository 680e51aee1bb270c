"use client";

import { Checkbox } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { actInPlace, type Act } from "#components/shell/use-act.ts";
import { useIsLive } from "#components/ui/use-is-live.ts";
import { ROLE_NAMES, ROLES, type Role } from "#lib/newsroom/people/roles.ts";
import admin from "./admin.module.css";
import styles from "./required-factor.module.css";

/** Whose holders must have a second factor. It holds at once: whoever has none sets it up before anything else. */
export function RequiredFactor({
  requiring,
  require,
}: {
  requiring: readonly Role[];
  require: Act<{ role: Role; required: boolean }, { without: number }>;
}) {
  const router = useRouter();
  const isLive = useIsLive();
  // A box shows at once what was chosen, until the server's list says what is so.
  const [chosen, setChosen] = useState<Partial<Record<Role, boolean>>>({});
  const set = async (role: Role, required: boolean) => {
    setChosen((before) => ({ ...before, [role]: required }));
    await actInPlace(
      () => require({ role, required }),
      required
        ? `${ROLE_NAMES[role]}s without a second factor now set it up before anything else.`
        : `${ROLE_NAMES[role]}s may do without a second factor.`,
    );
    setChosen(({ [role]: _done, ...before }) => before);
    router.refresh();
  };
  return (
    <section>
      <fieldset className={styles["roles"]}>
        <legend>Require a second factor</legend>
        <p className={admin["small"]}>
          After the password, signing in then asks for a code. Whoever has none sets it up before anything
          else, also where they are signed in now.
        </p>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={ROLE_NAMES[role]}
            disabled={!isLive}
            checked={chosen[role] ?? requiring.includes(role)}
            onChange={(event) => void set(role, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
    </section>
  );
}
