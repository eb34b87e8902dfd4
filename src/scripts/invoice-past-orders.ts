import { ExecArgs } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

import { isDay } from "../shared/days"
import { moneyString } from "../shared/money"
import { invoicePastOrders, PastOrder, PastOrdersInput } from "../workflows/receivable/host/past-orders"

const USAGE = `Invoices orders that were placed before the plugin was installed.

  from=YYYY-MM-DD        first day on which they were placed (of the store's calendar)
  to=YYYY-MM-DD          last day
  issue_date=YYYY-MM-DD  of every invoice; today when left out, never before the series' last
  apply                  makes the invoices; without it only says what would be made

Orders that have any invoice already are passed over, so that it may be run again; a draft that a killed run left is issued. Ctrl+C stops
after the order at hand.`

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** `npx medusa exec <this file> from=… to=… [apply]` */
export default async function run({ container, args }: ExecArgs): Promise<void> {
  const input = read(args ?? [])
  if (typeof input === "string") {
    say(`${input}\n\n${USAGE}`)
    process.exitCode = 1
    return
  }
  let isStopped = false
  const stop = (): void => {
    isStopped = true
    say("Stopping after this order …")
  }
  process.once("SIGINT", stop)
  const orders: PastOrder[] = []
  const { done, count } = await invoicePastOrders(container, input, {
    isStopped: () => isStopped,
    onOrder: (order, at, of) => {
      orders.push(order)
      say(lineOf(order, at, of))
    },
  })
  process.off("SIGINT", stop)
  say(summaryOf(orders))
  if (done < count) {
    say(`Stopped: ${count - done} orders were not looked at. Run it again for them.`)
  } else if (!input.apply) {
    say("Nothing was made. Add the word apply to make these invoices.")
  }
}

function read(args: string[]): PastOrdersInput | string {
  const given = new Map(args.map((arg) => arg.replace(/^--/, "").split("=", 2) as [string, string | undefined]))
  const unknown = [...given.keys()].find((name) => !["from", "to", "issue_date", "apply"].includes(name))
  if (unknown !== undefined) {
    return `${unknown} is not known here.`
  }
  const [from, to, issue_date] = [given.get("from"), given.get("to"), given.get("issue_date")]
  if (!isDay(from) || !isDay(to) || from > to) {
    return "from and to must be days such as 2026-01-31, the first not after the last."
  }
  if (issue_date !== undefined && !isDay(issue_date)) {
    return "issue_date must be a day such as 2026-01-31."
  }
  return { from, to, issue_date, apply: given.has("apply") }
}

const WORDS = { planned: "would be invoiced", made: "invoiced", known: "has invoices already", refused: "refused" }

function lineOf(order: PastOrder, at: number, of: number): string {
  const { display_id, placed_date, state, number, total, currency_code, message } = order
  const amount = total === undefined ? "" : ` ${currency_code.toUpperCase()} ${moneyString(total, currency_code)}`
  return `${at}/${of}  #${display_id} of ${placed_date}: ${WORDS[state]}${number ? ` ${number}` : ""}${amount}${message ? `: ${message}` : ""}`
}

function summaryOf(orders: PastOrder[]): string {
  const states = (Object.keys(WORDS) as PastOrder["state"][])
    .map((state) => ({ state, count: orders.filter((order) => order.state === state).length }))
    .filter(({ count }) => count)
    .map(({ state, count }) => `${count} ${WORDS[state]}`)
  const sums = [...new Set(orders.map(({ currency_code }) => currency_code))].sort().flatMap((code) => {
    const own = orders.filter(({ currency_code, total }) => currency_code === code && total !== undefined)
    const sum = MathBN.add(0, ...own.map(({ total }) => total!))
    return own.length ? [`${code.toUpperCase()} ${moneyString(sum, code)}`] : []
  })
  return `${states.join(", ") || "No orders in this range"}${sums.length ? ` (${sums.join(", ")})` : ""}.`
}
