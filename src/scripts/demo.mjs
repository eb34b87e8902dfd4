/**
 * `npm run demo`: a believable store with the plugin in it, from a fresh clone with only Node and npm.
 * `--reset` starts over, `--port N` serves elsewhere. DATABASE_URL and REDIS_URL are used when set.
 */
import crypto from "node:crypto"
import fs from "node:fs"
import net from "node:net"
import path from "node:path"

import { buildApp } from "./lib/app.mjs"
import { ensureDependencies } from "./lib/dependencies.mjs"
import { assertReachable, databaseUrl, execute, freshDatabase, startPostgres } from "./lib/postgres.mjs"
import { inRoot } from "./lib/root.mjs"
import { end, endAll, run, start } from "./lib/run.mjs"
import { launch, say, step, Stop } from "./lib/say.mjs"

const HOME = inRoot(".demo")
const APP = path.join(HOME, "app")
const DATABASE = "medusa_crm_demo"
const SEEDED = "crm_demo_seeded"

await launch(async () => {
  const { port, reset } = options(process.argv.slice(2))
  await assertFree(port)
  ensureDependencies()
  fs.mkdirSync(HOME, { recursive: true })
  const given = process.env.DATABASE_URL
  if (given) {
    await assertReachable(given)
  }
  const stop = { postgres: null, done: null }
  const quit = () => {
    stop.done ??= endAll().then(() => stop.postgres?.stop())
    return stop.done
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (!stop.done) {
        say("\nStopping …")
      }
      quit().then(() => process.exit(0))
    })
  }
  try {
    stop.postgres = given ? null : await step("Starting PostgreSQL", () => startPostgres(path.join(HOME, "postgres")))
    const url = given ?? databaseUrl(stop.postgres.port, DATABASE)
    const env = environment(url, port)
    await buildApp(APP, { say, step, env })
    await prepare({ url, given, reset, env, clusterPort: stop.postgres?.port })
    const server = await step("Starting the server", () => serve(env, port))
    await new Promise((resolve) => setImmediate(resolve))
    welcome(port)
    const code = await new Promise((resolve) => server.once("exit", resolve))
    if (!stop.done) {
      throw new Stop(`The server ended by itself (exit ${code}); its log is in .demo/server.log.`)
    }
  } finally {
    await quit()
  }
})

function options(words) {
  const known = { reset: false, port: 9000 }
  for (let index = 0; index < words.length; index++) {
    if (words[index] === "--reset") {
      known.reset = true
    } else if (words[index] === "--port" && /^\d+$/.test(words[index + 1] ?? "")) {
      known.port = parseInt(words[++index], 10)
      if (known.port < 1 || known.port > 65535) {
        throw new Stop(`There is no port ${known.port}; ports go from 1 to 65535.`)
      }
    } else {
      throw new Stop(`I do not know ${words[index]}. npm run demo takes --reset and --port N.`)
    }
  }
  return known
}

/** @throws Stop when something listens on the port already */
async function assertFree(port) {
  for (const host of ["127.0.0.1", "::1"]) {
    const busy = await new Promise((resolve) => {
      const socket = net.connect({ port, host }, () => resolve(true))
      socket.once("error", () => resolve(false)).once("connect", () => socket.destroy())
    })
    if (busy) {
      throw new Stop(
        `Port ${port} is busy. Choose another with: npm run demo -- --port ${port > 65435 ? port - 100 : port + 100}`
      )
    }
  }
}

function environment(url, port) {
  const secret = secretOf("secret")
  return {
    NODE_ENV: "production",
    DATABASE_URL: url,
    PORT: String(port),
    JWT_SECRET: secret,
    COOKIE_SECRET: secret,
    CRM_MAIL_DIR: path.join(HOME, "mails"),
    CRM_PUBLIC_URL: `http://localhost:${port}`,
    CRM_OPTIONS: JSON.stringify({ timezone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    ADMIN_CORS: `http://localhost:${port}`,
    AUTH_CORS: `http://localhost:${port}`,
    // Cookies over plain http on loopback.
    CRM_INSECURE_COOKIES: "true",
  }
}

/** Kept between starts, so that a login outlives them. */
function secretOf(name) {
  const file = path.join(HOME, name)
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, crypto.randomBytes(24).toString("hex"), { mode: 0o600 })
  }
  return fs.readFileSync(file, "utf8")
}

