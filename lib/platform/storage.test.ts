import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diskStorage } from "#lib/platform/storage/disk-storage.ts";
import { s3Storage } from "#lib/platform/storage/s3-storage.ts";
import { signedHeaders } from "#lib/platform/storage/s3-signature.ts";
import { storageContract } from "#lib/platform/storage/testing/storage-contract.ts";
import { digest } from "#lib/platform/ids.ts";

const folder = mkdtempSync(join(tmpdir(), "galley-disk-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("on disk", () => {
  storageContract(() => diskStorage(folder));

  test("[P1] nothing half-written is left beside what was put", async () => {
    const own = mkdtempSync(join(folder, "own-"));
    await diskStorage(own).put("a/b.jpg", new Uint8Array(10));
    await expect(
      diskStorage(own).putFile("a/c.jpg", { path: "/nowhere", bytes: 1, sha256: "" }),
    ).rejects.toThrow();
    expect(readdirSync(join(own, "a"))).toEqual(["b.jpg"]);
  });
});

const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env;
const answers = S3_ENDPOINT
  ? await fetch(S3_ENDPOINT, { signal: AbortSignal.timeout(2_000) }).then(
      () => true,
      () => false,
    )
  : false;
if (!answers)
  console.info(
    "No S3 answers at S3_ENDPOINT: the storage contract was checked on disk only, and S3's signature by itself.",
  );

describe.runIf(answers)("in S3", () => {
  storageContract(() =>
    s3Storage({
      endpoint: S3_ENDPOINT!,
      bucket: S3_BUCKET!,
      accessKeyId: S3_ACCESS_KEY_ID!,
      secretAccessKey: S3_SECRET_ACCESS_KEY!,
    }),
  );
});

describe("S3's signature", () => {
  const credentials = {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    region: "us-east-1",
  };
  const at = new Date("2013-05-24T00:00:00Z");
  const signatureOf = (headers: Record<string, string>) =>
    /Signature=(\w+)$/.exec(headers["authorization"]!)![1];

  test("[P3] equals the one in Amazon's own worked example of a GET", () => {
    const url = new URL("https://examplebucket.s3.amazonaws.com/test.txt");
    const headers = signedHeaders(
      { method: "GET", url, headers: { range: "bytes=0-9" }, bodyHash: digest(""), at },
      credentials,
    );
    expect(signatureOf(headers)).toBe("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  });

  test("[P3] equals the one in Amazon's own worked example of a PUT", () => {
    const url = new URL("https://examplebucket.s3.amazonaws.com/test$file.text");
    const own = { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" };
    const headers = signedHeaders(
      { method: "PUT", url, headers: own, bodyHash: digest("Welcome to Amazon S3."), at },
      credentials,
    );
    expect(signatureOf(headers)).toBe("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  });
});
