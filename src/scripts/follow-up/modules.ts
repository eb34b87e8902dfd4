import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import { DELIVERY_MODULE } from "../../modules/delivery"
import { DUNNING_MODULE } from "../../modules/dunning"
import type { DunningModuleService } from "../../modules/dunning/service"
import { FOLLOW_UP_MODULE } from "../../modules/follow-up"
import type { FollowUpModuleService } from "../../modules/follow-up/service"
import { INTERACTION_MODULE } from "../../modules/interaction"
import { OUTBOX_MODULE } from "../../modules/outbox"
import { QUOTE_MODULE } from "../../modules/quote"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { WARRANTY_MODULE } from "../../modules/warranty"
import { migrateFolders, ModuleApp, startFolders } from "../lib/module-app"

const FOLDERS = {
  [ACCESS_MODULE]: "access",
  [QUOTE_MODULE]: "quote",
  [RECEIVABLE_MODULE]: "receivable",
  [OUTBOX_MODULE]: "outbox",
  [DUNNING_MODULE]: "dunning",
  [INTERACTION_MODULE]: "interaction",
  [DELIVERY_MODULE]: "delivery",
  [WARRANTY_MODULE]: "warranty",
  [FOLLOW_UP_MODULE]: "follow-up",
}

/** The modules whose tables the rules read, without a shop around them. */
export type FollowUpModules = Pick<ModuleApp, "sql" | "end"> & {
  followUps: FollowUpModuleService
  receivable: ReceivableModuleService
  dunning: DunningModuleService
  /** A container as workflows take it, with these users in the dashboard. @param emitted - takes the events that are emitted */
  containerOf: (users: string[], emitted?: { name: string; data: { id: string } }[]) => MedusaContainer
}

/** Makes their tables in an empty database. */
export const migrateModules = (url: string): Promise<void> => migrateFolders(url, FOLDERS)

/** Starts them on a migrated database. */
export async function startModules(url: string, pool = 20): Promise<FollowUpModules> {
  const { modules, sql, end } = await startFolders(url, FOLDERS, pool)
  const logger = { info: () => undefined, warn: () => undefined, debug: () => undefined, error: console.error }
  return {
    followUps: modules[FOLLOW_UP_MODULE] as FollowUpModuleService,
    receivable: modules[RECEIVABLE_MODULE] as ReceivableModuleService,
    dunning: modules[DUNNING_MODULE] as DunningModuleService,
    containerOf: (users, emitted = []) => {
      const host: Record<string, unknown> = {
        [ContainerRegistrationKeys.LOGGER]: logger,
        [Modules.USER]: { listUsers: async () => users.map((id) => ({ id })) },
        [Modules.NOTIFICATION]: { createNotifications: async () => undefined },
        [Modules.EVENT_BUS]: { emit: async (events: typeof emitted) => void emitted.push(...events) },
      }
      return { resolve: (key: string) => host[key] ?? modules[key] } as unknown as MedusaContainer
    },
    sql,
    end,
  }
}
