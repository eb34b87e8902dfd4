import { ChildProcess, execFile, execFileSync, spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"

import { Client } from "@medusajs/framework/pg"

import { administer, answering, freePort, logInByApi } from "../support/dashboard"

const ROOT = path.resolve(".")
const own = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"))

/** What a new Medusa shop depends on, in the versions this plugin is developed with. */
const SHOP_PACKAGES = [
  "@medusajs/medusa", "@medusajs/framework", "@medusajs/cli", "@medusajs/admin-sdk", "@medusajs/draft-order", "@medusajs/dashboard",
  "@medusajs/icons", "@medusajs/js-sdk", "@medusajs/ui", "@tanstack/react-query", "react", "react-dom", "react-i18next", "react-router-dom",
  "@swc/core", "ts-node", "typescript",
] // prettier-ignore

const { DB_HOST = "localhost", DB_PORT = "5432", DB_USERNAME = "postgres", DB_PASSWORD = "" } = process.env
const urlOf = (database: string): string => `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${database}`

/** Packs the plugin, which builds it; answers the tarball and the names of the files in it. */
export function packPlugin(folder: string): { tarball: string; files: string[] } {
  const output = execFileSync("npm", ["pack", "--json", "--foreground-scripts=false", "--pack-destination", folder], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  })
  const [{ filename, files }] = JSON.parse(output.toString()) as { filename: string; files: { path: string }[] }[]
  return { tarball: path.join(folder, filename), files: files.map((file) => file.path) }
}

/** An empty Medusa shop outside this repository, with what npm installs and nothing else. */
export class ShopApp {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "crm-shop-"))
  readonly mails = path.join(this.folder, "mails")
  /** The plugin's screens as they were installed. */
  readonly adminEntry = path.join(this.folder, "node_modules", own.name, ".medusa/server/src/admin/index.mjs")
  private server: ChildProcess | null = null
  private said = ""

  /** Installs the shop and the packed plugin with npm. */
  install(tarball: string): void {
    const versions = { ...own.dependencies, ...own.devDependencies }
    const dependencies = Object.fromEntries(SHOP_PACKAGES.map((name) => [name, versions[name]]))
    this.write(
      "package.json",
      JSON.stringify({
        name: "shop",
        private: true,
        allowScripts: own.allowScripts,
        dependencies: { ...dependencies, [own.name]: `file:${tarball}` },
      })
    )
    this.write(
      "tsconfig.json",
      JSON.stringify({
        compilerOptions: {
          target: "ES2021",
          module: "Node16",
          moduleResolution: "Node16",
          esModuleInterop: true,
          skipLibCheck: true,
          strict: true,
          outDir: "./.medusa/server",
          rootDir: "./",
        },
        "ts-node": { swc: true },
        include: ["**/*.ts"],
        exclude: ["node_modules", ".medusa", "src/admin"],
      })
    )
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], {
      cwd: this.folder,
      stdio: "pipe",
    })
  }

  /** Writes the shop's configuration, with the plugin and its mail provider or without. */
  configure(withPlugin: boolean): void {
    const plugins = withPlugin
      ? `[{ resolve: "medusa-plugin-crm", options: { timezone: "UTC", company: { name: "Oak & Iron" } } }]`
      : "[]"
    const provider = `{ resolve: "medusa-plugin-crm/providers/smtp", id: "smtp", options: { channels: ["email"], from: "shop@example.com", directory: ${JSON.stringify(this.mails)} } }`
    const modules = withPlugin
      ? `[{ resolve: "@medusajs/medusa/notification", options: { providers: [${provider}] } }]`
      : "[]"
    this.write(
      "medusa-config.ts",
      `import { defineConfig } from "@medusajs/framework/utils"
module.exports = defineConfig({
  admin: { disable: process.env.DISABLE_MEDUSA_ADMIN === "true" },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false, sslmode: "disable" },
    cookieOptions: { secure: false, sameSite: "lax" },
    http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "test", cookieSecret: "test" },
  } as never,
  plugins: ${plugins},
  modules: ${modules},
})
`
    )
  }

  /** Runs a command of the host's CLI in the shop. */
  run(database: string, ...args: string[]): void {
    try {
      execFileSync(process.execPath, [this.cli, ...args], {
        cwd: this.folder,
        env: this.env(database),
        stdio: "pipe",
        maxBuffer: 64_000_000,
      })
    } catch (error) {
      const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer }
      throw new Error(
        `medusa ${args.join(" ")} failed:\n${stdout.toString().slice(-4000)}\n${stderr.toString().slice(-4000)}`
      )
    }
  }

  /** Runs a script of the installed package as its documentation says; answers how it ended and what it said. */
  script(database: string, name: string, ...args: string[]): Promise<{ status: number; said: string }> {
    const file = `./node_modules/${own.name}/.medusa/server/src/scripts/${name}.js`
    const options = { cwd: this.folder, env: { ...this.env(database), LOG_LEVEL: "error" } }
    // Not waited for in place: connections to the running shop would go stale meanwhile.
    return new Promise((resolve) =>
      execFile(process.execPath, [this.cli, "exec", file, ...args], options, (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code ?? 1) : 0, said: stdout + stderr })
      )
    )
  }

  /** Starts the shop as in production: what was built, or the sources without a dashboard. */
  async start(database: string, built: boolean): Promise<string> {
    const port = await freePort()
    const env = {
      ...this.env(database),
      NODE_ENV: "production",
      PORT: String(port),
      ...(built ? {} : { DISABLE_MEDUSA_ADMIN: "true" }),
    }
    const cwd = built ? path.join(this.folder, ".medusa/server") : this.folder
    this.said = ""
    this.server = spawn(process.execPath, [this.cli, "start"], { cwd, env, stdio: ["ignore", "pipe", "pipe"] })
    for (const stream of [this.server.stdout, this.server.stderr]) {
      stream?.on("data", (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-8000)))
    }
    const url = `http://localhost:${port}`
    await answering(`${url}/health`, () => this.said)
    return url
  }

  async stop(): Promise<void> {
    const { server } = this
    this.server = null
    if (server && server.exitCode === null) {
      server.kill("SIGTERM")
      await new Promise((resolve) => server.once("exit", resolve))
    }
  }

  /** Takes the plugin out of the shop as `npm uninstall` does. */
  removePlugin(): void {
    fs.rmSync(path.join(this.folder, "node_modules/medusa-plugin-crm"), { recursive: true })
    fs.rmSync(path.join(this.folder, ".medusa"), { recursive: true, force: true })
    this.configure(false)
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true })
  }

  private get cli(): string {
    return path.join(this.folder, "node_modules/@medusajs/cli/cli.js")
  }

  private env(database: string): NodeJS.ProcessEnv {
    const { NODE_OPTIONS: _options, JEST_WORKER_ID: _worker, ...env } = process.env
    return { ...env, NODE_ENV: "development", DATABASE_URL: urlOf(database), MEDUSA_DISABLE_TELEMETRY: "1" }
  }

  private write(name: string, text: string): void {
    fs.writeFileSync(path.join(this.folder, name), text)
  }
}

