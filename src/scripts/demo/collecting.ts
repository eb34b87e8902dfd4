import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { BANKING_MODULE } from "../../modules/banking"
import { parseBankCsv } from "../../modules/banking/rules/bank-csv"
import type { BankFormat } from "../../modules/banking/rules/bank-format"
import type { BankingModuleService } from "../../modules/banking/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { addDays, Day } from "../../shared/days"
import { goOnProposing, proposeDunningRunWorkflow } from "../../workflows/dunning/propose-run"
import { disputeInvoiceWorkflow, promisePaymentWorkflow } from "../../workflows/receivable"
import { DemoStore } from "./host-store"

type Open = { id: string; number: string; customer_name: string; outstanding: string; due_date: Day }

/** The columns of the house's bank. */
const FORMAT: BankFormat = {
  encoding: "utf-8",
  delimiter: ";",
  decimal: ".",
  date_format: "YYYY-MM-DD",
  header_lines: 1,
  columns: { date: "Date", amount: "Amount", text: ["Text"], payer_name: "Payer" },
}

/** What a collector finds on the desk: a bank file with matches and without, a dispute, a promise, a run of reminders to review. */
export async function createCollecting(
  container: MedusaContainer,
  store: DemoStore,
  progress: (text: string) => void
): Promise<void> {
  const actor: Actor = { actor_id: store.user_id, actor_type: "user" }
  const today = await container.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const open = await openInvoices(container, today)
  const late = open.filter(({ due_date }) => due_date < today)
  const current = open.filter(({ due_date }) => due_date >= today)
  const [disputed, promised] = late
  if (disputed) {
    const amount = MathBN.min(50, disputed.outstanding).toFixed(2)
    const note = "Two desks came scratched."
    await disputeInvoiceWorkflow(container).run({
      input: { invoice_id: disputed.id, amount, reason: "quality", note, actor },
    })
  }
  if (promised) {
    const promised_date = addDays(today, 8)
    const told_by = "Marta, accounts payable"
    await promisePaymentWorkflow(container).run({ input: { invoice_id: promised.id, promised_date, told_by, actor } })
  }
  const banking = container.resolve<BankingModuleService>(BANKING_MODULE)
  const mapping = await banking.saveMapping(
    null,
    { name: "House bank", account: "PT50000201231234567890154", currency_code: "eur", format: FORMAT },
    actor
  )
  const paid = current
    .slice(0, 2)
    .map(({ number, customer_name, outstanding }) => `${addDays(today, -1)};Invoice ${number};${customer_name};${outstanding}`)
  const rows = [
    "Date;Text;Payer;Amount",
    ...paid,
    `${addDays(today, -1)};Transfer without a reference;Rui Tavares;77.10`,
    `${addDays(today, -2)};Rent;;-1450.00`,
  ]
  const lines = parseBankCsv(rows.join("\n"), FORMAT, "eur")
  await banking.importLines(mapping, { filename: `statement-${today}.csv`, lines }, actor)
  const { result: run } = await proposeDunningRunWorkflow(container).run({ input: { as_of_date: today, actor } })
  await goOnProposing(container, run.id, 60_000)
  progress("a bank file, a dispute, a promise and reminders to review")
}

/** Invoices in euros that ask for something, the longest due first. */
async function openInvoices(container: MedusaContainer, today: Day): Promise<Open[]> {
  const { ids } = await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).searchInvoices(
    {
      filters: { status: "issued", currency_code: "eur", payment_status: ["unpaid", "partially_paid"] },
      order: "due_date",
      limit: 200,
      offset: 0,
      scope: { all: true },
    },
    today
  )
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "crm_invoice",
    fields: ["id", "number", "customer_name", "payable", "allocated_total", "due_date"],
    filters: { id: ids },
  } as never)
  const rows = data as unknown as (Omit<Open, "outstanding"> & { payable: number; allocated_total: number })[]
  return rows
    .map(({ payable, allocated_total, ...row }) => ({ ...row, outstanding: MathBN.sub(payable, allocated_total).toFixed(2) }))
    .sort((one, other) => one.due_date.localeCompare(other.due_date))
}
