import type { NextConfig } from "next";

const config: NextConfig = {
  // Each version is built in a folder of its own (scripts/steps/build.mjs), and the server names the one it serves.
  distDir: process.env["GALLEY_NEXT"] ?? ".next",
  poweredByHeader: false,
  compress: true,
  reactStrictMode: true,
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@hocuspocus/server",
    "@node-rs/argon2",
    // Bundled, it loses the parser with which it reads XMP on a server.
    "exifreader",
    "lib0",
    "pg",
    "pg-boss",
    "pino",
    "sharp",
    "yjs",
  ],
  // forbidden() answers 403 with a page that says who may.
  experimental: { authInterrupts: true, optimizePackageImports: ["@mantine/core", "@mantine/hooks"] },
  // Browsers ask for it wherever they are, also before a page has named its icon.
  redirects: () => Promise.resolve([{ source: "/favicon.ico", destination: "/icon.svg", permanent: true }]),
  devIndicators: false,
  // Types are checked by `npm run check`; a start on a newsroom's machine need not do it again.
  // A build would write its folder into a tsconfig.json; one that extends another is left alone.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
  // While developing the newsroom answers under this name too.
  allowedDevOrigins: ["127.0.0.1"],
};

export default config;
