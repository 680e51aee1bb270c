import { expect, test } from "vitest";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { createNewsroom } from "#lib/newsroom/people/commands/create-newsroom.ts";
import { prepareNewsroom } from "#lib/newsroom/people/commands/prepare-newsroom.ts";
import { renameSection } from "#lib/newsroom/style/commands/rename-section.ts";
import { buildPublication } from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

const { database } = useDatabase();
const { get } = usePaper();

test("[R14] a paper that was looked at before its newsroom was made has its name and sections at once", async () => {
  const [link] = (await prepareNewsroom("http://localhost:3000")).slice(-1);
  const secret = new URL(link!.trim()).searchParams.get("token")!;
  expect((await get("/")).text).not.toContain("The Harbour Post");
  await createNewsroom(null, {
    ...{ secret, publicationName: "The Harbour Post", name: "Asha Rao" },
    ...{ email: "asha@harbour.test", password: "harbour-lights" },
  });
  const { text } = await get("/");
  expect(text).toContain("The Harbour Post");
  expect(text).toContain('href="/culture"');
});

test("[R26] a section that is renamed has its new name at once, wherever it stands", async () => {
  const administrator = await buildPerson(database(), "administrator");
  const { path, publicationId } = await buildPublication({
    page: { kicker: "", section: { slug: "india", name: "India" } },
  });
  const addresses = [path, "/", "/india", "/feed.xml", "/atom.xml", `/api/v1/publications/${publicationId}`];
  for (const address of addresses)
    expect([address, (await get(address)).text.includes("India")]).toEqual([address, true]);
  await renameSection(administrator, { slug: "india", name: "The Nation" });
  for (const address of addresses) {
    const { text } = await get(address);
    expect([address, text.includes("The Nation"), text.includes("India")]).toEqual([address, true, false]);
  }
});
