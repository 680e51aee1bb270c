import { resolve } from "node:path";
import proxyAddress from "proxy-addr";
import { z } from "zod";
import { newestBuild } from "#lib/platform/newest-build.ts";

/**
 * Everything the environment may set. This is the only file that reads settings from `process.env`, but for two that
 * cannot come here: the scripts, which run before there are dependencies, and `next.config.ts`, which the framework reads
 * by itself. For libraries that know no other way the server writes there what was read here.
 */
const Environment = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: z.string().optional(),
  HSTS_INCLUDE_SUBDOMAINS: z.stringbool().default(false),
  GALLEY_DATA: z.string().default("./data"),
  GALLEY_KEEP_FREE_MB: z.coerce.number().int().min(0).default(256),
  GALLEY_NEXT: z.string().optional(),
  GALLEY_LOG: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  GALLEY_METRICS_TOKEN: z.string().optional(),
  NEXTAUTH_SECRET: z.string().min(32, "NEXTAUTH_SECRET needs at least 32 characters.").optional(),
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  REDIS_URL: z.string().startsWith("redis").optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  SMTP_URL: z.string().startsWith("smtp").optional(),
  PUBLICATION_NAME: z.string().optional(),
  PUBLICATION_LOCALE: z.string().default("en-IN"),
  PUBLICATION_TIMEZONE: z.string().default("Asia/Kolkata"),
});

export interface Config {
  environment: "development" | "production" | "test";
  port: number;
  host: string;
  /** As set; when absent the address of the request is used. */
  publicUrl: string | undefined;
  /** Addresses, networks and names (`loopback`, `linklocal`, `uniquelocal`) of proxies whose forwarded headers are believed. */
  trustedProxies: string[];
  /** Whether browsers are told to use https for the subdomains of the public address too. */
  hstsIncludesSubdomains: boolean;
  /** Absolute folder of the newsroom's data. */
  dataFolder: string;
  /** Bytes of its disk that pictures leave to the words. */
  keepFree: number;
  /** Absolute folder of the built pages: as set, else the build that was made last; `.next` while developing. */
  buildFolder: string;
  logLevel: string;
  metricsToken: string | undefined;
  authSecret: string | undefined;
  databaseUrl: string | undefined;
  s3: { endpoint: string; bucket: string; accessKeyId: string; secretAccessKey: string } | undefined;
  smtpUrl: string | undefined;
  publicationName: string | undefined;
  locale: string;
  timezone: string;
}

/** Settings that cannot be used, as sentences a person can act on. */
export class UnusableSettings extends Error {
  readonly kind = "unusable-settings";
}

const allOrNothing = (env: Record<string, string | undefined>, names: string[]): boolean => {
  const given = names.filter((name) => env[name] !== undefined);
  if (given.length !== 0 && given.length !== names.length)
    throw new UnusableSettings(
      `${names.join(", ")} belong together: ${names.filter((name) => !given.includes(name)).join(", ")} is missing.`,
    );
  return given.length > 0;
};

function proxiesIn(list: string | undefined): string[] {
  const proxies = (list ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  for (const entry of proxies)
    try {
      proxyAddress.compile([entry]);
    } catch {
      throw new UnusableSettings(
        `TRUSTED_PROXIES cannot be used: "${entry}" is no address, no network and none of loopback, linklocal and uniquelocal.`,
      );
    }
  return proxies;
}

/** Reads and checks the settings. Empty values count as unset. */
export function readConfig(source: Record<string, string | undefined> = process.env): Config {
  const env = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UnusableSettings(
      `${issue?.path.join(".") ?? "A setting"} cannot be used: ${issue?.message ?? ""}`,
    );
  }
  const e = parsed.data;
  const s3 = allOrNothing(env, ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]);
  const oidc = allOrNothing(env, ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  // Two processes on one database would each keep their own copy of an open story: better no start than that.
  if (e.REDIS_URL)
    throw new UnusableSettings(
      "Several nodes (REDIS_URL) are not there yet: run one process, and unset REDIS_URL.",
    );
  if (oidc)
    throw new UnusableSettings(
      "Single sign-on (OIDC_…) is not there yet: people sign in with e-mail and password. Unset the OIDC_… settings.",
    );
  try {
    new Intl.DateTimeFormat(e.PUBLICATION_LOCALE, { timeZone: e.PUBLICATION_TIMEZONE });
  } catch {
    throw new UnusableSettings("PUBLICATION_LOCALE or PUBLICATION_TIMEZONE is not one that exists.");
  }
  return {
    environment: e.NODE_ENV,
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, ""),
    trustedProxies: proxiesIn(e.TRUSTED_PROXIES),
    hstsIncludesSubdomains: e.HSTS_INCLUDE_SUBDOMAINS,
    dataFolder: resolve(e.GALLEY_DATA),
    keepFree: e.GALLEY_KEEP_FREE_MB * 2 ** 20,
    buildFolder: resolve(e.GALLEY_NEXT ?? (e.NODE_ENV === "production" ? newestBuild() : ".next")),
    logLevel: e.GALLEY_LOG,
    metricsToken: e.GALLEY_METRICS_TOKEN,
    authSecret: e.NEXTAUTH_SECRET,
    databaseUrl: e.DATABASE_URL,
    s3: s3
      ? {
          endpoint: e.S3_ENDPOINT!,
          bucket: e.S3_BUCKET!,
          accessKeyId: e.S3_ACCESS_KEY_ID!,
          secretAccessKey: e.S3_SECRET_ACCESS_KEY!,
        }
      : undefined,
    smtpUrl: e.SMTP_URL,
    publicationName: e.PUBLICATION_NAME,
    locale: e.PUBLICATION_LOCALE,
    timezone: e.PUBLICATION_TIMEZONE,
  };
}
