import { spawnSync } from "node:child_process";

/** A registry that does not answer is not waited for. */
const PATIENCE = 60_000;
const GRAVE = ["high", "critical"];

/** What npm's answer means: nothing grave, what is, or why nobody knows. */
export function auditFindings(printed) {
  let report;
  try {
    report = JSON.parse(printed);
  } catch {
    return { unknown: "npm's answer could not be read" };
  }
  const { vulnerabilities } = report;
  if (typeof vulnerabilities !== "object" || vulnerabilities === null)
    return { unknown: `the registry said: ${report.message ?? report.error?.summary ?? "nothing"}` };
  const grave = Object.values(vulnerabilities)
    .filter(({ severity }) => GRAVE.includes(severity))
    .map(({ name, severity, via }) => {
      const title = via.find((one) => typeof one === "object")?.title ?? "through what it depends on";
      return `${name} (${severity}): ${title}`;
    });
  return { grave };
}

/**
 * Asks the registry for open advisories of high and critical severity about what the newsroom runs on. Installing does not
 * ask (.npmrc): a start on a machine without a way out must not wait for it.
 */
export function audit(root) {
  const asked = spawnSync("npm", ["audit", "--omit=dev", "--audit-level=high", "--json"], {
    cwd: root,
    encoding: "utf8",
    timeout: PATIENCE,
    shell: process.platform === "win32",
  });
  if (asked.error) return { unknown: `npm did not answer (${asked.error.code ?? asked.error.message})` };
  return auditFindings(asked.stdout);
}
