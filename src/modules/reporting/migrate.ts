import path from "node:path"

import { Logger } from "@medusajs/framework/types"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { CURRENT_TRIGGERS, CURRENT_VIEWS } from "../../../migrations"
import { parseOptions } from "../../shared/options"
import { createDataSource } from "./data-source"
import { VIEWS } from "./views"

type Arguments = { options?: Record<string, unknown>; logger?: Logger; migrationNames?: string[] }

/** Modules whose tables the views read. Installed as a plugin, folders are migrated in any order; so ours come first here. */
const SIBLINGS = {
  crmAccess: "access",
  crmQuote: "quote",
  crmReceivable: "receivable",
  crmOutbox: "outbox",
  crmDunning: "dunning",
  crmInteraction: "interaction",
  crmDelivery: "delivery",
  crmFollowUp: "follow-up",
  crmWarranty: "warranty",
  crmBanking: "banking",
}

/**
 * Brings the report views up: first the tables they read, then the views' own migrations, then any view that a dropped table took along.
 *
 * Runs as often as one likes. Called by `medusa db:migrate`.
 *
 * @returns the migrations that ran, by name
 */
export async function runMigrations({ options, logger = console as unknown as Logger }: Arguments = {}): Promise<
  { name: string }[]
> {
  return withPrimary(options, logger, async (source) => {
    for (const [moduleName, folder] of Object.entries(SIBLINGS)) {
      await migrateSibling(source, moduleName, folder, { options, logger })
    }
    logger.info("MODULE: crmReporting")
    const ran = await source.runMigrations({ transaction: "all" })
    const recreated = await restoreWhatWasDropped(source)
    logger.info(
      ran.length + recreated.length ? "Completed successfully" : "Skipped. Database is up-to-date for module."
    )
    return ran.map(({ name }) => ({ name }))
  })
}

/** Takes the last migration back, or as many as `migrationNames` has. Called by `medusa db:rollback crmReporting`. */
export async function revertMigration({
  options,
  logger = console as unknown as Logger,
  migrationNames,
}: Arguments = {}): Promise<void> {
  await withPrimary(options, logger, async (source) => {
    for (let step = 0; step < (migrationNames?.length || 1); step++) {
      await source.undoLastMigration({ transaction: "all" })
    }
  })
}

async function withPrimary<Result>(
  options: Arguments["options"],
  logger: Logger,
  work: (source: DataSource) => Promise<Result>
): Promise<Result> {
  const { reporting } = parseOptions(options)
  const source = await createDataSource({ options, reporting, logger, forMigrations: true }).initialize()
  try {
    return await work(source)
  } finally {
    await source.destroy()
  }
}

/** Waits for the host's own lock on the sibling, for the host may migrate several modules at once (DB_MIGRATION_CONCURRENCY). */
async function migrateSibling(source: DataSource, moduleName: string, folder: string, args: Arguments): Promise<void> {
  await source.transaction(async (manager) => {
    await manager.query("select pg_advisory_xact_lock(hashtext($1))", [`db-module-migration:${moduleName}`])
    const pathToMigrations = path.join(__dirname, "..", folder, "migrations")
    await ModulesSdkUtils.buildMigrationScript({ moduleName, pathToMigrations })(args as never)
  })
}

/**
 * Generated migrations drop their tables with `cascade`, which takes our views and triggers along without a word.
 *
 * A view without the columns of its entity is made anew too.
 */
async function restoreWhatWasDropped(source: DataSource): Promise<string[]> {
  return source.transaction(async (manager) => {
    const triggers: { name: string }[] = await manager.query(
      "select tgname as name from pg_trigger where not tgisinternal"
    )
    const lostTriggers = CURRENT_TRIGGERS.names.filter((name) => !triggers.some((trigger) => trigger.name === name))
    for (const statement of lostTriggers.length ? CURRENT_TRIGGERS.restore : []) {
      await manager.query(statement)
    }
    const stored: { view: string; columns: string[] }[] = await manager.query(
      `select table_name as view, array_agg(column_name::text) as columns from information_schema.columns
        where table_schema = any (current_schemas(false)) and table_name like 'crm_view_%' group by 1`
    )
    const present = new Map(stored.map((row) => [row.view, row.columns]))
    const lost = VIEWS.map((view) => source.getMetadata(view)).filter(
      ({ tableName, columns }) => !columns.every(({ databaseName }) => present.get(tableName)?.includes(databaseName))
    )
    for (const { tableName } of lost) {
      await manager.query(`drop view if exists ${tableName}`)
      await manager.query(`create view ${tableName} as ${CURRENT_VIEWS[tableName]}`)
    }
    return [...lostTriggers, ...lost.map(({ tableName }) => tableName)]
  })
}
