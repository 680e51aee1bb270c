import { MAX_BYTES, SENTENCES } from "#lib/newsroom/pictures/accepted-pictures.ts";
import type { PictureForStory, ReceivedPicture } from "#lib/newsroom/pictures/picture.ts";

/** The newsroom's answer about a picture: the thing, or a sentence that says why not. */
export type PictureAnswer<T> = { ok: true; result: T } | { ok: false; sentence: string };

const OFFLINE = "The newsroom cannot be reached just now. Nothing is lost here; try again in a moment.";
const no = (sentence: string) => ({ ok: false, sentence }) as const;

const sentenceOf = (body: unknown): string => {
  const detail = (body as { detail?: unknown } | null)?.detail;
  return typeof detail === "string" ? detail : OFFLINE;
};

/** Sends a file, telling how much of it (0–1) is there. `fetch` cannot tell that, so this is the older way. */
export function sendPicture(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<PictureAnswer<ReceivedPicture>> {
  if (file.size > MAX_BYTES) return Promise.resolve(no(SENTENCES.tooLarge));
  if (file.size === 0) return Promise.resolve(no(SENTENCES.empty));
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/pictures");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status === 201)
        resolve({ ok: true, result: (body as { picture: ReceivedPicture }).picture });
      else resolve(no(sentenceOf(body)));
    };
    request.onerror = () => resolve(no(OFFLINE));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.set("file", file);
    request.send(form);
  });
}

async function ask<T>(
  address: string,
  init: RequestInit,
  read: (body: unknown) => T,
): Promise<PictureAnswer<T>> {
  try {
    const answer = await fetch(address, init);
    const body: unknown = await answer.json().catch(() => null);
    return answer.ok ? { ok: true, result: read(body) } : no(sentenceOf(body));
  } catch {
    return no(OFFLINE);
  }
}

/** Sets the one credit of a picture, or what it enters the next story with. */
export const changePicture = (
  pictureId: string,
  change: { credit: string } | { caption?: string; alt?: string },
): Promise<PictureAnswer<PictureForStory>> =>
  ask(
    `/api/pictures/${encodeURIComponent(pictureId)}`,
    { method: "PATCH", headers: { "content-type": "application/json" }, body: JSON.stringify(change) },
    (body) => (body as { picture: PictureForStory }).picture,
  );

/** Takes back what was sent and then not added; the answer is not waited for, also when the page is left at once. */
export const discardPicture = (pictureId: string): Promise<PictureAnswer<null>> =>
  ask(`/api/pictures/${encodeURIComponent(pictureId)}`, { method: "DELETE", keepalive: true }, () => null);

export const fetchPictures = (ids: string[]): Promise<PictureAnswer<PictureForStory[]>> =>
  ask(`/api/pictures?ids=${ids.map(encodeURIComponent).join(",")}`, { cache: "no-store" }, (body) => {
    return (body as { pictures: PictureForStory[] }).pictures;
  });
