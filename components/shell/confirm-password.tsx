"use client";

import { PasswordInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Sheet } from "#components/ui/sheet.tsx";
import type { Answer } from "#lib/newsroom/answer.ts";
import { unreachable } from "./unreachable.ts";

/** Opens the dialog that stands in the frame; answers whether the password was given. Open already, it is the same one. */
let open: (() => Promise<boolean>) | null = null;

/**
 * Does something that may ask for the password again. Then the dialog opens, and what was asked for is done as it was:
 * nothing has to be typed again. Whoever leaves the dialog gets the refusal.
 */
export async function withPasswordAsked<T>(run: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await run();
  if (answer.ok || answer.reason !== "confirm-password" || !open) return answer;
  return (await open()) ? run() : answer;
}

/** The dialog "Confirm your password". It stands over whatever sheet is open, which stays as it is. */
export function ConfirmPassword({
  confirm,
}: {
  confirm: (given: { password: string }) => Promise<Answer<unknown>>;
}) {
  const asked = useRef<{ answer: Promise<boolean>; settle: (given: boolean) => void } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const [running, setRunning] = useState(false);
  const [refusals, setRefusals] = useState<string[]>([]);
  useEffect(() => {
    open = () => {
      if (!asked.current) {
        const { promise, resolve } = Promise.withResolvers<boolean>();
        asked.current = { answer: promise, settle: resolve };
        setOpen(true);
      }
      return asked.current.answer;
    };
    // `Esc` closes this one and not the sheet under it, which listens at the window too, but later.
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !asked.current) return;
      event.stopImmediatePropagation();
      end(false);
    };
    window.addEventListener("keydown", leave, { capture: true });
    return () => {
      open = null;
      asked.current?.settle(false);
      asked.current = null;
      window.removeEventListener("keydown", leave, { capture: true });
    };
  }, []);
  const end = (given: boolean) => {
    asked.current?.settle(given);
    asked.current = null;
    setPassword("");
    setRefusals([]);
    setOpen(false);
  };
  if (!isOpen) return null;

  const submit = async () => {
    if (running) return;
    setRunning(true);
    const answer = await confirm({ password }).catch(() => null);
    setRunning(false);
    if (answer?.ok) end(true);
    else setRefusals(answer?.sentences ?? [unreachable("Nothing was changed.")]);
  };
  return (
    <Sheet
      title="Confirm your password"
      confirm="Confirm"
      purpose="This changes who may do what here. It goes on as you asked."
      refusals={refusals}
      running={running}
      overSheets
      onConfirm={() => void submit()}
      onClose={() => end(false)}
    >
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        data-autofocus
        visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Sheet>
  );
}
