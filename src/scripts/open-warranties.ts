import { ExecArgs } from "@medusajs/framework/types"

import { isDay } from "../shared/days"
import { openPastWarranties } from "../workflows/warranty/past-orders"

const USAGE = `Opens warranties of goods that were delivered before the plugin, or a plan, was there.

  from=YYYY-MM-DD  first day on which the orders were placed (of the store's calendar)
  to=YYYY-MM-DD    last day

Each lot of goods has at most one warranty of each kind, so that it may be run again: what is there stays as it is. Ctrl+C stops after the
orders at hand.`

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** `npx medusa exec <this file> from=… to=…` */
export default async function run({ container, args }: ExecArgs): Promise<void> {
  const given = new Map((args ?? []).map((arg) => arg.replace(/^--/, "").split("=", 2) as [string, string | undefined]))
  const [from, to] = [given.get("from"), given.get("to")]
  const unknown = [...given.keys()].find((name) => !["from", "to"].includes(name))
  if (unknown !== undefined || !isDay(from) || !isDay(to) || from > to) {
    const fault = unknown ? `${unknown} is not known here.` : "from and to must be days such as 2026-01-31, the first not after the last."
    say(`${fault}\n\n${USAGE}`)
    process.exitCode = 1
    return
  }
  let isStopped = false
  const stop = (): void => {
    isStopped = true
    say("Stopping after these orders …")
  }
  process.once("SIGINT", stop)
  const { orders, started, changed } = await openPastWarranties(container, { from, to }, {
    isStopped: () => isStopped,
    onPage: (sums) => say(`${sums.orders} orders: ${sums.started} warranties opened, ${sums.changed} changed`),
  }) // prettier-ignore
  process.off("SIGINT", stop)
  say(orders ? `Done: ${orders} orders, ${started} warranties opened, ${changed} changed.` : "No orders in this range.")
  if (isStopped) {
    say("Stopped: later orders were not looked at. Run it again for them.")
  }
}
