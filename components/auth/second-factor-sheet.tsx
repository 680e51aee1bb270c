"use client";

import { Button, Modal, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useRef, useState } from "react";
import { unreachable } from "#components/shell/unreachable.ts";
import { useAct, type Act } from "#components/shell/use-act.ts";
import { Day } from "#components/ui/day.tsx";
import { Refusals } from "#components/ui/refusals.tsx";
import type { OwnSecondFactor } from "#lib/newsroom/people/second-factor.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SecondFactorSetUp, type SetUpActions } from "./second-factor-set-up.tsx";
import styles from "./second-factor.module.css";

export interface SecondFactorActions extends SetUpActions {
  own: Act<null, OwnSecondFactor>;
  renewCodes: Act<{ password: string }, { recoveryCodes: string[] }>;
  turnOff: Act<{ password: string }>;
}

/** My second factor: set it up, get new recovery codes, set it up anew on another telephone, turn it off. */
export function SecondFactorSheet({
  actions,
  onClose,
}: {
  actions: SecondFactorActions;
  onClose: () => void;
}) {
  const [own, setOwn] = useState<OwnSecondFactor | null>(null);
  const [unread, setUnread] = useState<string[]>([]);
  const [settingUp, setSettingUp] = useState(false);
  // Read once: a page drawn anew while recovery codes are shown must not take them from the screen.
  const readOwn = useRef(actions.own);
  useEffect(() => {
    readOwn.current(null).then(
      (answer) => {
        if (!answer.ok) return setUnread(answer.sentences);
        setSettingUp(answer.result.turnedOnAt === null);
        setOwn(answer.result);
      },
      () => setUnread([unreachable()]),
    );
  }, []);
  const leave = (
    <Button variant="default" onClick={onClose}>
      Leave
    </Button>
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title="Second factor"
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
      size={440}
    >
      {own === null ? (
        <Refusals sentences={unread} />
      ) : !settingUp && own.turnedOnAt !== null ? (
        <TurnedOn
          own={own}
          turnedOnAt={own.turnedOnAt}
          actions={actions}
          onSetUp={() => setSettingUp(true)}
          onClose={onClose}
        />
      ) : (
        <SecondFactorSetUp
          {...actions}
          lead={`${
            own.turnedOnAt === null
              ? "After the password, signing in asks for a code from an app on your telephone. Whoever learns your password gets no further without it."
              : "For a new telephone: until you have entered a code from it, the one you have goes on working."
          } You are signed out everywhere else.`}
          onDone={onClose}
          leave={leave}
        />
      )}
    </Modal>
  );
}

function TurnedOn({
  own,
  turnedOnAt,
  actions,
  onSetUp,
  onClose,
}: {
  own: OwnSecondFactor;
  turnedOnAt: string;
  actions: SecondFactorActions;
  onSetUp: () => void;
  onClose: () => void;
}) {
  const [password, setPassword] = useState("");
  const [codes, setCodes] = useState<string[] | null>(null);
  const { act, running, refusals } = useAct();
  const renew = async () => {
    const answer = await act(() => actions.renewCodes({ password }));
    if (answer?.ok) setCodes(answer.result.recoveryCodes);
  };
  const turnOff = async () => {
    const answer = await act(() => actions.turnOff({ password }));
    if (!answer?.ok) return;
    notifications.show({ message: "Your second factor is turned off.", autoClose: 4000 });
    onClose();
  };
  if (codes)
    return (
      <div className={styles["form"]}>
        <RecoveryCodes codes={codes} />
        <div className={styles["buttons"]}>
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    );
  const required = "Your role requires a second factor.";
  return (
    <form
      noValidate
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void renew();
      }}
    >
      <p className={styles["purpose"]}>
        On since <Day at={turnedOnAt} />. {own.recoveryCodesLeft} recovery{" "}
        {own.recoveryCodesLeft === 1 ? "code is" : "codes are"} left. {own.required ? required : ""}
      </p>
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        data-autofocus
        visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Refusals sentences={refusals} />
      <div className={styles["buttons"]}>
        <Button
          variant="default"
          onClick={() => (own.required ? undefined : void turnOff())}
          {...(own.required ? { "aria-disabled": true, "data-disabled": true, title: required } : {})}
        >
          Turn off
        </Button>
        <Button variant="default" onClick={onSetUp}>
          Set up anew
        </Button>
        <Button type="submit" loading={running}>
          New recovery codes
        </Button>
      </div>
    </form>
  );
}
