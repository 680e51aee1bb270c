import Link from "next/link";
import { StatePage } from "#components/ui/state-page.tsx";

export default function NotFound() {
  return (
    <StatePage title="There is no such story">
      {/* The page that would have named this tab was never asked. */}
      <title>There is no such story · Galley</title>
      <p>
        Its address may have been cut short on the way, or it never was in this newsroom. Spiked and withdrawn
        stories keep their address, so it is neither of those.
      </p>
      <p>
        <Link href="/desk">Go to the desk</Link>, where every story can be searched.
      </p>
    </StatePage>
  );
}
