import readline from "node:readline"

import { announcePassed } from "../../workflows/follow-up/tell-due"
import { sweepFollowUps } from "../../workflows/follow-up/run-rules"
import { fill } from "./fill"
import { migrateModules, startModules } from "./modules"

/** What the test of several processes tells one of them, in `CRM_FOLLOW_UPS`. */
export type ProcessSettings = { url: string; task: "seed" | "run"; quotes: number; orders: number }

/**
 * One of the processes that sweep at the same time: makes the database and what rules find in it, or does what the job does each time it
 * is told to on its input, and tells what it opened and closed, and the events that it emitted.
 */
async function main(): Promise<void> {
  const { url, task, quotes, orders } = JSON.parse(process.env.CRM_FOLLOW_UPS ?? "{}") as ProcessSettings
  if (task === "seed") {
    await migrateModules(url)
  }
  const modules = await startModules(url, 5)
  if (task === "seed") {
    await fill(modules, quotes, orders)
  } else {
    tell({ ready: true })
    for await (const _line of readline.createInterface({ input: process.stdin })) {
      const emitted: { name: string; data: { id: string } }[] = []
      const container = modules.containerOf(["user_1", "user_2", "user_3"], emitted)
      await announcePassed(container)
      const swept = await sweepFollowUps(container)
      const sum = (what: "opened" | "closed"): number => swept.reduce((all, rule) => all + rule[what], 0)
      tell({ swept: true, opened: sum("opened"), closed: sum("closed"), emitted: emitted.map(({ data }) => data.id) })
    }
  }
  await modules.end()
}

const tell = (fact: object): void => void process.stdout.write(`${JSON.stringify(fact)}\n`)

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
