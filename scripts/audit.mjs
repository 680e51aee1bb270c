/** Names open advisories about what the newsroom runs on. Fails for what is grave; says plainly when nobody can be asked. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { audit } from "./steps/audit.mjs";

const { grave = [], unknown } = audit(dirname(dirname(fileURLToPath(import.meta.url))));
if (unknown) console.log(`NOT RUN: the look for advisories: ${unknown}.`);
else if (grave.length === 0) console.log("No open advisory of high or critical severity.");
for (const line of grave) console.error(line);
process.exit(grave.length === 0 ? 0 : 1);
