import { expect, test } from "vitest";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { standardNewsroom } from "#lib/newsroom/people/commands/standard-newsroom.ts";
import { addWireSource } from "#lib/newsroom/wire/commands/add-wire-source.ts";
import { closeWireSource } from "#lib/newsroom/wire/commands/close-wire-source.ts";
import { renameWireSource } from "#lib/newsroom/wire/commands/rename-wire-source.ts";
import { reopenWireSource } from "#lib/newsroom/wire/commands/reopen-wire-source.ts";
import { wireSources } from "#lib/newsroom/wire/reads/wire-sources.ts";

const { database } = useDatabase();

test("[A1] administrators keep the list of wire sources, each with its printed name", async () => {
  await database().transaction((tx) => standardNewsroom(tx, "The Ledger", new Date()));
  const admin = await buildPerson(database(), "administrator");
  const { sourceId } = await addWireSource(admin, { name: "Khaama", printedName: "  Khaama \n Press " });
  expect((await wireSources()).find(({ id }) => id === sourceId)).toEqual({
    id: sourceId,
    name: "Khaama",
    printedName: "Khaama Press",
    closed: false,
  });
  await renameWireSource(admin, { sourceId, name: "Khaama Press", printedName: "Khaama Press" });
  await closeWireSource(admin, { sourceId });
  expect((await wireSources()).find(({ id }) => id === sourceId)).toMatchObject({
    name: "Khaama Press",
    closed: true,
  });
  await expect(closeWireSource(admin, { sourceId })).rejects.toMatchObject({
    sentences: ["Khaama Press is closed already."],
  });
  await expect(addWireSource(admin, { name: "khaama press", printedName: "KP" })).rejects.toMatchObject({
    sentences: ["Khaama Press is in the list, closed: reopen it instead."],
  });
  await reopenWireSource(admin, { sourceId });
  await expect(reopenWireSource(admin, { sourceId })).rejects.toMatchObject({ reason: "not-allowed" });
});

test("[A1] nobody else changes the list, and what is no source is refused with a sentence", async () => {
  const admin = await buildPerson(database(), "administrator");
  for (const actor of [
    null,
    await buildPerson(database(), "manager"),
    await buildPerson(database(), "reporter"),
  ]) {
    const tries = [
      () => addWireSource(actor, { name: "X", printedName: "X" }),
      () => renameWireSource(actor, { sourceId: "ani", name: "X", printedName: "X" }),
      () => closeWireSource(actor, { sourceId: "ani" }),
      () => reopenWireSource(actor, { sourceId: "ani" }),
    ];
    for (const attempt of tries)
      await expect(attempt()).rejects.toMatchObject({
        sentences: ["Only an administrator may change the wire sources."],
      });
  }
  await expect(addWireSource(admin, { name: " ", printedName: "X" })).rejects.toMatchObject({
    sentences: ["A wire source needs a name."],
  });
  await expect(addWireSource(admin, { name: "ANI", printedName: "ANI" })).rejects.toMatchObject({
    sentences: ["ANI is in the list already."],
  });
  await expect(closeWireSource(admin, { sourceId: "none" })).rejects.toMatchObject({ reason: "not-found" });
});
