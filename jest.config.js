const { loadEnv } = require("@medusajs/framework/utils")

loadEnv("test", process.cwd())

/** Unit, module and HTTP suites run as separate processes: the runners of the host disturb each other in one. */
const SUITES = {
  unit: ["**/src/**/*.unit.spec.ts", "**/admin/**/*.unit.spec.ts", "**/migrations/**/*.unit.spec.ts"],
  modules: ["**/integration-tests/modules/**/*.spec.ts"],
  http: ["**/integration-tests/http/**/*.spec.ts"],
  browser: ["**/integration-tests/browser/**/*.spec.ts"],
  plugin: ["**/integration-tests/plugin/**/*.spec.ts"],
}

const suite = process.env.TEST_TYPE ?? "unit"
/** `npm test` lets files share a process: `integration-tests/support/together-*.ts` requires those of CRM_TEST_FILES. */
const together = [`**/integration-tests/support/together-${suite}.ts`]

module.exports = {
  testEnvironment: "node",
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: "automatic" } },
          target: "es2021",
        },
      },
    ],
  },
  moduleFileExtensions: ["js", "ts", "tsx", "json"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.demo/", "<rootDir>/.test/"],
  testMatch: process.env.CRM_TEST_FILES ? together : SUITES[suite],
  testTimeout: 60_000,
  setupFiles: suite === "http" ? ["<rootDir>/integration-tests/support/no-clock.ts"] : [],
}
