import busboy, { type Busboy } from "busboy";
import { Readable } from "node:stream";
import { MAX_BYTES, SENTENCES } from "#lib/newsroom/pictures/accepted-pictures.ts";
import { arrive, type ArrivedFile } from "#lib/newsroom/pictures/reading/arriving-folder.ts";
import { refuseWithoutRoom } from "#lib/platform/disk-room.ts";
import { isRefusal, Refusal, refuse } from "#lib/platform/refusal.ts";

/** What a form adds around its file. */
const FORM_BYTES = 64 * 1024;

/** The last part of the name, without what could upset a list or a log. */
export function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .replace(/[\u0000-\u001f\u007f]/g, "")
      .trim()
      .slice(0, 200) || "picture"
  );
}

function formOf(request: Request): Busboy {
  try {
    return busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      defParamCharset: "utf8",
      limits: { files: 1, fileSize: MAX_BYTES, fields: 10, fieldSize: 10_000, parts: 12 },
    });
  } catch {
    return refuse("bad-input", SENTENCES.noFile);
  }
}

/** Nothing said counts as nothing: what comes is counted on its way. */
const declaredBytes = (request: Request): number => Number(request.headers.get("content-length")) || 0;

/**
 * Takes the one file of an upload form as it comes in. Too large a one is refused by what it says of its size before a byte
 * is read, and by what comes when it said nothing or lied.
 */
export async function receiveUpload(request: Request): Promise<{ file: ArrivedFile; fileName: string }> {
  if (declaredBytes(request) > MAX_BYTES + FORM_BYTES) refuse("too-large", SENTENCES.tooLarge);
  if (!request.body) refuse("bad-input", SENTENCES.noFile);
  await refuseWithoutRoom(declaredBytes(request), SENTENCES.noRoom);
  const form = formOf(request);
  const body = Readable.fromWeb(request.body as never);

  let arriving: Promise<ArrivedFile> | undefined;
  let fileName = "";
  try {
    await new Promise<void>((resolve, reject) => {
      form.on("file", (name, file, info) => {
        // A body that is cut off breaks each part that is open; one that nobody listens to would be an error of the process.
        if (name !== "file" || arriving) return void file.on("error", reject).resume();
        fileName = cleanFileName(info.filename ?? "");
        file.on("limit", () => reject(new Refusal("too-large", SENTENCES.tooLarge)));
        arriving = arrive(file);
        arriving.catch(reject);
      });
      form.on("close", resolve);
      form.on("error", reject);
      body.on("error", reject);
      body.pipe(form);
    });
    if (!arriving) return refuse("bad-input", SENTENCES.noFile);
    return { file: await arriving, fileName };
  } catch (thrown) {
    body.unpipe(form);
    form.destroy();
    await arriving?.then((file) => file.remove()).catch(() => undefined);
    if (isRefusal(thrown)) throw thrown;
    // The line broke, or what came was no form: nothing was kept either way.
    return refuse("bad-input", "The file did not arrive whole. Nothing was kept; please add it again.");
  } finally {
    body.destroy();
  }
}
