import crypto from "node:crypto"
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"

import { inRoot, ROOT } from "./root.mjs"
import { run } from "./run.mjs"

/** What the built app depends on. */
const SOURCES = ["src", "admin", "migrations", "medusa-config.ts", "tsconfig.json", "package.json", "package-lock.json"]

/** A fingerprint of everything that goes into the built app. */
export function sourcesHash() {
  const hash = crypto.createHash("sha256")
  const visit = (file) => {
    if (fs.statSync(file).isDirectory()) {
      fs.readdirSync(file)
        .sort()
        .forEach((name) => visit(path.join(file, name)))
    } else if (!/\.(spec\.tsx?|mjs)$/.test(file)) {
      hash.update(path.relative(ROOT, file)).update("\0").update(fs.readFileSync(file)).update("\0")
    }
  }
  SOURCES.map((name) => inRoot(name)).forEach(visit)
  return hash.digest("hex")
}

/**
 * Builds this repository as an app, dashboard included, into a folder, unless what stands there is of the same sources.
 *
 * The host builds into `.medusa/server`, which the plugin's own build uses too; so the result is moved away at once.
 */
export async function buildApp(folder, { step, env = {} }) {
  const stamp = path.join(folder, ".stamp")
  const hash = sourcesHash()
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash) {
    return
  }
  const built = inRoot(".medusa/server")
  const log = path.join(path.dirname(folder), "build.log")
  await step("Building the dashboard (half a minute)", async () => {
    fs.rmSync(built, { recursive: true, force: true })
    // `npm test` lints by itself; the host's build would read the whole repository for minutes once more.
    const build = [inRoot("node_modules/@medusajs/cli/cli.js"), "build", "--no-lint"]
    await run(process.execPath, build, { env, log, what: "The build" })
    fs.rmSync(folder, { recursive: true, force: true })
    fs.mkdirSync(path.dirname(folder), { recursive: true })
    fs.renameSync(built, folder)
    compileConfig(folder)
    fs.writeFileSync(stamp, hash)
  })
}

/** The configuration is this repository's alone, so that the published package is compiled without it. */
function compileConfig(folder) {
  const ts = createRequire(inRoot("package.json"))("typescript")
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2021, esModuleInterop: true }
  const { outputText } = ts.transpileModule(fs.readFileSync(inRoot("medusa-config.ts"), "utf8"), {
    compilerOptions: options,
  })
  fs.writeFileSync(path.join(folder, "medusa-config.js"), outputText)
}
