"use client";

import { Select, type SelectProps } from "@mantine/core";
import { useRef, useState, type KeyboardEvent } from "react";

export interface Choice {
  value: string;
  label: string;
}

export interface PickOneProps extends Omit<SelectProps, "data" | "onChange" | "searchable" | "value"> {
  data: Choice[];
  value: string | null;
  onChange(value: string | null): void;
}

/**
 * A combobox for typing people: the words in it are selected on arrival, so that typing searches at once, and `Enter`
 * takes the first that fits, even before the list has been drawn.
 */
export function PickOne({ data, value, onChange, onFocus, onKeyDown, ...others }: PickOneProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? data.find((choice) => choice.value === value)?.label ?? "";
  const fits = (choice: Choice) =>
    choice.label.toLocaleLowerCase().includes((typed ?? "").trim().toLocaleLowerCase());

  // Both this and the list may hear one `Enter`: the second answer to it is not another choice.
  const justTaken = useRef(false);
  const choose = (chosen: string | null) => {
    if (justTaken.current) return;
    justTaken.current = true;
    setTimeout(() => (justTaken.current = false));
    setTyped(undefined);
    onChange(chosen);
  };

  const take = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event);
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !typed?.trim()) return;
    const list = event.currentTarget.getAttribute("aria-controls");
    const marked =
      list && document.getElementById(list)?.querySelector<HTMLElement>("[data-combobox-selected]");
    if (marked) return marked.click();
    const wanted = typed.trim().toLocaleLowerCase();
    const first = data.find(({ label }) => label.toLocaleLowerCase() === wanted) ?? data.find(fits);
    if (!first) return;
    event.preventDefault();
    if (first.value === value) setTyped(undefined);
    else choose(first.value);
  };

  return (
    <Select
      comboboxProps={{ transitionProps: { duration: 0 }, shadow: undefined }}
      allowDeselect={false}
      selectFirstOptionOnChange
      nothingFoundMessage="Nothing goes by that name."
      {...others}
      searchable
      data={data}
      value={value}
      searchValue={shown}
      onSearchChange={(search) =>
        setTyped(search === data.find((choice) => choice.value === value)?.label ? undefined : search)
      }
      onChange={choose}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus?.(event);
      }}
      onKeyDown={take}
    />
  );
}
