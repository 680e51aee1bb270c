"use client";

import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

/** Something that can be done on the page one is at; the palette offers it. */
export interface PageAct {
  id: string;
  label: string;
  /** What it belongs to, or why it is offered. */
  description?: string;
  run(): void;
}

type Register = (source: symbol, read: (() => PageAct[]) | null) => void;
const Registering = createContext<Register>(() => undefined);
const Reading = createContext<() => PageAct[]>(() => []);

/** Keeps what the page offers, until its parts leave the screen. */
export function PageActs({ children }: { children: ReactNode }) {
  const [sources] = useState(() => new Map<symbol, () => PageAct[]>());
  const register = useMemo<Register>(
    () => (source, read) => void (read ? sources.set(source, read) : sources.delete(source)),
    [sources],
  );
  const read = useMemo(() => () => [...sources.values()].flatMap((each) => each()), [sources]);
  return (
    <Registering value={register}>
      <Reading value={read}>{children}</Reading>
    </Registering>
  );
}

/** Offers these acts for as long as whoever calls it is on the screen. They are asked for when the palette is opened. */
export function usePageActs(acts: () => PageAct[]): void {
  const register = useContext(Registering);
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const source = Symbol("page acts");
    register(source, () => latest.current());
    return () => register(source, null);
  }, [register]);
}

/** Reads what the page offers at this moment. */
export const useOfferedActs = (): (() => PageAct[]) => useContext(Reading);
