import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results/scenarios",
  // One newsroom, many actors: scenarios share the machine's two cores with the server they test.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json"]],
  use: {
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    locale: "en-IN",
    timezoneId: "Asia/Kolkata",
    // Keeping a trace of every window costs as much as the window itself; whoever looks for a cause asks for it (`--trace on`).
    trace: "off",
    actionTimeout: 30_000,
  },
});
