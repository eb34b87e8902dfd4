/**
 * Runs several spec files of the HTTP suite on one started host, for the start takes longer than most of them. `npm test` names the
 * files in CRM_TEST_FILES. Each test still finds the database as it was when the host had started, with the shop of `createStore` in it
 * where all of them use that.
 *
 * A file that sets variables of the environment, hooks of workflows or options of the runner is not among them: it has a host of its own.
 */
import { readFileSync } from "node:fs"
import path from "node:path"

import { prepareStore, returnStore } from "./receivable-store"

type Utils = typeof import("@medusajs/test-utils")
type Options = Parameters<Utils["medusaIntegrationTestRunner"]>[0]

const { medusaIntegrationTestRunner } = jest.requireActual<Utils>("@medusajs/test-utils")
const suites: { name: string; testSuite: Options["testSuite"] }[] = []
let name = ""

jest.doMock("@medusajs/test-utils", () => ({
  medusaIntegrationTestRunner: ({ testSuite, ...others }: Options): void => {
    if (Object.keys(others).length) {
      throw new Error(`${name} wants a host of its own: ${Object.keys(others).join(", ")}.`)
    }
    suites.push({ name, testSuite })
  },
}))

const files = JSON.parse(process.env.CRM_TEST_FILES ?? "[]") as string[]
const usesStore = (file: string): boolean => readFileSync(file, "utf8").includes("createStore(")

for (const file of files) {
  name = path.basename(file, ".spec.ts")
  jest.requireActual(file)
}
jest.setTimeout(300_000)

medusaIntegrationTestRunner({
  testSuite: (options) => {
    if (files.every(usesStore)) {
      beforeAll(async () => {
        await prepareStore(options.getContainer())
        await options.utils.waitWorkflowExecutions()
      })
      beforeEach(returnStore)
    }
    suites.forEach(({ name, testSuite }) => describe(name, () => testSuite(options)))
  },
})