/** An empty database in the place of one of the same name. */
export async function emptyDatabase(name: string): Promise<void> {
  await administer(`drop database if exists "${name}" with (force)`)
  await administer(`create database "${name}"`)
}

/** Runs SQL past the rules of the ledger, as one with the keys of the database can. */
export async function tamper(database: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(database) })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; ${statement}`)
  } finally {
    await client.end()
  }
}

/** Columns, indexes and triggers of the host's own tables: everything that is not ours by its name. */
export async function hostSchema(database: string): Promise<string[]> {
  const client = new Client({ connectionString: urlOf(database) })
  await client.connect()
  try {
    const { rows } = await client.query(`
      select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line
        from information_schema.columns where table_schema = 'public' and table_name not like 'crm\\_%'
      union all select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like 'crm\\_%'
      union all select 'trigger ' || event_object_table || ' ' || trigger_name from information_schema.triggers where event_object_table not like 'crm\\_%'
      union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and conrelid::regclass::text not like 'crm\\_%'
      order by 1`)
    return rows.map((row: { line: string }) => row.line)
  } finally {
    await client.end()
  }
}

/** Calls the admin API, and the buyer's, as `openShop` does. */
export async function callerOf(url: string) {
  const token = await logInByApi(url)
  return async <T>(method: string, route: string, body?: object): Promise<T> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` }
    const answer = await fetch(url + route, { method, headers, body: body ? JSON.stringify(body) : undefined })
    const json: unknown = await answer.json()
    if (!answer.ok) {
      throw new Error(`${method} ${route}: ${answer.status} ${JSON.stringify(json)}`)
    }
    return json as T
  }
}
