/** Who may import whom (docs/architecture.md). Each rule says why it is there. */
const KNOWLEDGE = "^lib/newsroom/[^/]+/[^/]+\\.ts$";
/** `reading` takes in and opens pictures' files; `demo` draws those of the demonstration. */
const WORLD = "^lib/newsroom/[^/]+/(commands|reads|jobs|reading|demo)/";
const TESTS = "\\.test\\.tsx?$|/testing/|/testing\\.ts$";
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { pathNot: TESTS, ...from },
  to,
});

module.exports = {
  forbidden: [
    forbid(
      "no-cycles",
      "Two things that need each other are one thing.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbid(
      "lib-below-screens",
      "What decides never depends on what shows.",
      { path: "^lib/", pathNot: `^lib/site/|${TESTS}` },
      { path: "^(app|components)/" },
    ),
    forbid(
      "paper-renders-its-components-only",
      "The paper uses the paper's components.",
      { path: "^lib/site/" },
      { path: "^(app|components)/", pathNot: "^components/site/" },
    ),
    {
      name: "paper-reaches-no-newsroom-screen",
      comment:
        "No editor, control library or framework code reaches a reader, not even through another module.",
      severity: "error",
      from: { path: "^(lib|components)/site/", pathNot: TESTS },
      to: { path: "node_modules/(next|@mantine|@tiptap|next-auth)/|^components/(?!site/)", reachable: true },
    },
    forbid(
      "platform-knows-no-news",
      "The machinery knows nothing of news.",
      { path: "^lib/platform/" },
      { path: "^(lib/(?!platform/)|app|components)" },
    ),
    forbid(
      "words-stand-alone",
      "The words run in browser and server alike.",
      { path: "^lib/document/" },
      { path: "^(lib/(?!document/)|app|components)" },
    ),
    forbid(
      "words-touch-no-machine",
      "The words run in browser and server alike.",
      { path: "^lib/document/" },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "knowledge-is-pure",
      "Files at the top of a subject touch nothing: they can be read, tested and used in a browser.",
      { path: KNOWLEDGE },
      {
        path: `^(app|components|lib/(database|platform|collaboration|auth|site))/|${WORLD}`,
        pathNot: "^lib/platform/refusal\\.ts$",
      },
    ),
    forbid(
      "knowledge-touches-no-machine",
      "What is known runs in a browser too.",
      { path: KNOWLEDGE },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "knowledge-opens-no-pictures",
      "Decoding is work on the machine, and is done in its turn.",
      { path: "^lib/(document/|newsroom/[^/]+/[^/]+\\.ts$)" },
      { path: "node_modules/sharp/" },
    ),
    forbid(
      "a-command-is-alone",
      "A decision that needs another subject's decision is one decision.",
      { path: "^lib/newsroom/([^/]+)/commands/" },
      { path: "^lib/newsroom/[^/]+/commands/", pathNot: "^lib/newsroom/$1/" },
    ),
    forbid(
      "newsroom-below-the-socket",
      "Decisions do not know how words travel.",
      { path: "^lib/newsroom/" },
      { path: "^lib/(collaboration|auth|site)/" },
    ),
    forbid(
      "database-knows-tables",
      "Tables know nouns, not decisions.",
      { path: "^lib/database/" },
      { path: `^(app|components|lib/(collaboration|auth|site))/|${WORLD}` },
    ),
    forbid(
      "screens-get-data-as-props",
      "Components show; they do not fetch from the database.",
      { path: "^components/" },
      {
        path: `^(app/|lib/(database|platform|collaboration|auth|site)/)|${WORLD}`,
        pathNot: "^lib/platform/bus\\.ts$",
      },
    ),
    forbid(
      "ui-has-no-newsroom-words",
      "components/ui is for any application.",
      { path: "^components/ui/" },
      { path: "^lib/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
    exclude: { path: "\\.module\\.css$|\\.css$" },
  },
};
