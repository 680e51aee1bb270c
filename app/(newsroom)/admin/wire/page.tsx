import type { Metadata } from "next";
import { WireSources } from "#components/admin/wire-sources.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireAdministrator } from "#lib/auth/require-administrator.ts";
import { wireSources } from "#lib/newsroom/wire/reads/wire-sources.ts";
import * as actions from "./actions.ts";

export const metadata: Metadata = { title: "Wire sources" };

export default async function Page() {
  await requireAdministrator();
  const sources = await wireSources();
  return (
    <>
      <RefreshOn subjects={["wire-source"]} />
      <WireSources sources={sources} actions={{ ...actions }} />
    </>
  );
}
