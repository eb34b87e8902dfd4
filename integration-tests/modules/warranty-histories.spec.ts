import { Client } from "@medusajs/framework/pg"
import fc from "fast-check"

import { WARRANTY_MODULE } from "../../src/modules/warranty"
import type { WarrantyModuleService } from "../../src/modules/warranty/service"
import { migrateFolders, ModuleApp, startFolders } from "../../src/scripts/lib/module-app"
import { SYSTEM_ACTOR } from "../../src/shared/actor"
import { ACTS } from "../histories/warranties/commands"
import { CoverStore } from "../histories/warranties/cover-store"
import { ReferenceCover } from "../histories/warranties/reference-cover"

jest.setTimeout(24 * 3_600_000)

/** `CRM_HISTORIES` histories of up to `CRM_HISTORY_LENGTH` acts, 500 of 12 by default; `CRM_SEED` and `CRM_PATH` begin where one failed. */
const RUNS = Number(process.env.CRM_HISTORIES ?? 500)
const LENGTH = Number(process.env.CRM_HISTORY_LENGTH ?? 12)
const FIRST_DAY = "2027-11-30"

const { DB_HOST = "localhost", DB_PORT = "5432", DB_USERNAME = "postgres", DB_PASSWORD = "postgres" } = process.env
const urlOf = (name: string): string => `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${name}`
const NAME = `warranty_histories_${process.pid}`
const FOLDERS = { [WARRANTY_MODULE]: "warranty" }

async function execute(text: string): Promise<void> {
  const client = new Client({ connectionString: urlOf("postgres") })
  await client.connect()
  await client.query(text)
  await client.end()
}

describe("histories of cover", () => {
  let app: ModuleApp
  beforeAll(async () => {
    await execute(`create database ${NAME}`)
    await migrateFolders(urlOf(NAME), FOLDERS)
    app = await startFolders(urlOf(NAME), FOLDERS)
  })
  afterAll(async () => {
    await app?.end()
    await execute(`drop database if exists ${NAME} with (force)`)
  })

  it(`${RUNS} of them have, after every step, the units, days and holders that the reference says`, async () => {
    const service = app.modules[WARRANTY_MODULE] as WarrantyModuleService
    const targets = [{ type: "all" as const }]
    const plans = [
      await service.createPlan(
        {
          code: "law", name: "Law", basis: "statutory", months: 24, after_repair: "extend", after_repair_months: 12, targets,
        },
        SYSTEM_ACTOR
      ),
      await service.createPlan(
        {
          code: "maker", name: "Maker", basis: "commercial", months: 12, after_repair: "restart", after_replacement: "restart", targets,
        },
        SYSTEM_ACTOR
      ),
    ] // prettier-ignore
    let history = 0
    await fc.assert(
      fc.asyncProperty(fc.commands(ACTS, { maxCommands: LENGTH, size: "max" }), async (commands) => {
        const store = new CoverStore(service, app.sql, plans, `history_${history++}`)
        await fc.asyncModelRun(() => ({ model: { cover: new ReferenceCover(FIRST_DAY, "ann") }, real: store }), commands)
      }),
      {
        numRuns: RUNS,
        ...(process.env.CRM_SEED ? { seed: Number(process.env.CRM_SEED) } : {}),
        ...(process.env.CRM_PATH ? { path: process.env.CRM_PATH } : {}),
        endOnFailure: process.env.CRM_SHRINK !== "1",
      }
    )
  })
})
