import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "lib/**/*.test.ts",
      "app/**/*.test.ts",
      "components/**/*.test.{ts,tsx}",
      "scripts/**/*.test.ts",
    ],
    environment: "node",
    globalSetup: ["./lib/database/testing-setup.ts"],
    // Expected refusals and broken uploads are logged by design; a test reads what it needs.
    env: { GALLEY_LOG: "silent" },
    pool: "forks",
    maxWorkers: 2,
    // Files of one worker share what they import, which halves the time: so whatever a test puts in place of something, it puts back.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
