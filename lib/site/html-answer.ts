import type { ReactElement } from "react";
import { answer, type Answer } from "#lib/site/answer.ts";
import type { Dress } from "#lib/site/dress.ts";
import { staticHtml } from "#lib/site/static-html.ts";

/** A page of the paper may load its own pictures, its own letters and its one style sheet, and nothing else. */
const policy = ({ styleHash }: Dress): string =>
  [
    "default-src 'none'",
    "img-src 'self'",
    `style-src 'sha256-${styleHash}'`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** A page of the paper as an answer. */
export const htmlAnswer = (
  page: ReactElement,
  dress: Dress,
  parts: { status?: number; lastModified?: Date; changedAt?: Date } = {},
): Answer =>
  answer({
    ...parts,
    type: "text/html; charset=utf-8",
    body: `<!doctype html>${staticHtml(page)}`,
    headers: { "content-security-policy": policy(dress) },
  });
