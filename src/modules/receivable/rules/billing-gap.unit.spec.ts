import { MathBN } from "@medusajs/framework/utils"
import * as fc from "fast-check"

import { roundMoney } from "../../../shared/money"
import { CreditedDocument, InvoicedDocument, OrderBilling } from "../types"
import { BilledOrder, billingGap } from "./billing-gap"
import { OrderLineFacts } from "./order-progress"

type Part = { id: string; quantity: number; cents: number }

const facts = ({ id, quantity, cents }: Part, extra: Partial<OrderLineFacts> = {}): OrderLineFacts => ({
  order_item_id: id,
  kind: "item",
  title: id.toUpperCase(),
  subtitle: null,
  sku: null,
  ordered: `${quantity}`,
  delivered: "0",
  returned: "0",
  billable: `${quantity}`,
  total: MathBN.div(MathBN.mult(quantity * cents, 1.1), 100).toFixed(),
  ...extra,
})

const order = (lines: OrderLineFacts[], extra: Partial<BilledOrder> = {}): BilledOrder => ({
  currency_code: "usd",
  total: MathBN.add(0, ...lines.map(({ total }) => total)).toFixed(),
  credit_line_total: 0,
  is_canceled: false,
  lines,
  ...extra,
})

const invoice = (id: string, parts: Part[], extra: Partial<InvoicedDocument> = {}): InvoicedDocument => ({
  id,
  number: id.toUpperCase(),
  status: "issued",
  document_type: "380",
  issue_date: "2026-11-25",
  currency_code: "usd",
  fulfillment_id: null,
  allocated_total: "0",
  total: roundMoney(MathBN.add(0, ...parts.map((part) => facts(part).total)), "usd").toFixed(),
  items: parts.map((part) => ({
    id: `${id}-${part.id}`,
    kind: "item",
    title: part.id.toUpperCase(),
    order_item_id: part.id,
    deposit_invoice_id: null,
    quantity: `${part.quantity}`,
    subtotal: MathBN.div(part.quantity * part.cents, 100).toFixed(),
    discount_total: "0",
    tax_total: "0",
    total: roundMoney(facts(part).total, "usd").toFixed(),
    tax_lines: [{ rate: 10, code: "VAT", name: "VAT" }],
  })),
  ...extra,
})

function billing(invoices: InvoicedDocument[], extra: Partial<OrderBilling> = {}, notes: CreditedDocument[] = []): OrderBilling {
  const standing = invoices.filter(({ status }) => status !== "voided")
  const quantities = new Map<string, string>()
  for (const { order_item_id, quantity } of standing.flatMap(({ items }) => items)) {
    quantities.set(order_item_id!, MathBN.add(quantities.get(order_item_id!) ?? 0, quantity).toFixed())
  }
  const total = MathBN.add(0, ...standing.map((one) => one.total))
  return {
    quantities,
    invoiced_total: MathBN.sub(total, MathBN.add(0, ...notes.map((note) => note.total))).toFixed(),
    invoices: [],
    documents: { invoices, notes },
    dismissed_total: "0",
    wholly_invoiced: true,
    ...extra,
  }
}

const a: Part = { id: "a", quantity: 3, cents: 1000 }
const short = (gap: ReturnType<typeof billingGap>) => gap && [gap.kind, gap.reason, gap.amount]

