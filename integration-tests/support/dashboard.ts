import { ChildProcess, spawn } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { createServer } from "node:net"
import os from "node:os"
import path from "node:path"

import { Client } from "@medusajs/framework/pg"

const CLI = path.resolve("node_modules/@medusajs/cli/cli.js")
/** The app as built for the tests; without one, this repository, whose dashboard is compiled while it is looked at. */
const APP = process.env.CRM_TEST_APP ?? process.cwd()
/** A migrated database with a user, of which each dashboard has a copy. */
const TEMPLATE = process.env.CRM_TEST_DATABASE

/** A port that nothing listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** Runs one statement on the cluster of the tests, in the database named. */
export const administer = async (sql: string, on = "postgres"): Promise<void> => {
  await rowsOf(sql, [], on)
}

const rowsOf = async <Row>(sql: string, values: unknown[], on: string): Promise<Row[]> => {
  const { DB_HOST = "localhost", DB_PORT = "5432", DB_USERNAME = "postgres", DB_PASSWORD = "" } = process.env
  const client = new Client({
    host: DB_HOST,
    port: +DB_PORT,
    user: DB_USERNAME,
    password: DB_PASSWORD,
    database: on,
  })
  await client.connect()
  try {
    let place = 0
    const { rows } = await client.query(values.length ? sql.replace(/\?/g, () => `$${++place}`) : sql, values)
    return rows as Row[]
  } finally {
    await client.end()
  }
}

const ended = (child: ChildProcess, what: string, said: () => string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${what} ended with ${code}:\n${said()}`))))
  })

export type RunningDashboard = {
  url: string
  /** Calls the admin API as the dashboard's user. */
  call: <T>(method: string, route: string, body?: object) => Promise<T>
  /** The folder that it drops its mails in. */
  mails: string
  /** Makes something older than a test can wait for, as if it had been written then: no trigger sees it. */
  backdate: (statement: string) => Promise<void>
  /** Runs one statement with `?` for its values in the app's database, triggers and all. */
  sql: <Row>(statement: string, values?: unknown[]) => Promise<Row[]>
  stop: () => Promise<void>
}

/** This repository as a running app with its dashboard, on a database and port of its own, and a user to log in with. */
export async function startDashboard(): Promise<RunningDashboard> {
  const { DB_HOST = "localhost", DB_PORT = "5432", DB_USERNAME = "postgres", DB_PASSWORD = "" } = process.env
  const database = `crm_dashboard_${process.pid}_${Date.now()}`
  const port = await freePort()
  const url = `http://localhost:${port}`
  await administer(`create database "${database}" template "${TEMPLATE ?? "template1"}"`)
  const mails = mkdtempSync(path.join(os.tmpdir(), "crm-mails-"))
  const env = {
    ...process.env,
    NODE_ENV: APP === process.cwd() ? "development" : "production",
    // A production server marks its cookies secure; these pages come over plain loopback.
    CRM_INSECURE_COOKIES: "true",
    JWT_SECRET: "supersecret",
    COOKIE_SECRET: "supersecret",
    ADMIN_CORS: url,
    AUTH_CORS: url,
    PORT: String(port),
    DATABASE_URL: `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${database}`,
    CRM_MAIL_DIR: mails,
    CRM_PUBLIC_URL: url,
    MEDUSA_DISABLE_TELEMETRY: "1",
  }
  let said = ""
  const run = (...args: string[]): ChildProcess => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: APP, env, stdio: ["ignore", "pipe", "pipe"] })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-8_000)))
    }
    return child
  }
  if (!TEMPLATE) {
    await ended(run("db:migrate", "--execute-safe-links"), "db:migrate", () => said)
    await ended(run("user", "-e", "admin@example.com", "-p", "supersecret"), "user", () => said)
  }
  const server = run("start")
  await answering(`${url}/health`, () => said)
  const token = await logInByApi(url)
  return {
    url,
    mails,
    call: async <T>(method: string, route: string, body?: object): Promise<T> => {
      const answer = await fetch(url + route, {
        method,
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: body ? JSON.stringify(body) : undefined,
      })
      const json: unknown = await answer.json()
      if (!answer.ok) {
        throw new Error(`${method} ${route}: ${answer.status} ${JSON.stringify(json)}`)
      }
      return json as T
    },
    backdate: (statement) => administer(`set session_replication_role = replica; ${statement}`, database),
    sql: (statement, values = []) => rowsOf(statement, values, database),
    stop: async () => {
      server.kill("SIGTERM")
      await new Promise((resolve) => (server.exitCode === null ? server.once("exit", resolve) : resolve(null)))
      await administer(`drop database if exists "${database}" with (force)`)
    },
  }
}

/** Resolves when an address answers well; what the server said is told when it does not. */
export async function answering(url: string, said: () => string): Promise<void> {
  for (const until = Date.now() + 90_000; Date.now() < until;) {
    if (
      await fetch(url).then(
        (answer) => answer.ok,
        () => false
      )
    ) {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error(`The server did not answer at ${url}:\n${said()}`)
}

/** A token of the dashboard's user. */
export async function logInByApi(url: string): Promise<string> {
  const answer = await fetch(`${url}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "admin@example.com", password: "supersecret" }),
  })
  return ((await answer.json()) as { token: string }).token
}
