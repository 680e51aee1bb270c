import { pino, type DestinationStream, type Logger } from "pino";
import { loggedError } from "#lib/platform/logged-error.ts";
import { once } from "#lib/platform/process.ts";
import { settings } from "#lib/platform/settings.ts";

/** The one log. Secrets never reach it: these paths are cut out whatever a caller passes, and errors tell no values. */
export const log = (): Logger => once("log", () => logTo(undefined, settings().logLevel));

/** A log like it that goes elsewhere (undefined: to the terminal). */
export const logTo = (destination: DestinationStream | undefined, level: string): Logger =>
  pino(
    {
      level,
      serializers: { err: loggedError },
      hooks: {
        // Without a sentence of ours an error's own message would be written beside what is left of it.
        logMethod(args, write) {
          if (args.length === 1 && typeof args[0] === "object") args.push("unexpected");
          write.apply(this, args);
        },
      },
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
    },
    destination,
  );
