import readline from "node:readline"

import { FOLLOW_UP_MODULE } from "../../modules/follow-up"
import { dueByDay } from "../../modules/follow-up/rules/due-moment"
import type { FollowUpModuleService } from "../../modules/follow-up/service"
import { QUOTE_MODULE } from "../../modules/quote"
import type { QuoteModuleService } from "../../modules/quote/service"
import { QuoteContent } from "../../modules/quote/types"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { storeToday } from "../../shared/days"
import { boltInvoice } from "../dunning/bolt-invoice"
import { startFolders } from "../lib/module-app"

const FOLDERS = { [QUOTE_MODULE]: "quote", [RECEIVABLE_MODULE]: "receivable", [FOLLOW_UP_MODULE]: "follow-up" }
const OFFICE = { weekdays: [1, 2, 3, 4, 5], hour_from: 8, hour_to: 18 }

type Settings = { url: string; part: number; writers: number; variants: number }
/** Where quotes of the data are sold. */
type Place = { region_id: string; sales_channel_id: string }
type Act = (writer: number, count: number) => Promise<unknown>

/**
 * One of the processes of the bench's writers: each writes quotes, invoices, receipts and follow-ups in turn until its input ends, and then
 * tells how many acts of each there were since it was told to count.
 */
async function main(): Promise<void> {
  const { url, part, writers, variants } = JSON.parse(process.env.CRM_BENCH_WRITE ?? "{}") as Settings
  const app = await startFolders(url, FOLDERS, writers + 4)
  const [place] = await app.sql<Place>("select region_id, sales_channel_id from crm_quote where id = 'bq_1'")
  const acts = Object.entries(actsOf(app.modules, { ...place, variants }))
  const none = (): Record<string, number> => Object.fromEntries(acts.map(([name]) => [name, 0]))
  let done = none()
  let going = true
  const one = async (writer: number): Promise<void> => {
    for (let count = writer; going; count++) {
      const [name, act] = acts[count % acts.length]
      await act(writer, count)
      done[name] += 1
    }
  }
  const input = readline.createInterface({ input: process.stdin })
  input.on("line", () => (done = none()))
  input.on("close", () => {
    going = false
    tell({ done })
  })
  tell({ ready: true })
  await Promise.all(Array.from({ length: writers }, (_, index) => one(part * writers + index)))
  await app.end()
}

/** What a writer does, by name; each writes for customers of its own. */
function actsOf(
  modules: Record<string, unknown>,
  { variants, ...place }: Place & { variants: number }
): Record<string, Act> {
  const quotes = modules[QUOTE_MODULE] as QuoteModuleService
  const receivable = modules[RECEIVABLE_MODULE] as ReceivableModuleService
  const followUps = modules[FOLLOW_UP_MODULE] as FollowUpModuleService
  const today = storeToday("UTC")
  const clock = { now: new Date(), today, timezone: "UTC" }
  const customer = (writer: number, count: number): string => `cus_b${writer * 100 + (count % 100)}`
  /** Issued and not paid yet, by writer. */
  const owed = new Map<number, { id: string; customer_id: string }[]>()
  return {
    "Quotes accepted": async (writer, count) => {
      const { id } = await quotes.createQuote(
        { ...offerOf(customer(writer, count), `var_b${1 + (count % variants)}`), ...place },
        today,
        SYSTEM_ACTOR
      )
      await quotes.sendQuote(id, { today, validity_days: 30 }, SYSTEM_ACTOR)
      await quotes.claimAcceptance(id, { today, order_id: `order_${id}`, name: "Ada" }, SYSTEM_ACTOR)
    },
    "Invoices issued": async (writer, count) => {
      const customer_id = customer(writer, count)
      const { id } = await receivable.createInvoiceDraft(boltInvoice(customer_id, "Writer", "eur", 30))
      await receivable.issueInvoice(id, { today, actor: SYSTEM_ACTOR })
      owed.set(writer, [...(owed.get(writer) ?? []), { id, customer_id }])
    },
    "Receipts allocated": async (writer) => {
      const invoice = owed.get(writer)?.pop()
      if (invoice) {
        await receivable.recordReceipt({
          source: "manual",
          customer_id: invoice.customer_id,
          amount: 10,
          currency_code: "eur",
          received_date: today,
          allocations: [{ invoice_id: invoice.id, amount: 10 }],
          actor: SYSTEM_ACTOR,
        })
      }
    },
    "Follow-ups placed": (writer, count) =>
      followUps.createFollowUp(
        {
          kind: "call",
          title: `Call ${count}`,
          due: dueByDay(today, "UTC", OFFICE),
          assignee_id: `bench_${writer}`,
          timezone: "UTC",
        },
        clock,
        SYSTEM_ACTOR
      ),
  }
}

const offerOf = (customer_id: string, variant_id: string): Omit<QuoteContent, keyof Place> => ({
  title: "Shelves",
  customer_id,
  email: "buyer@example.com",
  customer_name: "Writer",
  company_name: "Writer Ltd",
  customer_kind: "business",
  bill_to_customer_id: customer_id,
  owner_id: null,
  locale: "en",
  purchase_order_number: null,
  currency_code: "eur",
  shipping_address: null,
  billing_address: null,
  shipping_methods: [],
  payment_terms: { name: "30 days net", instalments: [{ percent: 100, days: 30 }] },
  terms: null,
  cover_text: null,
  note: null,
  discount_percent: 0,
  deposit_percent: null,
  requested_delivery_date: null,
  convert_on_accept: true,
  reminders_off: false,
  cc: null,
  valid_until: null,
  expected_close_date: null,
  items: [
    {
      variant_id,
      product_id: null,
      sku: null,
      title: "Shelf",
      subtitle: null,
      thumbnail: null,
      quantity: 3,
      unit_price: 10.01,
      list_price: null,
      discount_percent: 0,
      is_tax_inclusive: false,
      is_custom_price: true,
      kind: "item",
      is_optional: false,
      alternative_group: null,
      is_selected: false,
      lead_time_days: null,
      requested_delivery_date: null,
      unit_cost: null,
      list_cost: null,
      note: null,
      tax_lines: [{ rate: 10, code: "VAT10", name: "VAT 10 %" }],
    },
  ],
})

const tell = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
