import { expect, test } from "vitest";
import { readConfig } from "#lib/platform/config.ts";

const s3 = {
  S3_ENDPOINT: "http://127.0.0.1:9000",
  S3_BUCKET: "pictures",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
};

test.each([
  ["a port that is none", { PORT: "70000" }, /^PORT cannot be used: /],
  ["half of the S3 settings", { S3_BUCKET: "pictures" }, /S3_ENDPOINT, .* belong together: .* missing\.$/],
  [
    "a secret that is too short",
    { NEXTAUTH_SECRET: "short" },
    /NEXTAUTH_SECRET needs at least 32 characters\./,
  ],
  ["a zone that does not exist", { PUBLICATION_TIMEZONE: "Asia/Atlantis" }, /is not one that exists\.$/],
  ["several nodes", { REDIS_URL: "redis://127.0.0.1" }, /^Several nodes \(REDIS_URL\) are not there yet/],
  [
    "single sign-on",
    { OIDC_ISSUER: "https://id.test", OIDC_CLIENT_ID: "galley", OIDC_CLIENT_SECRET: "secret" },
    /^Single sign-on .* is not there yet/,
  ],
])("[U24] %s is refused at the start with a sentence", (_what, settings, sentence) => {
  expect(() => readConfig(settings)).toThrow(sentence);
});

test("[U24] empty settings count as unset, and what belongs together is taken together", () => {
  expect(readConfig({ DATABASE_URL: "", S3_BUCKET: "" })).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
    s3: undefined,
    timezone: "Asia/Kolkata",
  });
  expect(readConfig({ ...s3, PUBLIC_URL: "https://ledger.test/" })).toMatchObject({
    publicUrl: "https://ledger.test",
    s3: { bucket: "pictures" },
  });
});
