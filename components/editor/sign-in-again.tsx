"use client";

import { Button, Modal, PasswordInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { signInHere, whoIsSignedIn } from "#components/auth/sign-in-here.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { useLookAgain } from "#components/shell/look-again.tsx";
import { Refusals } from "#components/ui/refusals.tsx";
import styles from "./sign-in-again.module.css";

/** The session has ended while somebody writes: they sign in over the page, and go on with the same words. */
export function SignInAgain() {
  const { connection, editor, personId } = useStory();
  const lookAgain = useLookAgain();
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const [somebodyElse, setSomebodyElse] = useState<string | null>(null);

  const goOn = (who: { personId: string; name: string }) => {
    if (who.personId !== personId) return setSomebodyElse(who.name);
    setOpen(false);
    connection?.resume();
    editor?.commands.focus();
    lookAgain();
  };
  const begin = async () => {
    setSentence(null);
    setNeedsCode(false);
    setOpen(true);
    // In another tab it may have been done already.
    const who = await whoIsSignedIn().catch(() => null);
    if (who) goOn(who);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setAsking(true);
    const field = (name: string) => String(given.get(name) ?? "");
    const answer = await signInHere(field("email"), field("password"), field("code"));
    setAsking(false);
    setSentence(typeof answer === "string" ? answer : null);
    if (typeof answer === "string") return;
    if ("needsCode" in answer) setNeedsCode(true);
    else goOn(answer);
  };

  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => void begin()}>
        Sign in again
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Sign in again"
        closeButtonProps={{ "aria-label": "Close" }}
        transitionProps={{ duration: 0 }}
        size={400}
      >
        {somebodyElse === null ? (
          <form className={styles["form"]} noValidate onSubmit={(event) => void submit(event)}>
            <p className={styles["purpose"]}>What is on the page stays, and you go on where you were.</p>
            <Refusals sentences={sentence ? [sentence] : []} onClose={() => setSentence(null)} />
            <TextInput name="email" type="email" label="Email" autoComplete="username" data-autofocus />
            <PasswordInput
              name="password"
              label="Password"
              autoComplete="current-password"
              visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
            />
            {needsCode ? (
              <TextInput
                name="code"
                label="Code"
                description="From your app, or a recovery code."
                autoComplete="one-time-code"
                autoFocus
              />
            ) : null}
            <Button type="submit" loading={isAsking}>
              Sign in
            </Button>
          </form>
        ) : (
          <div className={styles["form"]}>
            <p role="alert" className={styles["purpose"]}>
              {somebodyElse} is signed in now. This page is somebody else’s: what they typed is kept in this
              browser for them, and the story opens anew for {somebodyElse}.
            </p>
            <Button onClick={() => location.reload()}>Open the story anew</Button>
          </div>
        )}
      </Modal>
    </>
  );
}
