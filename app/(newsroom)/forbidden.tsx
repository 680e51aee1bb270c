import { headers } from "next/headers";
import { NotAllowed } from "#components/auth/not-allowed.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { assignablePeople } from "#lib/newsroom/people/reads/people.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";

/** Which role a page is for, by the beginning of its address. */
const PAGES: { path: string; what: string; role: Role }[] = [
  { path: "/admin", what: "people, desks, wire sources and house style", role: "administrator" },
  { path: "/approvals", what: "what waits for a decision", role: "manager" },
];

export default async function Forbidden() {
  const [actor, asked, people] = await Promise.all([requireActor(), headers(), assignablePeople()]);
  const page = PAGES.find(({ path }) => asked.get("x-asked-path")?.startsWith(path));
  return (
    <NotAllowed
      roles={actor.roles}
      {...(page
        ? {
            page: {
              ...page,
              who: people.filter(({ roles }) => roles.includes(page.role)).map(({ name }) => name),
            },
          }
        : {})}
    />
  );
}
