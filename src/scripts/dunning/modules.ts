import { DUNNING_MODULE } from "../../modules/dunning"
import type { DunningModuleService } from "../../modules/dunning/service"
import { INTERACTION_MODULE } from "../../modules/interaction"
import { OUTBOX_MODULE } from "../../modules/outbox"
import type { OutboxModuleService } from "../../modules/outbox/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { migrateFolders, ModuleApp, startFolders } from "../lib/module-app"

const FOLDERS = {
  [RECEIVABLE_MODULE]: "receivable",
  [OUTBOX_MODULE]: "outbox",
  [INTERACTION_MODULE]: "interaction",
  [DUNNING_MODULE]: "dunning",
}

/** The modules that dunning needs, without a shop around them. */
export type DunningModules = Pick<ModuleApp, "sql" | "end"> & {
  receivable: ReceivableModuleService
  outbox: OutboxModuleService
  dunning: DunningModuleService
}

/** Makes their tables in an empty database. */
export const migrateModules = (url: string): Promise<void> => migrateFolders(url, FOLDERS)

/** Starts them on a migrated database. */
export async function startModules(url: string, pool = 20): Promise<DunningModules> {
  const { modules, sql, end } = await startFolders(url, FOLDERS, pool)
  return {
    receivable: modules[RECEIVABLE_MODULE] as ReceivableModuleService,
    outbox: modules[OUTBOX_MODULE] as OutboxModuleService,
    dunning: modules[DUNNING_MODULE] as DunningModuleService,
    sql,
    end,
  }
}
