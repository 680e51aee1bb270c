import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/**
 * React writes some attributes as its properties are called (`dateTime`). Browsers do not mind, but programs that look
 * for `datetime=` do. A quotation mark in text is always escaped, so this finds attributes only.
 */
const CAMEL = / (dateTime|srcSet|charSet|crossOrigin|fetchPriority)="/g;

/** An element as plain HTML. */
export const staticHtml = (element: ReactElement): string =>
  renderToStaticMarkup(element).replace(CAMEL, (attribute) => attribute.toLowerCase());
