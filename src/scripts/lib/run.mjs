import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"

import { signalGroup } from "./processes.mjs"
import { inRoot, ROOT } from "./root.mjs"
import { Stop } from "./say.mjs"

const GROUPS = process.platform !== "win32"
const running = new Set()
let guard = null

/** Has a process, which leads a group of its own, ended by `signal` even if this one is killed outright. */
export function watch(child, signal) {
  if (!guard) {
    guard = spawn(process.execPath, [inRoot("src/scripts/lib/guard.mjs")], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
    })
    guard.unref()
    guard.stdin.unref()
    guard.stdin.on("error", () => undefined)
  }
  guard.stdin.write(`+${child.pid} ${signal}\n`)
  child.once("exit", () => guard.stdin.write(`-${child.pid}\n`))
}

/** Variables of this project's own processes; the telemetry of the host stays off. */
export const projectEnv = (env = {}) => ({
  ...process.env,
  MEDUSA_DISABLE_TELEMETRY: "1",
  NODE_NO_WARNINGS: "1",
  ...env,
})

/** Starts a program of ours in a group of its own, so that Ctrl-C reaches it through us. It is ended with this process. */
export function start(command, args, { env = {}, cwd = ROOT, stdio = ["ignore", "inherit", "inherit"], log } = {}) {
  const out = log ? openLog(log) : null
  const child = spawn(command, args, {
    cwd,
    env: projectEnv(env),
    stdio: out ? ["ignore", out, out] : stdio,
    detached: GROUPS,
  })
  running.add(child)
  watch(child, "SIGTERM")
  child.on("exit", () => running.delete(child))
  if (out) {
    fs.closeSync(out)
  }
  return child
}

/** Waits for a program's end and gives its exit code. */
export const ended = (child) =>
  new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })

/** Runs a program to its end; what it printed is shown when it fails. */
export async function run(command, args, { log, what, ...options }) {
  const code = await ended(start(command, args, { ...options, log }))
  if (code !== 0) {
    const tail = log ? fs.readFileSync(log, "utf8").trim().split("\n").slice(-25).join("\n") : ""
    throw new Stop(
      `\n${tail}\n\n${what} failed (exit ${code}).${log ? ` Its whole output is in ${path.relative(ROOT, log)}.` : ""}`
    )
  }
}

/** Ends what `start` began, asking first and insisting after ten seconds. */
export async function endAll() {
  await Promise.all([...running].map(end))
}

/** Ends one program of ours and what it started. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return
  }
  const gone = new Promise((resolve) => child.once("exit", resolve))
  signalGroup(child.pid, "SIGTERM")
  const insist = setTimeout(() => signalGroup(child.pid, "SIGKILL"), 10_000)
  await gone
  clearTimeout(insist)
}

function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  return fs.openSync(file, "a")
}
