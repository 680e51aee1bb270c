import type { Metadata } from "next";
import { HouseStyle } from "#components/admin/house-style.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireAdministrator } from "#lib/auth/require-administrator.ts";
import { sections as sectionsRead } from "#lib/newsroom/people/reads/people.ts";
import { houseStyle } from "#lib/newsroom/style/reads/house-style.ts";
import * as actions from "./actions.ts";

export const metadata: Metadata = { title: "House style" };

export default async function Page() {
  await requireAdministrator();
  const [{ attributionForm }, sections] = await Promise.all([houseStyle(), sectionsRead()]);
  return (
    <>
      <RefreshOn subjects={["newsroom"]} />
      <HouseStyle attributionForm={attributionForm} sections={sections} actions={{ ...actions }} />
    </>
  );
}
