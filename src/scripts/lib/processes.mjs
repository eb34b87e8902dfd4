import { spawnSync } from "node:child_process"
import fs from "node:fs"

const WINDOWS = process.platform === "win32"

/** Signals a process and those it started; 0 asks only. False when none is left. Windows has no groups: the process alone. */
export function signalGroup(pid, signal) {
  try {
    process.kill(WINDOWS ? pid : -pid, signal)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** The command line of a running process, empty when there is none: a number read from a file may meanwhile be another's. */
export function commandOf(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== "EPERM") {
      return ""
    }
  }
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
  } catch {
    return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout ?? ""
  }
}
