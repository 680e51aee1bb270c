import { LineDrawing } from "#components/ui/line-drawing.tsx";

const PATHS: Record<string, string> = {
  Desk: "M3 5h14M3 10h14M3 15h9",
  Pictures: "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 7.5h.01",
  Approvals: "M4 10.5l4 4L16 5",
  Admin:
    "M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 17c0-3 2-5 5-5s5 2 5 5M14 9.5a2.5 2.5 0 1 0 0-5M14.5 12.2c2.2.4 3.5 2.2 3.5 4.8",
};

/** A small line drawing beside the word; never instead of it. */
export function PlaceIcon({ name }: { name: string }) {
  return <LineDrawing d={PATHS[name]} size={20} />;
}
