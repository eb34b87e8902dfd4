/**
 * `npm run snapshots`: makes the `.snapshot-*.json` of every module anew from its models. Migrations stay as they are: they are
 * written by hand, and what the generator writes beside the snapshots is removed.
 */
import fs from "node:fs"
import path from "node:path"

import { ensureDependencies } from "./lib/dependencies.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { endAll, run } from "./lib/run.mjs"
import { launch, say, step } from "./lib/say.mjs"

/** How the generator names what it writes; ours are `MigrationCrm…`. */
const GENERATED = /^Migration\d{14}\.ts$/

await launch(async () => {
  ensureDependencies()
  const folders = migrationFolders()
  const postgres = await startPostgres(inRoot(".test/postgres"), { fast: true })
  try {
    for (const folder of folders) {
      filesOf(folder, isSnapshot).forEach((file) => fs.rmSync(file))
    }
    await step("reading the models of every module", () =>
      run(process.execPath, [inRoot("node_modules/@medusajs/cli/cli.js"), "plugin:db:generate"], {
        env: { DB_HOST: "localhost", DB_PORT: String(postgres.port), DB_USERNAME: "postgres", DB_PASSWORD: "postgres" },
        log: inRoot(".test/snapshots.log"),
        what: "The generator",
      })
    )
  } finally {
    await endAll()
    await postgres.stop()
  }
  // A module may have got its first folder.
  for (const folder of migrationFolders()) {
    filesOf(folder, (name) => GENERATED.test(name)).forEach((file) => fs.rmSync(file))
    for (const file of filesOf(folder, isSnapshot)) {
      const kept = path.join(folder, path.basename(file).replace(".snapshot-medusa-", ".snapshot-"))
      fs.renameSync(file, kept)
      say(`  ${path.relative(inRoot(), kept)}`)
    }
  }
})

function migrationFolders() {
  return fs
    .readdirSync(inRoot("src/modules"))
    .map((name) => inRoot("src/modules", name, "migrations"))
    .filter((folder) => fs.existsSync(folder))
}

function isSnapshot(name) {
  return name.startsWith(".snapshot-") && name.endsWith(".json")
}

function filesOf(folder, wanted) {
  return fs
    .readdirSync(folder)
    .filter(wanted)
    .map((name) => path.join(folder, name))
}
