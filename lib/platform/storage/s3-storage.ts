import { createWriteStream, openAsBlob } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { now } from "#lib/platform/clock.ts";
import { digest, newId } from "#lib/platform/ids.ts";
import { once } from "#lib/platform/process.ts";
import type { Storage, StoredEntry } from "#lib/platform/storage.ts";
import { signedHeaders, type S3Request } from "#lib/platform/storage/s3-signature.ts";
import { soundKey } from "#lib/platform/storage/storage-key.ts";

export interface S3Place {
  endpoint: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const NOTHING = digest("");
const PATIENCE = 60_000;

/** `s3.eu-west-1.amazonaws.com` names its region; what only speaks like S3 takes the oldest one. */
const regionOf = (endpoint: string): string =>
  /\bs3[.-]([a-z]{2}-[a-z]+-\d)\./.exec(new URL(endpoint).hostname)?.[1] ?? "us-east-1";

/** One thing of S3's answer to a question for a list; our keys hold no sign that XML would write otherwise. */
const entriesIn = (xml: string): string[] =>
  xml
    .split("<Contents>")
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf("</Contents>")));
const told = (name: string, xml: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

/**
 * Storage in a bucket of S3 or of what speaks like it, addressed by path so that any endpoint serves. What programs read as
 * files is fetched into a folder of this machine.
 */
export function s3Storage(place: S3Place, fetchedInto = join(tmpdir(), "galley-fetched")): Storage {
  const region = regionOf(place.endpoint);
  const base = place.endpoint.replace(/\/$/, "");

  function ask(method: S3Request["method"], key: string, body?: { content: BodyInit; hash: string }) {
    return askAt(method, new URL(`${base}/${place.bucket}/${soundKey(key)}`), body);
  }
  async function askAt(method: S3Request["method"], url: URL, body?: { content: BodyInit; hash: string }) {
    const { host: _host, ...headers } = signedHeaders(
      { method, url, bodyHash: body?.hash ?? NOTHING, at: now() },
      { ...place, region },
    );
    const answer = await fetch(url, {
      method,
      headers,
      ...(body ? { body: body.content } : {}),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new Error(`The picture storage answered ${answer.status} to ${method} ${url.pathname}.`);
  }
  async function put(key: string, content: BodyInit, hash: string): Promise<void> {
    const answer = await ask("PUT", key, { content, hash });
    await answer.body?.cancel();
    // A bucket that does not exist answers 404 too; that is no success.
    if (!answer.ok) throw new Error(`The picture storage has no bucket ${place.bucket}.`);
  }

  /** What a killed process left there is swept away at the first fetching. */
  const fetchedFolder = () =>
    once(`fetched-${fetchedInto}`, async () => {
      await rm(fetchedInto, { recursive: true, force: true });
      await mkdir(fetchedInto, { recursive: true });
      return fetchedInto;
    });
  const listed = (entry: string): StoredEntry => ({
    key: told("Key", entry) ?? "",
    at: new Date(told("LastModified", entry) ?? ""),
  });

  return {
    put: (key, bytes) => put(key, bytes as Uint8Array<ArrayBuffer>, digest(bytes)),
    // A blob of a file has a known length (S3 takes no other) and is read as it is sent.
    putFile: async (key, file) => put(key, await openAsBlob(file.path), file.sha256),
    async get(key) {
      const answer = await ask("GET", key);
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
      await answer.body?.cancel();
      return null;
    },
    async stream(key) {
      const answer = await ask("GET", key);
      if (answer.ok && answer.body)
        return { bytes: Number(answer.headers.get("content-length")), body: answer.body };
      await answer.body?.cancel();
      return null;
    },
    async file(key) {
      const answer = await ask("GET", key);
      if (!answer.ok || !answer.body) {
        await answer.body?.cancel();
        return null;
      }
      const folder = await fetchedFolder();
      const path = join(folder, newId());
      const release = () => rm(path, { force: true });
      try {
        await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(path, { flags: "wx" }));
      } catch (thrown) {
        await release();
        throw thrown;
      }
      return { path, release };
    },
    async *list(under) {
      let next: string | undefined;
      do {
        const url = new URL(`${base}/${place.bucket}`);
        url.searchParams.set("list-type", "2");
        url.searchParams.set("prefix", `${soundKey(under.replace(/\/$/, ""))}/`);
        if (next) url.searchParams.set("continuation-token", next);
        const answer = await askAt("GET", url);
        const xml = await answer.text();
        if (!answer.ok) throw new Error(`The picture storage has no bucket ${place.bucket}.`);
        for (const entry of entriesIn(xml)) yield listed(entry);
        next = told("NextContinuationToken", xml);
      } while (next);
    },
    async exists(key) {
      return (await ask("HEAD", key)).ok;
    },
    async delete(key) {
      await (await ask("DELETE", key)).body?.cancel();
    },
  };
}
