import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError } from "@medusajs/framework/utils"

import { ClaimRow, RemedyWish } from "../../../../modules/warranty/claims/types"
import { AmountInput, moneyString, roundMoney } from "../../../../shared/money"
import { netUnitPrice, PricedLine } from "../../rules/net-unit-price"
import { InvoicedLine, invoicedLines } from "../disputes"

/** What was asked of a remedy that the host carries out. */
export type AskedRemedy = {
  remedy: "replace" | "refund"
  note?: string | null
  location_id?: string
  /** Whether the faulty units come back first; of a replacement they do unless said otherwise. */
  return_goods?: boolean
  /** Another variant than was sold, as replacement. */
  variant_id?: string
  shipping_option_id?: string
  /** What is given back, tax included; the units' share of their invoice when left out. */
  amount?: string
}

type Line = PricedLine & { id: string; variant_id: string | null }
const FIELDS = [
  "id",
  "items.*",
  "items.detail.*",
  "items.tax_lines.*",
  "items.adjustments.*",
  "shipping_methods.shipping_option_id",
]
type Order = { id: string; items: Line[]; shipping_methods: { shipping_option_id: string | null }[] }

/**
 * Checks what is asked before anything is begun.
 *
 * @throws INVALID_DATA for a claim of nothing that was ordered, or without a variant to send; NOT_ALLOWED for a refund of what no invoice asks for
 */
export async function remedyWish(container: MedusaContainer, claim: ClaimRow, asked: AskedRemedy): Promise<RemedyWish> {
  const { order, line } = await readLine(container, claim, asked.remedy)
  const return_goods = asked.return_goods ?? asked.remedy === "replace"
  const wish: RemedyWish = {
    order_id: order.id,
    line_id: line.id,
    quantity: claim.quantity,
    return_goods,
    location_id: asked.location_id ?? null,
    variant_id: null,
    unit_price: null,
    shipping_option_id: null,
    invoice_id: null,
    invoice_item_id: null,
    amount: asked.amount ?? null,
    note: asked.note ?? null,
  }
  if (asked.remedy === "replace") {
    const variant_id = asked.variant_id ?? line.variant_id
    if (!variant_id) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `${claim.title} was sold without a variant; say which variant is sent instead.`
      )
    }
    const shipped_by =
      order.shipping_methods.find(({ shipping_option_id }) => shipping_option_id)?.shipping_option_id ?? null
    // A unit that comes back lowers the order's total by its price, so that the one sent instead has it; else that one is free.
    const unit_price = return_goods ? netUnitPrice(line) : "0"
    const { is_tax_inclusive } = line
    return {
      ...wish,
      variant_id,
      unit_price,
      is_tax_inclusive,
      shipping_option_id: asked.shipping_option_id ?? shipped_by,
    }
  }
  return return_goods ? wish : { ...wish, ...(await invoiceOf(container, claim, wish.amount)) }
}

async function invoiceOf(
  container: MedusaContainer,
  claim: ClaimRow,
  amount: string | null
): Promise<{ invoice_id: string; invoice_item_id: string }> {
  const [line] = (await invoicedLines(container, claim.line_id!)).filter(({ quantity }) =>
    MathBN.gte(quantity, claim.quantity)
  )
  if (!line) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Order ${claim.order_number} has no issued invoice over ${claim.quantity} of ${claim.title} that could be credited; invoice it first, or refund it with return_goods by the host's return.`
    )
  }
  assertShare(claim, line, amount)
  return { invoice_id: line.invoice_id, invoice_item_id: line.invoice_item_id }
}

/** @throws NOT_ALLOWED for more than the invoice asks for the units */
function assertShare({ number, quantity, title }: ClaimRow, line: InvoicedLine, amount: string | null): void {
  const { invoice_number, currency_code } = line
  const share = roundMoney(MathBN.div(MathBN.mult(line.total, quantity), line.quantity), currency_code)
  if (amount !== null && MathBN.gt(amount, share)) {
    const told = (money: AmountInput): string => `${moneyString(money, currency_code)} ${currency_code.toUpperCase()}`
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Claim ${number} is about ${quantity} of ${title}, for which invoice ${invoice_number} asks ${told(share)}; ${told(amount)} cannot be given back.`
    )
  }
}

async function readLine(
  container: MedusaContainer,
  { number, order_id, line_id }: ClaimRow,
  remedy: string
): Promise<{ order: Order; line: Line }> {
  const { data } = order_id
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: "order",
        fields: FIELDS,
        filters: { id: order_id },
      })
    : { data: [] }
  const order = data[0] as unknown as Order | undefined
  const line = order?.items.find(({ id }) => id === line_id)
  if (!order || !line) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Claim ${number} is about nothing that was ordered here, which the host could ${remedy}; resolve it by repair or advice.`
    )
  }
  return { order, line }
}
