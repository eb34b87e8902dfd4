import { databaseUrl, execute } from "./postgres.mjs"
import { inRoot } from "./root.mjs"
import { run } from "./run.mjs"

const MIGRATED = "crm_migrated"

/**
 * Makes every database created from now on come with the tables of host and plugin, by the cluster's own template.
 *
 * Each suite that starts the host migrates a database of its own; with this it finds nothing left to do, and the suite starts ten
 * seconds earlier.
 */
export async function migratedTemplate(port, log) {
  const [known] = await execute(databaseUrl(port, "postgres"), "select 1 from pg_database where datname = $1", [
    MIGRATED,
  ])
  if (known) {
    await execute(databaseUrl(port, "postgres"), `drop database "${MIGRATED}" with (force)`)
  }
  await execute(databaseUrl(port, "postgres"), `create database "${MIGRATED}" template template0`)
  await run(
    process.execPath,
    [inRoot("node_modules/@medusajs/cli/cli.js"), "db:migrate", "--execute-safe-links", "--skip-scripts"],
    {
      env: { DATABASE_URL: databaseUrl(port, MIGRATED), NODE_ENV: "test", DISABLE_MEDUSA_ADMIN: "true" },
      log,
      what: "The migration",
    }
  )
  await replaceTemplate(port, MIGRATED)
}

/** Databases created from now on are empty again. */
export const emptyTemplate = (port) => replaceTemplate(port, "template0")

async function replaceTemplate(port, source) {
  const admin = databaseUrl(port, "postgres")
  await execute(admin, "update pg_database set datistemplate = false where datname = 'template1'")
  await execute(admin, "drop database if exists template1 with (force)")
  await execute(admin, `create database template1 template "${source}" is_template true`)
}
