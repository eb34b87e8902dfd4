import pg from "@medusajs/framework/pg"
import { Logger } from "@medusajs/framework/types"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { DataSource, DataSourceOptions } from "typeorm"

import { MIGRATIONS } from "../../../migrations"
import { CrmOptions } from "../../shared/options"
import { VIEWS } from "./views"

/** TypeORM's own record of which view migrations ran. */
export const MIGRATIONS_TABLE = "crm_reporting_migrations"

/** How long a connection that keeps plans may be idle. */
const PLANS_KEPT_MS = 15 * 60_000

type Settings = {
  /** Options of the module with the host's `database`. */
  options?: Record<string, unknown>
  reporting: CrmOptions["reporting"]
  logger: Pick<Logger, "warn">
  /** For migrations, which go to the primary, while replicas follow, and take the time that they need. */
  forMigrations?: boolean
  /** For statements that are planned once in a session, whatever their values. */
  keepsPlans?: boolean
}

/**
 * The reports' own connection to the shop's database, apart from the host's pool, so that a report never starves checkout.
 *
 * Reads go to the replicas of `reporting.replica_urls` when there are any.
 */
export function createDataSource({
  options,
  reporting,
  logger,
  forMigrations = false,
  keepsPlans = false,
}: Settings): DataSource {
  const { clientUrl, schema, driverOptions } = ModulesSdkUtils.loadDatabaseConfig("crmReporting", options as never)
  const drive = (driverOptions ?? {}) as { ssl?: unknown; connection?: { ssl?: unknown } }
  const ssl = (drive.ssl ?? drive.connection?.ssl ?? false) as boolean
  const replicas = forMigrations ? [] : reporting.replica_urls
  const where = replicas.length
    ? {
        replication: {
          defaultMode: "slave" as const,
          master: { url: clientUrl, ssl },
          slaves: replicas.map((url) => ({ url, ssl })),
        },
      }
    : { url: clientUrl, ssl }
  return new DataSource({
    type: "postgres",
    driver: pg,
    ...where,
    schema: schema || "public",
    applicationName: "medusa-plugin-crm reports",
    poolSize: reporting.pool_size,
    // Also the wait for a free connection. A server that starts on a busy machine takes its time, and is not refused.
    connectTimeoutMS: 30_000,
    // A connection that the database ends while idle would otherwise take the process down.
    poolErrorHandler: (error: Error) => logger.warn(`CRM reports lost a database connection: ${error.message}`),
    // One report uses one core, so that many at once do not push the checkout aside.
    extra: {
      keepAlive: true,
      statement_timeout: forMigrations ? 0 : 60_000,
      // A connection that is closed takes its plans along, and people look at a page every few minutes. It holds no process that is done.
      ...(keepsPlans ? { idleTimeoutMillis: PLANS_KEPT_MS, allowExitOnIdle: true } : {}),
      options: `-c max_parallel_workers_per_gather=0 -c jit=off -c work_mem=32MB${keepsPlans ? " -c plan_cache_mode=force_generic_plan" : ""}`,
    },
    entities: keepsPlans ? [] : VIEWS,
    migrations: MIGRATIONS,
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    logging: false,
  } as DataSourceOptions)
}
