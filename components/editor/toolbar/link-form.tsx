"use client";

import type { Editor } from "@tiptap/core";
import { Button, Group, TextInput } from "@mantine/core";
import {
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type FormEvent,
  type KeyboardEvent,
} from "react";
import { linkAddress } from "#components/editor/toolbar/link-address.ts";
import styles from "./link-form.module.css";

export interface LinkFormProps {
  editor: Editor;
  onClose(): void;
}

/**
 * Asks where a link leads; without a selection the address itself is written. It is here at once and takes the keyboard
 * at once: what is typed straight after the key must not replace the selected words.
 */
export function LinkForm({ editor, onClose }: LinkFormProps) {
  const before = (editor.getAttributes("link")["href"] as string | undefined) ?? "";
  const [typed, setTyped] = useState(before);
  const [refusal, setRefusal] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);

  const backToCopy = () => {
    onClose();
    editor.view.focus();
  };
  const set = (event: FormEvent) => {
    event.preventDefault();
    const href = linkAddress(typed);
    if (!href) return setRefusal("This is no address of a web page (https://…) or of a mailbox.");
    const marks = [{ type: "link", attrs: { href } }];
    if (editor.state.selection.empty && !editor.isActive("link"))
      editor.commands.insertContent({ type: "text", text: typed.trim(), marks });
    else editor.commands.setLink({ href });
    backToCopy();
  };
  const remove = () => {
    editor.commands.unsetLink();
    backToCopy();
  };
  // The toolbar's own keys are not meant while an address is typed.
  const keep = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") backToCopy();
  };
  const leave = (event: FocusEvent) => {
    const isGone = event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget);
    if (isGone) onClose();
  };

  return (
    <div role="dialog" aria-label="Link" className={styles["form"]} onKeyDown={keep} onBlur={leave}>
      <form onSubmit={set} noValidate>
        <TextInput
          ref={field}
          label="Address"
          placeholder="https://"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={refusal}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setRefusal(null);
          }}
        />
        <Group gap="xs" mt="xs">
          <Button type="submit" size="compact-md">
            Set link
          </Button>
          {before && (
            <Button variant="subtle" size="compact-md" onClick={remove}>
              Remove link
            </Button>
          )}
        </Group>
      </form>
    </div>
  );
}
