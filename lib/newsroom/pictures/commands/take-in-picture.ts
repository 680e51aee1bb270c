import type { Actor } from "#lib/newsroom/people/actor.ts";
import { addPicture } from "#lib/newsroom/pictures/commands/add-picture.ts";
import { pictureRefusals } from "#lib/newsroom/pictures/permissions.ts";
import type { ReceivedPicture } from "#lib/newsroom/pictures/picture.ts";
import { arrive } from "#lib/newsroom/pictures/reading/arriving-folder.ts";
import { holdingOriginal } from "#lib/newsroom/pictures/reading/holding-original.ts";
import { inspectPicture } from "#lib/newsroom/pictures/reading/inspect-picture.ts";
import { received } from "#lib/newsroom/pictures/reads/library.ts";
import { originalKey } from "#lib/newsroom/pictures/rendition-order.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { storage, type MeasuredFile } from "#lib/platform/storage.ts";

export interface AboutPicture {
  fileName: string;
  credit?: string;
  caption?: string;
  alt?: string;
}

/**
 * Judges a file, puts its original into the storage as it is, and enters it as a picture. The bytes come first: a
 * picture without its original cannot exist, an original without its picture harms nobody.
 */
export async function takeInPicture(
  actor: Actor,
  source: MeasuredFile | Uint8Array,
  about: AboutPicture,
): Promise<ReceivedPicture> {
  const refusals = pictureRefusals(actor, "add");
  if (refusals.length > 0) throw new Refusal("not-allowed", ...refusals);
  const arrived = source instanceof Uint8Array ? await arrive(source) : null;
  const file = arrived ?? (source as MeasuredFile);
  try {
    const inspected = await inspectPicture(file.path, actor.personId);
    const key = originalKey(file.sha256);
    return await holdingOriginal(file.sha256, async () => {
      if (!(await storage().exists(key))) await storage().putFile(key, file);
      const row = await addPicture(actor, {
        ...about,
        ...inspected,
        contentHash: file.sha256,
        bytes: file.bytes,
      });
      return received(row);
    });
  } finally {
    await arrived?.remove();
  }
}
