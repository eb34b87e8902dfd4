import readline from "node:readline"

import { MedusaApp, ModulesDefinition } from "@medusajs/framework/modules-sdk"
import {
  ContainerRegistrationKeys,
  createPgConnection,
  isSharedConnectionSymbol,
  ModulesSdkUtils,
} from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import type { InvoiceDraftInput } from "../../modules/receivable/types"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { addDays, Day } from "../../shared/days"
import { inOneProcess } from "./settings"

const FOLDER = "./src/modules/receivable"

/** One of the processes of `src/scripts/storm.mjs`: prepares the database, writes until told to stop, or verifies what was written. */
async function main(): Promise<void> {
  const { url, task } = inOneProcess()
  if (task === "migrate") {
    await ModulesSdkUtils.buildMigrationScript({
      moduleName: RECEIVABLE_MODULE,
      pathToMigrations: `${process.cwd()}/src/modules/receivable/migrations`,
    })({ options: { database: { clientUrl: url } }, logger: console as never })
    return
  }
  const { service, end } = await receivables(url)
  if (task === "verify") {
    tell({ faults: await service.verify() })
  } else {
    await write(service)
  }
  await end()
}

async function receivables(url: string): Promise<{ service: ReceivableModuleService; end: () => Promise<void> }> {
  const connection = createPgConnection({ clientUrl: url, schema: "public", pool: { min: 2, max: 40 } } as never)
  const app = await MedusaApp({
    cwd: process.cwd(),
    injectedDependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: connection },
    modulesConfig: {
      [RECEIVABLE_MODULE]: {
        definition: ModulesDefinition[RECEIVABLE_MODULE],
        resolve: FOLDER,
        options: { database: { clientUrl: url, schema: "public" }, [isSharedConnectionSymbol]: true },
      } as never,
    },
  })
  await app.onApplicationStart()
  return {
    service: app.modules[RECEIVABLE_MODULE] as unknown as ReceivableModuleService,
    end: async () => {
      await app.onApplicationShutdown()
      await connection.destroy()
    },
  }
}

/** Every writer drafts and issues, one invoice after another; the day goes on with the clock, so that years turn under way. */
async function write(service: ReceivableModuleService): Promise<void> {
  const { writers, rollbacks, began, firstDay, millisecondsPerDay } = inOneProcess()
  let going = true
  readline.createInterface({ input: process.stdin }).on("close", () => (going = false))
  const today = (): Day => addDays(firstDay, Math.floor((Date.now() - began) / millisecondsPerDay))
  const one = async (writer: number): Promise<void> => {
    for (let count = writer; going; count++) {
      const fails = count % 100 < rollbacks
      try {
        const { id } = await inTurn(() => service.createInvoiceDraft(draft(fails)))
        await inTurn(() => service.issueInvoice(id, { today: today(), actor: SYSTEM_ACTOR }))
      } catch (error) {
        const { message } = error as Error
        if (!message.includes("forced rollback")) {
          tell({ error: message })
        }
      }
    }
  }
  tell({ ready: true })
  await Promise.all(Array.from({ length: writers }, (_, writer) => one(writer * 37)))
}

/** Does it again when the others took so long that this one was told to try again; nothing was changed by then. */
async function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (!(error as Error).message.includes("try again")) {
        throw error
      }
      tell({ waited: true })
    }
  }
}

const draft = (fails: boolean): InvoiceDraftInput => ({
  currency_code: "eur",
  customer_id: "cus_storm",
  customer_name: "Storm Ltd",
  customer_kind: "business",
  locale: "en",
  seller: { legal_name: "Seller SA" },
  buyer: { legal_name: "Storm Ltd" },
  payment_terms: { name: "30 days net", instalments: [{ percent: 100, days: 30 }] },
  fiscal_documents: "elsewhere",
  // The storm's own trigger rolls these back as they commit.
  purchase_order_number: fails ? "FAIL" : null,
  lines: [
    {
      kind: "item",
      title: "Bolt",
      quantity: 3,
      unit_price: "10.01",
      subtotal: "30.03",
      discount_total: "0",
      tax_lines: [{ rate: "10", code: "VAT10", name: "VAT" }],
    },
  ],
})

const tell = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
