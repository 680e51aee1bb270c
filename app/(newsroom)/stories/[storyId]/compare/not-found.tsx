import Link from "next/link";
import { StatePage } from "#components/ui/state-page.tsx";

export default function NotFound() {
  return (
    <StatePage title="There is no such version">
      <p>
        One of the two versions is not one of this story. Choose them anew under History, on the story&rsquo;s
        page.
      </p>
      <p>
        <Link href="/desk">Go to the desk</Link>
      </p>
    </StatePage>
  );
}
