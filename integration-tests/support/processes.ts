import { ChildProcess, spawn } from "node:child_process"
import path from "node:path"
import readline from "node:readline"

import { Client } from "@medusajs/framework/pg"

const { DB_HOST = "localhost", DB_PORT = "5432", DB_USERNAME = "postgres", DB_PASSWORD = "postgres" } = process.env

/** Address of a database on the cluster of the tests. */
export const urlOf = (name: string): string => `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${name}`

/** Runs one statement on a database of the cluster. */
export async function query<Row>(database: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: urlOf(database) })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows as Row[]
}

/** Starts a script of the sources in a process of its own. @param env - what it is told */
export function startScript(script: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ["--require", "ts-node/register/transpile-only", script], {
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      LOG_LEVEL: "error",
      TS_NODE_PROJECT: path.resolve("tsconfig.json"),
      ...env,
    },
    stdio: ["pipe", "pipe", "inherit"],
  })
}

/** @returns its exit code */
export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("exit", resolve))

/** A process that tells facts, a line of JSON each; `next` waits for one that has a name, and fails when the process ends before. */
export function talking(child: ChildProcess) {
  const lines = readline.createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  return {
    child,
    next: async <Fact>(name: string): Promise<Fact> => {
      for (;;) {
        const { value, done } = await lines.next()
        if (done) {
          throw new Error("A process ended early.")
        }
        if (String(value).includes(`"${name}"`)) {
          return JSON.parse(String(value)) as Fact
        }
      }
    },
  }
}
