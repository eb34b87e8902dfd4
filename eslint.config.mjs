import js from "@eslint/js"
import medusa from "@medusajs/eslint-plugin"
import hooks from "eslint-plugin-react-hooks"
import ts from "typescript-eslint"

const AMOUNTS = "Amounts never pass through a float: use MathBN and src/shared/money."

/** The host's own rules, on what the host loads: the server's sources and the thin entries of the dashboard. */
const hostRules = medusa.configs.recommended
  .filter(({ plugins, rules }) => plugins || Object.keys(rules ?? {}).length)
  .map((block) =>
    block.rules
      ? { ...block, ignores: [...(block.ignores ?? []), "admin/**", "**/*.spec.ts", "integration-tests/**"] }
      : block
  )

export default ts.config(
  { ignores: [".medusa/**", ".demo/**", ".test/**", ".cache/**", "node_modules/**", "src/admin/**/*.d.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...hostRules,
  {
    linterOptions: { reportUnusedDisableDirectives: "off" },
    rules: {
      // The compiler knows what is defined.
      "no-undef": "off",
      "no-control-regex": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      // Ids carry the plugin's name, so that they never meet another plugin's; files need not.
      "@medusajs/step-id-kebab-case": "off",
      "@medusajs/workflow-id-matches-export-or-filename": "off",
      // They want @InjectManager on methods that have @InjectTransactionManager, and on those that only hand a context on.
      "@medusajs/use-inject-manager-on-public-methods": "off",
      "@medusajs/medusa-context-on-context-param": "off",
      // A program's own mistake is no answer to a caller; what callers do wrong is tested by its exact sentence.
      "@medusajs/use-medusa-error-not-generic-error": "off",
    },
  },
  { files: ["src/api/**/*.ts"], rules: { "@medusajs/use-medusa-error-not-generic-error": "error" } },
  // The options of the plugin are read without a database.
  { files: ["src/modules/access/service.ts"], rules: { "@medusajs/service-methods-must-be-async": "off" } },
  {
    // A promise that nobody awaits loses its error, and an act that looks done is not.
    files: ["src/**/*.ts", "admin/**/*.{ts,tsx}", "migrations/**/*.ts", "integration-tests/**/*.ts"],
    ignores: ["src/admin/**"],
    languageOptions: { parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/only-throw-error": "error",
    },
  },
  {
    files: ["admin/**/*.{ts,tsx}"],
    plugins: { "react-hooks": hooks },
    // Handlers of React may be asynchronous; mutations show their own errors.
    rules: {
      ...hooks.configs.recommended.rules,
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
    },
  },
  // Prettier breaks chains of computed calls where this rule sees a forgotten semicolon; what specs read of answers is judged by them.
  {
    files: ["integration-tests/**/*.ts"],
    rules: { "no-unexpected-multiline": "off", "@typescript-eslint/no-explicit-any": "off" },
  },
  {
    // Where amounts are stored, computed and written down. Screens show them, and tests judge them, as the API's numbers.
    files: ["src/**/*.ts", "migrations/**/*.ts"],
    ignores: ["**/*.spec.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.name='Number']", message: AMOUNTS },
        { selector: "CallExpression[callee.name='parseFloat']", message: AMOUNTS },
        {
          selector: "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']",
          message: AMOUNTS,
        },
        { selector: "UnaryExpression[operator='+']", message: AMOUNTS },
      ],
    },
  }
)
