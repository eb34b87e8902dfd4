import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput, assertMoney, Decimal, moneyString, roundMoney } from "../../../shared/money"
import { Transitions } from "../../../shared/transitions"

export type DisputeStatus = "open" | "resolved"

/** Where a dispute may go from each status. What was resolved stays so; a new doubt is a new dispute. */
export const DISPUTE_TRANSITIONS: Transitions<DisputeStatus> = { open: ["resolved"], resolved: [] }

/** A line of the invoice; `total` is with tax. */
export type DisputableLine = { id: string; title: string; quantity: AmountInput; total: AmountInput }

/** A disputed part of a line, as stored; decimal text. */
export type DisputedLine = { invoice_item_id: string; title: string; quantity: string; amount: string }

export type DisputeWish = { amount?: AmountInput; items?: { invoice_item_id: string; quantity: AmountInput }[] }

export type Disputable = {
  /** Names the invoice in messages, such as "Invoice INV-2026-0001". */
  name: string
  currency_code: string
  outstanding: AmountInput
  /** Sum of its open disputes. */
  disputed: AmountInput
  lines: DisputableLine[]
}

/**
 * How much of an invoice is disputed: the amount that is said, or the disputed quantities' share of their lines, tax included, but no
 * more than is outstanding and not disputed yet; without either, all of that.
 *
 * @throws INVALID_DATA for an amount or quantity that cannot be; NOT_ALLOWED for an amount above what is outstanding and not disputed
 */
export function judgeDispute(
  wish: DisputeWish,
  invoice: Disputable
): { amount: Decimal; items: DisputedLine[] | null } {
  const { name, currency_code } = invoice
  const left = MathBN.sub(invoice.outstanding, invoice.disputed)
  const say = (amount: AmountInput): string => `${currency_code.toUpperCase()} ${moneyString(amount, currency_code)}`
  if (!left.isGreaterThan(0)) {
    const why = MathBN.gt(invoice.outstanding, 0)
      ? `all of its ${say(invoice.outstanding)} outstanding is disputed`
      : "nothing of it is outstanding"
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${name} cannot be disputed: ${why}.`)
  }
  const items = wish.items ? wish.items.map((item) => disputedLine(item, invoice)) : null
  if (items) {
    const sum = MathBN.add(0, ...items.map(({ amount }) => amount))
    if (!sum.isGreaterThan(0)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The lines given of ${name} come to ${say(sum)}; there is nothing to dispute.`
      )
    }
    return { amount: MathBN.min(sum, left), items }
  }
  const amount = wish.amount === undefined ? left : assertMoney(wish.amount, currency_code, "The disputed amount")
  if (!amount.isGreaterThan(0)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The disputed amount is ${amount.toFixed()}; it must be more than 0.`
    )
  }
  if (amount.isGreaterThan(left)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${name} has ${say(invoice.outstanding)} outstanding, of which ${say(invoice.disputed)} is disputed; ${say(amount)} more cannot be.`
    )
  }
  return { amount, items: null }
}

function disputedLine(
  { invoice_item_id, quantity }: { invoice_item_id: string; quantity: AmountInput },
  { name, currency_code, lines }: Disputable
): DisputedLine {
  const line = lines.find(({ id }) => id === invoice_item_id)
  if (!line) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${name} has no line ${invoice_item_id}.`)
  }
  if (MathBN.gt(quantity, line.quantity) || !MathBN.gt(quantity, 0)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${name} has ${MathBN.convert(line.quantity).toFixed()} of ${line.title}; ${MathBN.convert(quantity).toFixed()} cannot be disputed.`
    )
  }
  const amount = roundMoney(MathBN.div(MathBN.mult(line.total, quantity), line.quantity), currency_code)
  return { invoice_item_id, title: line.title, quantity: MathBN.convert(quantity).toFixed(), amount: amount.toFixed() }
}
