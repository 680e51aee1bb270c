"use client";

import { useContext } from "react";
import { NewsroomTime } from "./ago.tsx";
import { countOf } from "./formats.ts";

/** A number as the newsroom writes it, whatever machine it is drawn on. */
export function Count({ of: number }: { of: number }) {
  return countOf(number, useContext(NewsroomTime).locale);
}
