import fs from "node:fs"

import { databaseUrl } from "./postgres.mjs"
import { inRoot, ROOT } from "./root.mjs"
import { ended, start } from "./run.mjs"

/**
 * Runs jest once, in one process, on the databases of a running cluster.
 *
 * @param part - which suite, as jest.config.js calls them
 * @param database - what its databases are called by
 * @param output - file for the result as JSON
 * @param log - file for what the host and jest print
 * @param args - further words for jest
 * @param cwd - the root of the sources under test
 * @returns its exit code
 */
export function runJest({ part, database, port, output, log, args, env = {}, cwd = ROOT }) {
  const flags = ["--forceExit", "--runInBand", "--json", `--outputFile=${output}`]
  const child = start(process.execPath, [inRoot("node_modules/jest/bin/jest.js"), ...flags, ...args], {
    cwd,
    stdio: ["ignore", "ignore", fs.openSync(log, "w")],
    env: {
      TEST_TYPE: part,
      NODE_ENV: "test",
      // The host makes much that is soon forgotten: with room for it, a tenth of the time goes to the tests and not to the collector.
      NODE_OPTIONS: "--experimental-vm-modules --max-semi-space-size=64",
      LOG_LEVEL: "error",
      TZ: "UTC",
      DB_HOST: "localhost",
      DB_PORT: String(port),
      DB_USERNAME: "postgres",
      DB_PASSWORD: "postgres",
      DB_TEMP_NAME: database.replace(/\W/g, "_"),
      DATABASE_URL: databaseUrl(port, "postgres"),
      ...env,
    },
  })
  return ended(child)
}
