import { spawnSync } from "node:child_process";

/** Runs a program of this machine to its end; what it says goes to the terminal, what it prints to the file `into`. */
export function runProgram(
  program: string,
  args: string[],
  { env = {}, into }: { env?: Record<string, string>; into?: number } = {},
): void {
  const done = spawnSync(program, args, {
    stdio: ["ignore", into ?? "inherit", "inherit"],
    // eslint-disable-next-line no-restricted-syntax -- handed on to the program, not read as settings
    env: { ...process.env, ...env },
  });
  if ((done.error as NodeJS.ErrnoException | undefined)?.code === "ENOENT")
    throw new Error(`${program} is not on this machine: install it and try again.`);
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} did not finish. What it said stands above.`);
}

/** How a program of PostgreSQL is told where to go: whatever stands among its arguments every user of the machine can read. */
export function wayToPostgres(url: string): { address: string; env: Record<string, string> } {
  const address = URL.parse(url);
  if (!address?.password) return { address: url, env: {} };
  const env = { PGPASSWORD: decodeURIComponent(address.password) };
  address.password = "";
  return { address: address.href, env };
}
