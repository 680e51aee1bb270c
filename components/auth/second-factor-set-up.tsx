"use client";

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { QRCodeSVG } from "qrcode.react";
import { useState, type FormEvent, type ReactNode } from "react";
import { useAct, type Act } from "#components/shell/use-act.ts";
import { Refusals } from "#components/ui/refusals.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import styles from "./second-factor.module.css";

export interface SetUpActions {
  begin: Act<{ password: string }, { secret: string; address: string }>;
  turnOn: Act<{ code: string }, { recoveryCodes: string[] }>;
}

/** Password, then the secret into the app and a code from it, then the recovery codes, shown once. */
export function SecondFactorSetUp({
  begin,
  turnOn,
  lead,
  onDone,
  leave,
}: SetUpActions & { lead?: string; onDone: () => void; leave: ReactNode }) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [shown, setShown] = useState<{ secret: string; address: string } | null>(null);
  const [recoveryCodes, setRecoveryCodes] = useState<string[] | null>(null);
  // The page must stay until the codes are read.
  const { act, running, refusals } = useAct({ refreshes: false });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (recoveryCodes) return onDone();
    if (shown) {
      const answer = await act(() => turnOn({ code }));
      if (answer?.ok) setRecoveryCodes(answer.result.recoveryCodes);
      return;
    }
    const answer = await act(() => begin({ password }));
    if (!answer?.ok) return;
    setPassword("");
    setShown(answer.result);
  };

  return (
    <form noValidate className={styles["form"]} aria-busy={running} onSubmit={(event) => void submit(event)}>
      {recoveryCodes ? (
        <RecoveryCodes codes={recoveryCodes} />
      ) : shown ? (
        <>
          <p className={styles["purpose"]}>
            Scan the picture with an authenticator app, or type the secret into it. Then enter the code that
            it shows.
          </p>
          <div className={styles["picture"]}>
            <QRCodeSVG value={shown.address} size={176} marginSize={2} title="The secret, for your app" />
          </div>
          <TextInput
            label="Secret"
            readOnly
            classNames={{ input: styles["secret"] ?? "" }}
            value={shown.secret}
            onFocus={(event) => event.currentTarget.select()}
          />
          <TextInput
            key="code"
            label="Code"
            autoComplete="one-time-code"
            autoFocus
            data-autofocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </>
      ) : (
        <>
          {lead ? <p className={styles["purpose"]}>{lead}</p> : null}
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            autoFocus
            data-autofocus
            visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      )}
      <Refusals sentences={refusals} />
      <div className={styles["buttons"]}>
        {recoveryCodes ? null : leave}
        <Button type="submit" loading={running}>
          {recoveryCodes ? "Done" : shown ? "Turn on" : "Set up"}
        </Button>
      </div>
    </form>
  );
}
