import js from "@eslint/js"
import hooks from "eslint-plugin-react-hooks"
import ts from "typescript-eslint"

const AMOUNTS = "Amounts never pass through a float: use MathBN and src/shared/money."

export default ts.config(
  { ignores: [".medusa/**", ".demo/**", ".test/**", ".cache/**", "node_modules/**", "src/admin/**/*.d.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    languageOptions: { globals: { process: "readonly", console: "readonly", Buffer: "readonly", setTimeout: "readonly", URL: "readonly" } },
    linterOptions: { reportUnusedDisableDirectives: "off" },
    rules: {
      "no-undef": "off",
      "no-control-regex": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
    },
  },
  { files: ["admin/**/*.{ts,tsx}"], plugins: { "react-hooks": hooks }, rules: hooks.configs.recommended.rules },
  // Prettier breaks chains of computed calls where this rule sees a forgotten semicolon; what specs read of answers is judged by them.
  { files: ["integration-tests/**/*.ts"], rules: { "no-unexpected-multiline": "off", "@typescript-eslint/no-explicit-any": "off" } },
  {
    // Where amounts are stored and computed. Screens show them, and tests judge them, as the API's numbers.
    files: ["src/modules/**/*.ts", "src/workflows/**/*.ts", "src/shared/money.ts"],
    ignores: ["**/*.spec.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.name='Number']", message: AMOUNTS },
        { selector: "CallExpression[callee.name='parseFloat']", message: AMOUNTS },
        { selector: "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']", message: AMOUNTS },
        { selector: "UnaryExpression[operator='+']", message: AMOUNTS },
      ],
    },
  }
)
