import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError, Modules } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import { invoiceTotals } from "../../../modules/receivable/rules/invoice-totals"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { addDays, Day, dayOf } from "../../../shared/days"
import { invoiceOrderWorkflow } from "../invoice-order"
import { previewOrderInvoice } from "../steps/draft-order-invoice"
import { readSeller } from "./seller"

export type PastOrdersInput = {
  /** Store days on which the orders were placed, both included. */
  from: Day
  to: Day
  /** Makes the invoices; without it only says what would be made. */
  apply: boolean
  /** Of every invoice; today by default. */
  issue_date?: Day
}

export type PastOrder = {
  order_id: string
  display_id: string
  placed_date: Day
  /** `known`: it has documents already, whatever became of them, but for a draft that a run which was killed left. */
  state: "planned" | "made" | "known" | "refused"
  number?: string | null
  total?: string
  currency_code: string
  message?: string
}

type Watch = {
  /** Told each order as it is done, with how many there are. */
  onOrder: (order: PastOrder, done: number, count: number) => void
  /** Asked before each order. */
  isStopped: () => boolean
}

type Placed = { id: string; display_id: number | string; currency_code: string; created_at: Date }

const PAGE = 200

/**
 * Invoices orders that were placed before there was anything to invoice them with, each wholly or not at all, oldest first.
 *
 * An order that has any document is passed over, so that a second run makes what the first one did not, and nothing twice. A run that was
 * killed between a draft and its issue is finished: its draft is issued.
 */
export async function invoicePastOrders(
  container: MedusaContainer,
  input: PastOrdersInput,
  { onOrder, isStopped }: Watch
): Promise<{ done: number; count: number }> {
  const orders = await placedBetween(container, input)
  let done = 0
  for (const order of orders) {
    if (isStopped()) {
      break
    }
    done++
    onOrder(await invoicePastOrder(container, order, input), done, orders.length)
  }
  return { done, count: orders.length }
}

/** Orders of the range that are neither drafts nor canceled. */
async function placedBetween(container: MedusaContainer, { from, to }: PastOrdersInput): Promise<(Placed & { day: Day })[]> {
  const { settings } = await readSeller(container)
  // A day of the store may begin up to a day before or after the same day in UTC.
  const created_at = { $gte: `${addDays(from, -1)}T00:00:00Z`, $lt: `${addDays(to, 2)}T00:00:00Z` }
  const filters = { created_at, is_draft_order: false, canceled_at: null }
  const found: (Placed & { day: Day })[] = []
  for (let skip = 0; ; skip += PAGE) {
    const page = await container.resolve(Modules.ORDER).listOrders(
      filters as never,
      {
        select: ["id", "display_id", "currency_code", "created_at", "status"],
        order: { created_at: "ASC", id: "ASC" },
        take: PAGE,
        skip,
      } as never
    )
    for (const order of page as unknown as (Placed & { status: string })[]) {
      const day = dayOf(new Date(order.created_at), settings.timezone)
      if (day >= from && day <= to && !["draft", "canceled"].includes(order.status)) {
        found.push({ ...order, day })
      }
    }
    if (page.length < PAGE) {
      return found
    }
  }
}

async function invoicePastOrder(
  container: MedusaContainer,
  order: Placed & { day: Day },
  { apply, issue_date }: PastOrdersInput
): Promise<PastOrder> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { id: order_id, display_id, currency_code, day } = order
  const facts = { order_id, display_id: String(display_id), currency_code, placed_date: day }
  const known = await receivable.listCrmInvoices({ order_id }, { select: ["id", "number", "status", "total"], take: 2 })
  const left = known.length === 1 && (await isLeft(receivable, known[0])) ? known[0] : null
  if (known.length && !left) {
    return { ...facts, state: "known", number: known[0].number }
  }
  if (left && !apply) {
    return { ...facts, state: "planned", total: MathBN.convert(left.total).toFixed(), message: "its draft is there already" }
  }
  try {
    return { ...facts, ...(apply ? await make(container, order_id, issue_date) : await plan(container, order_id)) }
  } catch (error) {
    const { type, message } = error as MedusaError
    const told: string[] = [MedusaError.Types.NOT_ALLOWED, MedusaError.Types.INVALID_DATA, MedusaError.Types.NOT_FOUND]
    if (!told.includes(type)) {
      throw error
    }
    return { ...facts, state: "refused", message }
  }
}

/** Whether a document is a draft that nobody made by hand. */
async function isLeft(receivable: ReceivableModuleService, { id, status }: { id: string; status: string }): Promise<boolean> {
  if (status !== "draft") {
    return false
  }
  const { actor_type, actor_id } = SYSTEM_ACTOR
  const made = { reference: "crm_invoice", reference_id: id, act: "created", actor_type, actor_id }
  return (await receivable.listCrmReceivableHistories(made, { select: ["id"], take: 1 })).length > 0
}

type Outcome = Pick<PastOrder, "state" | "number" | "total" | "message">

async function plan(container: MedusaContainer, order_id: string): Promise<Outcome> {
  const { plan: draft, billing } = await previewOrderInvoice(container, { order_id })
  if (!draft || "answer" in draft) {
    return { state: "refused", message: "Nothing of it is left to invoice." }
  }
  const { lines, currency_code, closes_order_total } = draft
  const totals = invoiceTotals(currency_code, lines, {
    order_total: closes_order_total!,
    invoiced_total: billing.invoiced_total,
  })
  return { state: "planned", total: totals.total.toFixed() }
}

async function make(container: MedusaContainer, order_id: string, issue_date?: Day): Promise<Outcome> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { result } = await invoiceOrderWorkflow(container).run({
    input: { order_id, issue: true, issue_date, actor: SYSTEM_ACTOR },
  })
  const { number, total } = await receivable.retrieveCrmInvoice(result.id)
  return { state: "made", number, total: MathBN.convert(total).toFixed() }
}