describe("what an order's documents lack", () => {
  it.each<[string, BilledOrder, OrderBilling, unknown]>([
    ["nothing is invoiced", order([facts(a)]), billing([]), null],
    ["all agrees", order([facts(a)]), billing([invoice("i", [a])]), null],
    ["a draft asks for nothing", order([facts(a)]), billing([invoice("i", [a], { status: "draft" })]), null],
    ["less is ordered", order([facts({ ...a, quantity: 1 })]), billing([invoice("i", [a])]), ["credit_note", "edit", "22.00"]],
    ["a line is gone", order([]), billing([invoice("i", [a])]), ["credit_note", "edit", "33.00"]],
    ["more is ordered", order([facts({ ...a, quantity: 5 })]), billing([invoice("i", [a])]), ["invoice", "edit", "22.00"]],
    ["more is ordered of an order invoiced in part", order([facts({ ...a, quantity: 5 })]), billing([invoice("i", [a])], { wholly_invoiced: false }), null],
    ["it is dearer", order([facts({ ...a, cents: 1100 })]), billing([invoice("i", [a])]), ["invoice", "edit", "3.30"]],
    ["it is cheaper", order([facts({ ...a, cents: 900 })]), billing([invoice("i", [a])]), ["credit_note", "edit", "3.30"]],
    ["some came back", order([facts(a, { billable: "2", returned: "1", delivered: "3", total: "22" })]), billing([invoice("i", [a])]), ["credit_note", "return", "11.00"]],
    ["some of a delivered part came back", order([facts({ ...a, quantity: 9 }, { billable: "8", returned: "1", delivered: "3", total: "88" })]), billing([invoice("i", [a])], { wholly_invoiced: false }), ["credit_note", "return", "11.00"]],
    ["the host credited some", order([facts(a)], { total: "28", credit_line_total: 5 }), billing([invoice("i", [a])]), ["credit_note", "refund", "5.00"]],
    ["it is canceled", order([facts(a)], { total: 0, is_canceled: true }), billing([invoice("i", [a])]), ["credit_note", "cancellation", "33.00"]],
    ["it is canceled and dismissed in part", order([], { total: 0, is_canceled: true }), billing([invoice("i", [a])], { dismissed_total: "11" }), ["credit_note", "cancellation", "22.00"]],
    ["a credit was dismissed", order([facts({ ...a, quantity: 2 })]), billing([invoice("i", [a])], { dismissed_total: "11" }), null],
    ["a supplement was dismissed", order([facts({ ...a, quantity: 4 })]), billing([invoice("i", [a])], { dismissed_total: "-11" }), null],
    ["something was given away", order([facts(a)]), billing([invoice("i", [a])], { invoiced_total: "33" }, [{ id: "n", number: "N", invoice_id: "i", reason_code: "goodwill", total: "4", items: [] }]), null],
    ["an amount was credited for no known reason", order([facts(a)]), billing([invoice("i", [a])], {}, [{ id: "n", number: "N", invoice_id: "i", reason_code: null, total: "4", items: [] }]), null],
  ])("%s", (_name, host, documents, expected) => {
    expect(short(billingGap(host, documents))).toEqual(expected)
  }) // prettier-ignore

  it("is what is over first, and then what is new", () => {
    const host = order([facts({ ...a, quantity: 2 }), facts({ id: "b", quantity: 1, cents: 5000 })])
    expect(short(billingGap(host, billing([invoice("i", [a])])))).toEqual(["credit_note", "edit", "11.00"])
  })

  it("is the difference between order and documents, whatever was changed", () => {
    const cents = fc.integer({ min: 1, max: 100_000 })
    const part = fc.record({ cents, before: fc.integer({ min: 1, max: 20 }), after: fc.integer({ min: 0, max: 20 }) })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const named = parts.map((one, index) => ({ ...one, id: `l${index}` }))
        const made = invoice("i", named.map(({ id, cents: price, before }) => ({ id, quantity: before, cents: price }))) // prettier-ignore
        const lines = named.map(({ id, cents: price, after }) => facts({ id, quantity: after, cents: price }))
        const gap = billingGap(order(lines), billing([made]))
        const worth = roundMoney(order(lines).total, "usd")
        const over = named.filter(({ before, after }) => after < before)
        const more = named.filter(({ before, after }) => after > before)
        if (!over.length && !more.length) {
          expect(gap).toBeNull()
        } else if (over.length) {
          const value = MathBN.add(0, ...over.map(({ cents: price, before, after }) => MathBN.div(MathBN.mult((before - after) * price, 1.1), 100)))
          expect(gap === null || gap.kind === "credit_note").toBe(true)
          expect(MathBN.sub(gap?.amount ?? 0, value).abs().toNumber()).toBeLessThanOrEqual(0.01 * (named.length + 1))
        } else {
          expect([gap!.kind, gap!.amount]).toEqual(["invoice", MathBN.sub(worth, made.total).toFixed(2)])
        }
      })
    ) // prettier-ignore
  })
})
