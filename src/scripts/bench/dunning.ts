import fs from "node:fs"

import { Contact } from "../../modules/dunning/types"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { addDays, storeToday } from "../../shared/days"
import { DunningModules, migrateModules, startModules } from "../dunning/modules"

const PAGE = 200
/** Notices that are taken with claim and message: what one costs, and that memory does not grow with them. */
const TAKEN = 2_000
const TODAY = storeToday("UTC")

/** What a run over everything that is late cost. Bytes are resident memory above what the process had before. */
type Figures = {
  invoices: number
  debtors: number
  proposed: number
  taken: number
  propose_seconds: number
  take_seconds: number
  grown_bytes: number
}

/**
 * One dunning run over `CRM_BENCH_INVOICES` overdue invoices of a fifth as many debtors, in a database of its own: proposed, and 2,000
 * notices taken with their claims and planned messages. Writes its figures to the file named by CRM_BENCH_OUT.
 */
async function benchDunning(): Promise<void> {
  const { CRM_BENCH_URL: url = "", CRM_BENCH_OUT: out = "", CRM_BENCH_INVOICES: wanted = "100000" } = process.env
  const invoices = parseInt(wanted, 10)
  await migrateModules(url)
  const modules = await startModules(url, 5)
  await load(modules, invoices, Math.max(1, Math.round(invoices / 5)))
  // Warm, so that code that is compiled once is not counted as growth.
  await modules.dunning.policies()
  const memory = watch()
  const { dunning } = modules
  const contactsOf = async (ids: string[]): Promise<Map<string, Contact>> =>
    new Map(ids.map((id) => [id, { email: `${id}@debtor.test`, phone: null, name: id }]))
  const began = performance.now()
  const { id: run_id } = await dunning.startRun({ as_of_date: TODAY })
  let run = await dunning.proposePage(run_id, contactsOf)
  while (run.status === "proposing") {
    run = await dunning.proposePage(run_id, contactsOf)
  }
  const proposed = performance.now()
  let taken = 0
  while (taken < TAKEN) {
    const ids = await dunning.proposedNotices({ run_id, after: "", limit: PAGE })
    if (!ids.length) {
      break
    }
    for (const id of ids) {
      await dunning.claimNotice({ id, today: TODAY, send_date: TODAY, actor: SYSTEM_ACTOR })
    }
    taken += ids.length
  }
  const ended = performance.now()
  const figures: Figures = {
    invoices,
    debtors: run.debtors,
    proposed: (await dunning.runCounts([run_id])).get(run_id)!.totals.reduce((sum, { count }) => sum + count, 0),
    taken,
    propose_seconds: (proposed - began) / 1000,
    take_seconds: (ended - proposed) / 1000,
    grown_bytes: memory(),
  }
  fs.writeFileSync(out, JSON.stringify(figures))
  await modules.end()
}

/** Copies one real invoice by set-based SQL, past the triggers; each is 6 to 60 days late. */
async function load({ receivable, sql }: DunningModules, invoices: number, debtors: number): Promise<void> {
  const { id } = await receivable.createInvoiceDraft({
    currency_code: "eur",
    customer_id: "cus_0",
    customer_name: "Debtor",
    customer_kind: "business",
    locale: "en",
    seller: { legal_name: "Seller SA" },
    buyer: { legal_name: "Debtor" },
    payment_terms: { name: "net", instalments: [{ percent: 100, days: 30 }] },
    fiscal_documents: "elsewhere",
    lines: [
      {
        kind: "item",
        title: "Bolt",
        quantity: 1,
        unit_price: "10",
        subtotal: "10",
        discount_total: "0",
        tax_lines: [],
      },
    ],
  })
  await receivable.issueInvoice(id, { actor: SYSTEM_ACTOR })
  const who = `'customer_id', 'cus_b' || (g % ${debtors}), 'bill_to_customer_id', 'cus_b' || (g % ${debtors}), 'customer_name', 'Debtor ' || (g % ${debtors})`
  await sql(
    `begin;
     set local session_replication_role = replica;
     insert into crm_invoice select r.* from (select * from crm_invoice where id = '${id}') t, generate_series(1, ${invoices}) g,
       lateral jsonb_populate_record(null::crm_invoice, to_jsonb(t) || jsonb_build_object('id', 'bi_' || g, 'number', 'B-' || g,
         'sequence', g, 'series', 'BENCH', 'hash', 'b' || g, ${who})) r;
     insert into crm_instalment select r.* from (select * from crm_instalment where invoice_id = '${id}') t, generate_series(1, ${invoices}) g,
       lateral jsonb_populate_record(null::crm_instalment, to_jsonb(t) || jsonb_build_object('id', 'bn_' || g, 'invoice_id', 'bi_' || g, ${who},
         'due_date', to_char('${addDays(TODAY, 0)}'::date - (6 + g % 55)::int, 'YYYY-MM-DD'))) r;
     commit`
  )
  await sql("analyze")
}

/** @returns what says how far resident memory grew at most since now, garbage left aside where the process may collect it */
function watch(): () => number {
  const collect = (globalThis as { gc?: () => void }).gc
  collect?.()
  const before = process.memoryUsage().rss
  let most = before
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().rss)
  }
  const timer = setInterval(look, 50)
  return () => {
    clearInterval(timer)
    look()
    return most - before
  }
}

benchDunning().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
