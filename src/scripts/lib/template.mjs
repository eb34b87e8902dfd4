import { databaseUrl, execute } from "./postgres.mjs"
import { inRoot } from "./root.mjs"
import { run } from "./run.mjs"

const MIGRATED = "crm_migrated"
/** The migrated database with what the host's scripts put into it, and a user to log in with: each browser suite has a copy. */
export const DASHBOARD = "crm_dashboard"

/** Makes the database that `useMigrated` gives as a template: the tables of host and plugin, and nothing in them. */
export async function makeMigrated(port, log) {
  await createAnew(port, MIGRATED, "template0")
  await medusa(port, MIGRATED, log, "db:migrate", "--execute-safe-links", "--skip-scripts")
}

/** Makes `DASHBOARD` of the migrated database. */
export async function makeDashboard(port, log) {
  await createAnew(port, DASHBOARD, MIGRATED)
  await medusa(port, DASHBOARD, log, "db:migrate", "--execute-safe-links")
  await medusa(port, DASHBOARD, log, "user", "-e", "admin@example.com", "-p", "supersecret")
}

async function createAnew(port, database, template) {
  await execute(databaseUrl(port, "postgres"), `drop database if exists "${database}" with (force)`)
  await execute(databaseUrl(port, "postgres"), `create database "${database}" template "${template}"`)
}

const medusa = (port, database, log, ...args) =>
  run(process.execPath, [inRoot("node_modules/@medusajs/cli/cli.js"), ...args], {
    env: { DATABASE_URL: databaseUrl(port, database), NODE_ENV: "test", DISABLE_MEDUSA_ADMIN: "true" },
    log,
    what: args[0] === "user" ? "The user" : "The migration",
  })

/**
 * Makes every database created from now on come with the tables of host and plugin, by the cluster's own template.
 *
 * Each suite that starts the host migrates a database of its own; with this it finds nothing left to do, and the suite starts ten
 * seconds earlier.
 */
export const useMigrated = (port) => replaceTemplate(port, MIGRATED)

/** Databases created from now on are empty again. */
export const emptyTemplate = (port) => replaceTemplate(port, "template0")

async function replaceTemplate(port, source) {
  const admin = databaseUrl(port, "postgres")
  await execute(admin, "update pg_database set datistemplate = false where datname = 'template1'")
  await execute(admin, "drop database if exists template1 with (force)")
  await execute(admin, `create database template1 template "${source}" is_template true`)
}
