import readline from "node:readline"

import { Contact } from "../../modules/dunning/types"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { addDays, Day, storeToday } from "../../shared/days"
import { boltInvoice } from "./bolt-invoice"
import { DunningModules, migrateModules, startModules } from "./modules"

/** What the test of several processes tells one of them, in `CRM_DUNNING`. */
export type ProcessSettings = { url: string; task: "seed" | "run"; debtors: number; days: number }

const FIRST = storeToday("UTC")
const PAGE = 20

/**
 * One of the processes that dun at the same time: makes the database and its debtors, or lives through the days that it is told on its
 * input, each with everything that the daily job does: propose, claim, send, settle. What left is written down in `dunning_sent`.
 */
async function main(): Promise<void> {
  const { url, task, debtors, days } = JSON.parse(process.env.CRM_DUNNING ?? "{}") as ProcessSettings
  if (task === "seed") {
    await migrateModules(url)
  }
  const modules = await startModules(url, 8)
  if (task === "seed") {
    await seed(modules, debtors, days)
  } else {
    tell({ ready: true })
    for await (const line of readline.createInterface({ input: process.stdin })) {
      await live(modules, addDays(FIRST, parseInt(line, 10)))
      tell({ lived: parseInt(line, 10) })
    }
  }
  await modules.end()
}

/** Two invoices of each debtor, in euros and in dollars, that become due on days of their own. */
async function seed({ receivable, sql }: DunningModules, debtors: number, days: number): Promise<void> {
  await sql(`create table dunning_sent (message_id text not null, contact text not null, day text not null)`)
  for (let debtor = 0; debtor < debtors; debtor++) {
    for (const [index, currency_code] of ["eur", "usd"].entries()) {
      const days_to_pay = (debtor * 7 + index * 3) % days
      const { id } = await receivable.createInvoiceDraft(
        boltInvoice(`cus_${debtor}`, `Debtor ${debtor}`, currency_code, days_to_pay)
      )
      await receivable.issueInvoice(id, { actor: SYSTEM_ACTOR })
    }
  }
}

async function live({ dunning, outbox, sql }: DunningModules, today: Day): Promise<void> {
  const contactsOf = async (ids: string[]): Promise<Map<string, Contact>> =>
    new Map(ids.map((id) => [id, { email: `${id}@debtor.test`, phone: null, name: id }]))
  const { id: run_id } = await dunning.startRun({ as_of_date: today, trigger: "daily", run_key: `daily:${today}` })
  for (let run = await dunning.proposePage(run_id, contactsOf); run.status === "proposing";) {
    run = await dunning.proposePage(run_id, contactsOf)
  }
  for (;;) {
    const ids = await dunning.proposedNotices({ run_id, after: "", limit: PAGE })
    if (!ids.length) {
      break
    }
    for (const id of ids) {
      await dunning.claimNotice({ id, today, send_date: today, actor: SYSTEM_ACTOR })
    }
  }
  for (let after = ""; ;) {
    const waiting = await dunning.waitingNotices({ today, after, limit: PAGE })
    for (const { id, outbox_message_id } of waiting) {
      const message = await outbox.claim(outbox_message_id!, today)
      if (message && (await dunning.refreshPlanned(id, today))) {
        await sql("insert into dunning_sent (message_id, contact, day) values (?, ?, ?)", [
          message.id,
          message.contact,
          today,
        ])
        await outbox.markSent(message.id, { subject: "s", html: "h", text: "t", attachments: [] })
        await dunning.settleNotices([id])
      }
    }
    if (waiting.length < PAGE) {
      break
    }
    after = waiting[waiting.length - 1].id
  }
}

const tell = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`)

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  }
)
