import Link from "next/link";
import { ROLE_NAMES, type Role } from "#lib/newsroom/people/roles.ts";
import { StatePage } from "#components/ui/state-page.tsx";

const inWords = (names: readonly string[], joint: string): string =>
  new Intl.ListFormat("en-GB", { type: joint === "or" ? "disjunction" : "conjunction" }).format(names);

/** What this page is, why it is not open to me, and who can help. */
export function NotAllowed({
  page,
  roles,
}: {
  page?: { what: string; role: Role; who: string[] };
  roles: readonly Role[];
}) {
  const mine = inWords(
    roles.map((role) => ROLE_NAMES[role].toLowerCase()),
    "and",
  );
  return (
    <StatePage title="This page is not open to you">
      <p>
        {page
          ? `Only ${ROLE_NAMES[page.role].toLowerCase()}s may open this page (${page.what}).`
          : "This page is for other roles."}{" "}
        You are here as {mine || "a person without a role"}.
      </p>
      {page && page.who.length > 0 ? (
        <p>{inWords(page.who.slice(0, 5), "or")} can do it, or can ask for it to be opened to you.</p>
      ) : null}
      <p>
        <Link href="/desk">Go to the desk</Link>
      </p>
    </StatePage>
  );
}
