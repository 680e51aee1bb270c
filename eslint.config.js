import hooks from "eslint-plugin-react-hooks";
import regexp from "eslint-plugin-regexp";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["node_modules", ".next*/**", ".galley", "data", "next-env.d.ts", "lib/database/migrations"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [ts.configs.recommended],
    plugins: { "react-hooks": hooks, regexp },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // The rules of hooks themselves; those that prepare code for a compiler we do not use are left out.
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      // People's words have a million characters: an expression that takes time by their square stops the server.
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: false }],
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "Settings are read once, in lib/platform/config.ts: ask settings() instead.",
        },
      ],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["../*"],
              message: "Reach other folders by #lib/… or #components/…: it says where a thing lives.",
            },
          ],
        },
      ],
    },
  },
  {
    // These run before or beside the newsroom, or read one setting of the test run.
    files: [
      "server.ts",
      "scripts/**",
      "bench/**",
      "e2e/**",
      "**/*.test.ts",
      "**/testing/**",
      "lib/database/testing.ts",
      "lib/platform/config.ts",
      "next.config.ts",
    ],
    rules: {
      "no-restricted-syntax": "off",
      "no-console": "off",
      "react-hooks/rules-of-hooks": "off",
      "regexp/no-super-linear-backtracking": "off",
      "regexp/no-super-linear-move": "off",
    },
  },
);
