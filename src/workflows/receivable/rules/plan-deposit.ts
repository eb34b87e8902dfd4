import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { DEPOSIT_INVOICE, openDeposits, splitDeposit, taxGroups, withTax } from "../../../modules/receivable/rules/deposit"
import type { InvoiceDraftInput, OrderBilling } from "../../../modules/receivable/types"
import { serverLocale, translator } from "../../../shared/i18n"
import { AmountInput, assertMoney, Decimal, moneyString, roundMoney } from "../../../shared/money"
import { orderName } from "../host/host-order"
import { linesToInvoice } from "./order-lines"
import { InvoiceSources } from "./plan-invoice"

/** A share of the order's total, or an amount with tax. */
export type DepositAsked = { percent: AmountInput } | { amount: AmountInput }

/**
 * The deposit invoice (UNTDID 1001: 386) of an order: one line per tax, in proportion to what is left to invoice of each.
 *
 * @throws NOT_ALLOWED for more than is left to invoice of the order, deposits counted; INVALID_DATA for an amount that is not money
 */
export function planDeposit(sources: InvoiceSources, billing: OrderBilling, asked: DepositAsked): InvoiceDraftInput {
  const { order, parties } = sources
  const { currency_code } = parties
  const amount = depositAmount(sources, billing, asked)
  const { lines } = linesToInvoice(order, billing.quantities)
  const pending = openDeposits(billing.documents).map(({ base, tax_lines }) => ({
    subtotal: base.negated(),
    discount_total: 0,
    tax_lines,
  }))
  const groups = taxGroups([...lines, ...pending]).filter(({ net, tax_lines }) => withTax(net, tax_lines).isGreaterThan(0))
  if (!groups.length) {
    throw nothingLeft(sources, amount, MathBN.convert(0))
  }
  const t = translator(serverLocale(parties.locale))
  const title = t("deposit.line", { order: parties.order_display_id })
  return {
    ...parties,
    document_type: DEPOSIT_INVOICE,
    supply_date: null,
    prices_include_tax: false,
    lines: splitDeposit(amount, groups, currency_code).map(({ net, tax_lines }) => ({
      kind: "deposit" as const,
      title,
      subtitle: tax_lines.map(({ name, code, rate }) => `${name ?? code ?? ""} ${MathBN.convert(rate).toFixed()} %`.trim()).join(", ") || null,
      quantity: 1,
      unit_price: roundMoney(net, currency_code),
      subtotal: net,
      discount_total: 0,
      tax_lines,
    })),
  }
}

function depositAmount(sources: InvoiceSources, billing: OrderBilling, asked: DepositAsked): Decimal {
  const { order, parties } = sources
  const { currency_code } = parties
  const total = roundMoney(order.total, currency_code)
  const left = MathBN.sub(total, billing.invoiced_total)
  const amount =
    "percent" in asked
      ? roundMoney(MathBN.div(MathBN.mult(total, asked.percent), 100), currency_code)
      : assertMoney(asked.amount, currency_code, "The deposit")
  if (!amount.isGreaterThan(0)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${orderName(order)}: a deposit of ${currency_code.toUpperCase()} ${moneyString(amount, currency_code)} cannot be asked; it must be more than 0.`
    )
  }
  if (amount.isGreaterThan(left)) {
    throw nothingLeft(sources, amount, left)
  }
  return amount
}

function nothingLeft({ order, parties }: InvoiceSources, amount: Decimal, left: Decimal): MedusaError {
  const code = parties.currency_code.toUpperCase()
  const say = (value: Decimal): string => `${code} ${moneyString(value, parties.currency_code)}`
  const rest = left.isGreaterThan(0) ? `${say(left)} is left to invoice` : "nothing is left to invoice"
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `${orderName(order)}: a deposit of ${say(amount)} cannot be asked; ${rest}.`
  )
}
