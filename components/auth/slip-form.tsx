"use client";

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useActionState, useEffect, useRef } from "react";
import styles from "./slip-form.module.css";

export interface SlipField {
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  autoComplete: string;
  description?: string;
  value?: string;
}
interface State {
  sentences: string[];
  kept: Record<string, string>;
}

/** A few fields and one button. It is sent as a plain form, so it works before the scripts have loaded. */
export function SlipForm({
  send,
  fields,
  hidden = {},
  button,
  notice,
}: {
  send: (before: State, form: FormData) => Promise<State>;
  fields: SlipField[];
  hidden?: Record<string, string>;
  button: string;
  notice?: string;
}) {
  const [state, submit, sending] = useActionState(send, { sentences: [], kept: {} });
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.sentences.length > 0) alert.current?.focus();
  }, [state]);
  return (
    <form action={submit} className={styles["form"]}>
      {state.sentences.length > 0 ? (
        <div role="alert" tabIndex={-1} ref={alert} className={styles["alert"]}>
          {state.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ) : notice ? (
        <div role="status" className={styles["notice"]}>
          <p>{notice}</p>
        </div>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field, position) => {
        const shared = {
          name: field.name,
          label: field.label,
          autoComplete: field.autoComplete,
          description: field.description,
          size: "md" as const,
          autoFocus: position === 0,
        };
        return field.type === "password" ? (
          <PasswordInput
            key={field.name}
            {...shared}
            visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
          />
        ) : (
          <TextInput
            // The browser empties a form that was sent; what was typed comes back with the answer.
            key={`${field.name} ${state.kept[field.name] ?? ""}`}
            {...shared}
            type={field.type ?? "text"}
            defaultValue={state.kept[field.name] ?? field.value ?? ""}
          />
        );
      })}
      <Button type="submit" size="md" fullWidth loading={sending}>
        {button}
      </Button>
    </form>
  );
}
