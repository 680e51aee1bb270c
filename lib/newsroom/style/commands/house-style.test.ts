import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { sections } from "#lib/newsroom/people/reads/people.ts";
import { addSection } from "#lib/newsroom/style/commands/add-section.ts";
import { orderSections } from "#lib/newsroom/style/commands/order-sections.ts";
import { renameSection } from "#lib/newsroom/style/commands/rename-section.ts";
import { setAttributionForm } from "#lib/newsroom/style/commands/set-attribution-form.ts";
import { houseStyle } from "#lib/newsroom/style/reads/house-style.ts";

const { database } = useDatabase();

test("[U15] the attribution line's form names the sources exactly once", async () => {
  const admin = await buildPerson(database(), "administrator");
  await database().insert(tables.newsroom).values({ name: "The Harbour Post" });
  await setAttributionForm(admin, { form: " (With agency inputs from {sources}) " });
  expect(await houseStyle()).toEqual({ attributionForm: "(With agency inputs from {sources})" });
  for (const form of ["", "With inputs", "{sources} and {sources}"])
    await expect(setAttributionForm(admin, { form })).rejects.toMatchObject({
      sentences: ["Write {sources} once, where the names of the sources go."],
    });
});

test("[U15] a section gets an address that is free, keeps it when renamed, and can be moved", async () => {
  const admin = await buildPerson(database(), "administrator");
  await addSection(admin, { name: "News" });
  expect(await addSection(admin, { name: "Arts & Létters" })).toEqual({ slug: "arts-letters" });
  expect(await addSection(admin, { name: "खेल" })).toEqual({ slug: "section-3" });
  await renameSection(admin, { slug: "arts-letters", name: "Books" });
  await orderSections(admin, { slugs: ["section-3", "news", "arts-letters"] });
  expect(await sections()).toEqual([
    { slug: "section-3", name: "खेल" },
    { slug: "news", name: "News" },
    { slug: "arts-letters", name: "Books" },
  ]);
});

test("[U15] a section that would hide a page of Galley, or another section, is refused", async () => {
  const admin = await buildPerson(database(), "administrator");
  await expect(addSection(admin, { name: "Desk" })).rejects.toMatchObject({
    sentences: ["The address /desk is taken by a page of Galley: choose another name."],
  });
  await expect(addSection(admin, { name: "NEWS" })).rejects.toMatchObject({
    sentences: ["There is a section News already."],
  });
  await expect(renameSection(admin, { slug: "news", name: "books" })).rejects.toMatchObject({
    reason: "not-allowed",
  });
  await expect(renameSection(admin, { slug: "none", name: "X" })).rejects.toMatchObject({
    reason: "not-found",
  });
  await expect(orderSections(admin, { slugs: ["news"] })).rejects.toMatchObject({
    reason: "changed-meanwhile",
  });
  expect(await sections()).toHaveLength(3);
});
