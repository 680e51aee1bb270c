import type { Metadata } from "next";
import { StatePage } from "#components/ui/state-page.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <StatePage title="There is no such page" alone>
      <p>The address may have been cut short on the way, or the page has moved.</p>
      <p>
        <a href="/desk">Go to the desk</a>, or <a href="/">read the paper</a>.
      </p>
    </StatePage>
  );
}
