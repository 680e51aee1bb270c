import { pino, type Logger } from "pino";
import { once } from "#lib/platform/process.ts";
import { settings } from "#lib/platform/settings.ts";

/** The one log. Secrets never reach it: these paths are cut out whatever a caller passes. */
export const log = (): Logger =>
  once("log", () =>
    pino({
      level: settings().logLevel,
      redact: {
        paths: [
          "password",
          "token",
          "cookie",
          "authorization",
          "*.password",
          "*.token",
          "*.cookie",
          "*.authorization",
          "headers",
        ],
        censor: "[kept out]",
      },
    }),
  );
