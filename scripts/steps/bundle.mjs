/**
 * Writes the server and its database thread as JavaScript into the folder of a build, with what they import but for `PACKAGES`:
 * `node scripts/steps/bundle.mjs FOLDER`. Started from TypeScript they would be translated, file by file, at each start.
 */
import { readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Packages that stay packages: with machine code or files of their own, or such as Next's pages have too. Two copies of Yjs in
 * one process would not know each other's documents.
 */
const PACKAGES = [
  ...["@electric-sql/pglite", "@node-rs/argon2", "exifreader", "next", "pg", "pino", "sharp"],
  ...["lib0", "y-protocols", "yjs"],
];

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const outdir = join(root, process.argv[2], "newsroom");

/** Files that lie beside a source file (migrations, style sheets) are found from where that file was. */
const whereItWas = {
  name: "where-it-was",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      // The database's thread is bundled beside the server.
      if (!path.startsWith(join(root, "lib") + sep) || path.startsWith(join(root, "lib/database/embedded")))
        return undefined;
      if (!source.includes("import.meta.url")) return undefined;
      const from = relative(outdir, dirname(path)).split(sep).join("/");
      const was = `new URL(${JSON.stringify(`${from}/${basename(path)}`)}, import.meta.url).href`;
      return {
        contents: source.replaceAll("import.meta.url", was),
        loader: path.endsWith("x") ? "tsx" : "ts",
      };
    }),
};

await build({
  absWorkingDir: root,
  entryPoints: { start: "start.ts", worker: "lib/database/embedded/worker.ts" },
  outdir,
  outExtension: { ".js": ".mjs" },
  chunkNames: "part-[hash]",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node24",
  jsx: "automatic",
  external: PACKAGES,
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
  // Packages in the older format ask for their neighbours with `require`, which a module has not.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  plugins: [whereItWas],
});
