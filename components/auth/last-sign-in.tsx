"use client";

import { Modal } from "@mantine/core";
import { Day } from "#components/ui/day.tsx";
import type { SignIn } from "#lib/newsroom/people/sign-in-record.ts";
import styles from "./last-sign-in.module.css";

const from = ({ browser, address }: SignIn): string =>
  [browser, address].filter(Boolean).join(", ") || "not known from where";

/** The sign-in before the one that this window has: if it was not you, somebody else knows your password. */
export function LastSignIn({ signIns }: { signIns: SignIn[] }) {
  const last = signIns.find(({ isThis }) => !isThis);
  return (
    <>
      Last sign-in
      <span className={styles["when"]}>
        {last ? (
          <>
            <Day at={last.at} />, {from(last)}
          </>
        ) : (
          "This one is the first"
        )}
      </span>
    </>
  );
}

/** The latest sign-ins: when, with what and from where. */
export function SignInsSheet({ signIns, onClose }: { signIns: SignIn[]; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title="Last sign-in"
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
      size={440}
    >
      <p>
        One that was not you: change your password, which ends all other sessions, and tell an administrator.
      </p>
      <ul className={styles["list"]} aria-label="Sign-ins">
        {signIns.map((signIn) => (
          <li key={`${signIn.at} ${signIn.isThis}`}>
            <strong>
              <Day at={signIn.at} />
            </strong>
            <span className={styles["when"]}>
              {from(signIn)}
              {signIn.isThis ? " · this window" : signIn.isOpen ? " · still signed in" : ""}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
