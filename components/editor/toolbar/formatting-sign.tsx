import type { FormattingName } from "#components/editor/toolbar/formatting.ts";
import { LineDrawing } from "#components/ui/line-drawing.tsx";

const LINES: Partial<Record<FormattingName, string>> = {
  Link: "M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2L9.8 6M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1.3-1.3",
  Quotation: "M4 5v10M8 7h8M8 10h8M8 13h5",
  "Bulleted list": "M8 5.5h9M8 10h9M8 14.5h9M4 5.5h.01M4 10h.01M4 14.5h.01",
  "Numbered list": "M9 5.5h8M9 10h8M9 14.5h8M3.5 4.5l1-.5v3.5M3.5 12.5c.2-1.2 2-1.2 2 0 0 1-2 1.5-2 3h2",
  Query: "M3.5 4h13v9.5H9.5L6 16.5v-3H3.5zM8 7.2c.2-1.6 3.8-1.6 3.8.4 0 1.2-1.8 1.2-1.8 2.4M10 11.8h.01",
  Picture: "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 7.5h.01",
};
const LETTERS: Partial<Record<FormattingName, string>> = { Bold: "B", Italic: "I", "Sub-heading": "H" };

/** The sign on a button; its name and key are in the tooltip. */
export function FormattingSign({ name }: { name: FormattingName }) {
  const letter = LETTERS[name];
  if (letter)
    return (
      <span aria-hidden="true" data-letter={letter}>
        {letter}
      </span>
    );
  return <LineDrawing d={LINES[name]} size={20} />;
}
