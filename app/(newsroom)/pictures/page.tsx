import type { Metadata } from "next";
import { PictureLibrary } from "#components/pictures/picture-library.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireActor } from "#lib/auth/current-actor.ts";
import { pictureRefusals } from "#lib/newsroom/pictures/permissions.ts";
import { library } from "#lib/newsroom/pictures/reads/library.ts";
import { settings } from "#lib/platform/settings.ts";

export const metadata: Metadata = { title: "Pictures" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === "string" ? asked[name].slice(0, 200) : "");
  const filters = { q: one("q"), uncredited: one("uncredited") === "1" };
  const { pictures, before } = await library({ ...filters, before: one("before") });
  const older = new URLSearchParams({
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.uncredited ? { uncredited: "1" } : {}),
    before: before ?? "",
  });
  const { locale, timezone } = settings();
  return (
    <>
      <RefreshOn subjects={["picture", "publication"]} />
      <PictureLibrary
        pictures={pictures}
        filters={filters}
        older={before ? `/pictures?${older}` : null}
        mayAdd={pictureRefusals(actor, "add").length === 0}
        mayCredit={pictureRefusals(actor, "credit").length === 0}
        zone={{ locale, timezone }}
      />
    </>
  );
}
