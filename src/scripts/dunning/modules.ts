import { MedusaApp, ModulesDefinition } from "@medusajs/framework/modules-sdk"
import {
  ContainerRegistrationKeys,
  createPgConnection,
  isSharedConnectionSymbol,
  ModulesSdkUtils,
} from "@medusajs/framework/utils"

import { DUNNING_MODULE } from "../../modules/dunning"
import type { DunningModuleService } from "../../modules/dunning/service"
import { OUTBOX_MODULE } from "../../modules/outbox"
import type { OutboxModuleService } from "../../modules/outbox/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"

const FOLDERS = { [RECEIVABLE_MODULE]: "receivable", [OUTBOX_MODULE]: "outbox", [DUNNING_MODULE]: "dunning" }

/** The three modules that dunning needs, without a shop around them. */
export type DunningModules = {
  receivable: ReceivableModuleService
  outbox: OutboxModuleService
  dunning: DunningModuleService
  sql: <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  end: () => Promise<void>
}

/** Makes their tables in an empty database. */
export async function migrateModules(url: string): Promise<void> {
  for (const [moduleName, folder] of Object.entries(FOLDERS)) {
    await ModulesSdkUtils.buildMigrationScript({
      moduleName,
      pathToMigrations: `${process.cwd()}/src/modules/${folder}/migrations`,
    })({ options: { database: { clientUrl: url } }, logger: SILENT as never })
  }
}

const SILENT = { info: () => undefined, warn: () => undefined, error: console.error }

/** Starts them on a migrated database. */
export async function startModules(url: string, pool = 20): Promise<DunningModules> {
  const connection = createPgConnection({ clientUrl: url, schema: "public", pool: { min: 2, max: pool } } as never)
  const options = { database: { clientUrl: url, schema: "public" }, [isSharedConnectionSymbol]: true }
  const app = await MedusaApp({
    cwd: process.cwd(),
    injectedDependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: connection },
    modulesConfig: Object.fromEntries(
      Object.entries(FOLDERS).map(([key, folder]) => [
        key,
        { definition: ModulesDefinition[key], resolve: `./src/modules/${folder}`, options } as never,
      ])
    ),
  })
  await app.onApplicationStart()
  return {
    receivable: app.modules[RECEIVABLE_MODULE] as unknown as ReceivableModuleService,
    outbox: app.modules[OUTBOX_MODULE] as unknown as OutboxModuleService,
    dunning: app.modules[DUNNING_MODULE] as unknown as DunningModuleService,
    sql: async (text, values = []) => (await connection.raw(text, values as never)).rows,
    end: async () => {
      await app.onApplicationShutdown()
      await connection.destroy()
    },
  }
}
