/**
 * A process beside a launcher that outlives it only to clean up: when the launcher is killed without a chance to end what it
 * started, its end of the pipe closes, and what is still there is ended here, the last started first.
 * It is told "+<pid> <signal>" for a start and "-<pid>" for an end.
 */
import readline from "node:readline"

import { signalGroup } from "./processes.mjs"

const PATIENCE = 10_000
const left = new Map()

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [pid, signal] = line.slice(1).split(" ")
  if (line.startsWith("+")) {
    left.set(parseInt(pid, 10), signal)
  } else {
    left.delete(parseInt(pid, 10))
  }
}

for (const [pid, signal] of [...left].reverse()) {
  signalGroup(pid, signal)
  for (const until = Date.now() + PATIENCE; signalGroup(pid, 0) && Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  signalGroup(pid, "SIGKILL")
}
