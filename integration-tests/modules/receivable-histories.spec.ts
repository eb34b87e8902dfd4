import path from "node:path"

import fc from "fast-check"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { COLLECTING, COMMANDS } from "../histories/commands"
import { ReferenceLedger } from "../histories/reference-ledger"
import { Store } from "../histories/store"

jest.setTimeout(24 * 3_600_000)

/** `CRM_HISTORIES` histories of up to `CRM_HISTORY_LENGTH` acts, 500 of 16 by default; `CRM_SEED` and `CRM_PATH` begin where one failed, as the failure says. */
const RUNS = Number(process.env.CRM_HISTORIES ?? 500)
const LENGTH = Number(process.env.CRM_HISTORY_LENGTH ?? 16)
const LIMITS = { maxCommands: LENGTH, size: "max", replayPath: process.env.CRM_REPLAY_PATH } as const
const FIRST_DAY = "2026-10-05"

moduleIntegrationTestRunner<ReceivableModuleService>({
  moduleName: RECEIVABLE_MODULE,
  // Other specs of the module, and other runs of this one, go on beside it.
  dbName: process.env.DB_TEMP_NAME ?? "crm_receivable_histories",
  resolve: "./src/modules/receivable",
  cwd: process.cwd(),
  pathToMigrations: path.resolve("src/modules/receivable/migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
      MikroOrmWrapper.forkManager().execute(text, values) as Promise<Row[]>

    describe("histories of invoices and cash", () => {
      it(`${RUNS} of them are, after every step, what a ledger in whole cents says`, async () => {
        let history = 0
        await fc.assert(
          fc.asyncProperty(
            fc.oneof(...[COMMANDS, COLLECTING].map((acts) => fc.commands(acts, LIMITS))),
            async (commands) => {
              const store = new Store(service, sql, `history_${history++}`)
              await fc.asyncModelRun(
                () => ({ model: { ledger: new ReferenceLedger(FIRST_DAY) }, real: store }),
                commands
              )
            }
          ),
          {
            numRuns: RUNS,
            ...(process.env.CRM_SEED ? { seed: Number(process.env.CRM_SEED) } : {}),
            ...(process.env.CRM_PATH ? { path: process.env.CRM_PATH } : {}),
            endOnFailure: process.env.CRM_SHRINK !== "1",
          }
        )
        expect(await service.verify()).toEqual([])
      })
    })
  },
})
