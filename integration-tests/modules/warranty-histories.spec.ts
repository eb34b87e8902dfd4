import fc from "fast-check"

import { WARRANTY_MODULE } from "../../src/modules/warranty"
import type { WarrantyModuleService } from "../../src/modules/warranty/service"
import { ModuleApp } from "../../src/scripts/lib/module-app"
import { SYSTEM_ACTOR } from "../../src/shared/actor"
import { ACTS } from "../histories/warranties/commands"
import { CoverStore } from "../histories/warranties/cover-store"
import { ReferenceCover } from "../histories/warranties/reference-cover"
import { endOwn, startOwn } from "../support/own-database"

jest.setTimeout(24 * 3_600_000)

/** `CRM_HISTORIES` histories of up to `CRM_HISTORY_LENGTH` acts, 500 of 12 by default; `CRM_SEED` and `CRM_PATH` begin where one failed. */
const RUNS = Number(process.env.CRM_HISTORIES ?? 500)
const LENGTH = Number(process.env.CRM_HISTORY_LENGTH ?? 12)
const FIRST_DAY = "2027-11-30"

const NAME = `warranty_histories_${process.pid}`
const FOLDERS = { [WARRANTY_MODULE]: "warranty" }

describe("histories of cover", () => {
  let app: ModuleApp
  beforeAll(async () => {
    app = await startOwn(NAME, FOLDERS)
  })
  afterAll(() => endOwn(NAME, app))

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
        await fc.asyncModelRun(
          () => ({ model: { cover: new ReferenceCover(FIRST_DAY, "ann") }, real: store }),
          commands
        )
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
