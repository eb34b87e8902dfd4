import { execFileSync } from "node:child_process"
import fs from "node:fs"

import { inRoot, ROOT } from "./root.mjs"
import { say } from "./say.mjs"

/** Installs what package-lock.json names, unless it stands already. */
export function ensureDependencies() {
  const installed = inRoot("node_modules", ".package-lock.json")
  const lock = inRoot("package-lock.json")
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs + 1000 >= fs.statSync(lock).mtimeMs) {
    return
  }
  if (fs.existsSync(installed) && sameAsInstalled(lock)) {
    return
  }
  say("Installing dependencies (about 900 MB, a minute or two) …")
  // Not `npm ci`: it refuses a lock made where a package for another platform could not be had.
  execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
  })
}

/** A clone or a checkout makes the lock file newer than what it names; then the copy kept at the last install decides. */
function sameAsInstalled(lock) {
  const wanted = JSON.parse(fs.readFileSync(lock, "utf8")).packages
  const present = JSON.parse(fs.readFileSync(inRoot("node_modules", ".package-lock.json"), "utf8")).packages
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => !name || optional || present[name]?.version === version
  )
}