/** Brings the database up to date and fills it on the first start; a filling that was interrupted starts over. */
async function prepare({ url, given, reset, env, clusterPort }) {
  const seeded = reset ? false : await isSeeded(url)
  if (!seeded) {
    if (given) {
      await assertEmpty(url, reset)
    } else {
      await freshDatabase(clusterPort, DATABASE)
    }
    fs.rmSync(path.join(HOME, "mails"), { recursive: true, force: true })
  }
  const log = path.join(HOME, "setup.log")
  const medusa = inRoot("node_modules/@medusajs/cli/cli.js")
  const stamp = path.join(HOME, "migrated")
  const version = fs.readFileSync(path.join(APP, ".stamp"), "utf8")
  if (!seeded || !fs.existsSync(stamp) || fs.readFileSync(stamp, "utf8") !== version + url.replace(/:\d+\//, "/")) {
    await step("Bringing the database up to date", () =>
      run(process.execPath, [medusa, "db:migrate", "--execute-safe-links"], {
        cwd: APP,
        env,
        log,
        what: "The migration",
      })
    )
    fs.writeFileSync(stamp, version + url.replace(/:\d+\//, "/"))
  }
  if (!seeded) {
    say("  Filling the store (about a minute):")
    await run(process.execPath, [medusa, "exec", "./src/scripts/demo/seed.js"], {
      cwd: APP,
      env: { ...env, LOG_LEVEL: "error" },
      what: "Filling the store",
      stdio: ["ignore", "inherit", "inherit"],
    })
    await execute(url, `create table if not exists ${SEEDED} (at timestamptz default now())`)
  }
}

async function isSeeded(url) {
  try {
    return (await execute(url, "select to_regclass($1) is not null as there", [SEEDED]))[0].there
  } catch {
    return false
  }
}

/** A database from outside is never emptied without being asked. */
async function assertEmpty(url, reset) {
  const [{ tables }] = await execute(
    url,
    "select count(*)::int as tables from information_schema.tables where table_schema = 'public'"
  )
  if (!tables) {
    return
  }
  if (!reset) {
    throw new Stop(
      "The database in DATABASE_URL has tables already, and they are not a finished demo. Use an empty one, or --reset to empty it."
    )
  }
  await execute(url, "drop schema public cascade")
  await execute(url, "create schema public")
}

/** Resolves when the server answers. */
async function serve(env, port) {
  const log = path.join(HOME, "server.log")
  fs.rmSync(log, { force: true })
  const server = start(process.execPath, [inRoot("node_modules/@medusajs/cli/cli.js"), "start"], { cwd: APP, env, log })
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) {
      throw new Stop(
        `\n${fs.readFileSync(log, "utf8").split("\n").slice(-20).join("\n")}\nThe server did not start; its whole log is in .demo/server.log.`
      )
    }
    try {
      if ((await fetch(`http://localhost:${port}/health`)).ok) {
        return server
      }
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await end(server)
  throw new Stop("The server did not answer within two minutes; its log is in .demo/server.log.")
}

function welcome(port) {
  const at = `http://localhost:${port}/app`
  say(`
  ${at}
  Log in as admin@example.com with the password supersecret.

  Three things to try:
    1. CRM › Overview: what will be sold beside what will be paid; click any figure.
    2. CRM › Quotes: open a sent one, copy its link from the mail in .demo/mails, and accept it as the buyer.
    3. CRM › Receivables: record a receipt and watch the host's order become paid.

  Ctrl-C stops everything.`)
}
