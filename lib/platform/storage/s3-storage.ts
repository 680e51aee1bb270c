import { openAsBlob } from "node:fs";
import { now } from "#lib/platform/clock.ts";
import { digest } from "#lib/platform/ids.ts";
import type { Storage } from "#lib/platform/storage.ts";
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

/** Storage in a bucket of S3 or of what speaks like it, addressed by path so that any endpoint serves. */
export function s3Storage(place: S3Place): Storage {
  const region = regionOf(place.endpoint);
  const base = place.endpoint.replace(/\/$/, "");

  async function ask(method: S3Request["method"], key: string, body?: { content: BodyInit; hash: string }) {
    const url = new URL(`${base}/${place.bucket}/${soundKey(key)}`);
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
    throw new Error(`The picture storage answered ${answer.status} to ${method} ${key}.`);
  }
  async function put(key: string, content: BodyInit, hash: string): Promise<void> {
    const answer = await ask("PUT", key, { content, hash });
    await answer.body?.cancel();
    // A bucket that does not exist answers 404 too; that is no success.
    if (!answer.ok) throw new Error(`The picture storage has no bucket ${place.bucket}.`);
  }

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
    async exists(key) {
      return (await ask("HEAD", key)).ok;
    },
    async delete(key) {
      await (await ask("DELETE", key)).body?.cancel();
    },
  };
}
