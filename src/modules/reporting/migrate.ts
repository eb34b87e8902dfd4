import path from "node:path"

import { Logger } from "@medusajs/framework/types"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { CURRENT_TRIGGERS, CURRENT_VIEWS } from "../../../migrations"
import { parseOptions } from "../../shared/options"
import { createDataSource } from "./data-source"

type Arguments = { options?: Record<string, unknown>; logger?: Logger; migrationNames?: string[] }

/** Modules whose tables the views read. Installed as a plugin, folders are migrated in any order; so ours come first here. */
const SIBLINGS = { crmAccess: "access", crmQuote: "quote", crmReceivable: "receivable" }

/**
 * Brings the report views up: first the tables they read, then the views' own migrations, then any view that a dropped table took along.
 *
 * Runs as often as one likes. Called by `medusa db:migrate`.
 *
 * @returns the migrations that ran, by name
 */
export async function runMigrations({ options, logger = console as unknown as Logger }: Arguments = {}): Promise<{ name: string }[]> {
  return withPrimary(options, logger, async (source) => {
    for (const [moduleName, folder] of Object.entries(SIBLINGS)) {
      await migrateSibling(source, moduleName, folder, { options, logger })
    }
    logger.info("MODULE: crmReporting")
    const ran = await source.runMigrations({ transaction: "all" })
    const recreated = await restoreWhatWasDropped(source)
    logger.info(ran.length + recreated.length ? "Completed successfully" : "Skipped. Database is up-to-date for module.")
    return ran.map(({ name }) => ({ name }))
  })
}

/** Takes the last migration back, or as many as `migrationNames` has. Called by `medusa db:rollback crmReporting`. */
export async function revertMigration({ options, logger = console as unknown as Logger, migrationNames }: Arguments = {}): Promise<void> {
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
  const source = await createDataSource({ options, reporting, logger, onlyPrimary: true }).initialize()
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

/** Generated migrations drop their tables with `cascade`, which takes our views and triggers along without a word. */
async function restoreWhatWasDropped(source: DataSource): Promise<string[]> {
  return source.transaction(async (manager) => {
    const triggers: { name: string }[] = await manager.query("select tgname as name from pg_trigger where not tgisinternal")
    const views: { name: string }[] = await manager.query(
      "select viewname as name from pg_views where schemaname = any (current_schemas(false))"
    )
    const lostTriggers = CURRENT_TRIGGERS.names.filter((name) => !triggers.some((trigger) => trigger.name === name))
    for (const statement of lostTriggers.length ? CURRENT_TRIGGERS.restore : []) {
      await manager.query(statement)
    }
    const lostViews = Object.keys(CURRENT_VIEWS).filter((name) => !views.some((view) => view.name === name))
    for (const name of lostViews) {
      await manager.query(`create or replace view ${name} as ${CURRENT_VIEWS[name]}`)
    }
    return [...lostTriggers, ...lostViews]
  })
}
