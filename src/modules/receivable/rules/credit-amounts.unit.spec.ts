import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"

import { creditAmount, CreditableInvoice, creditItems, CreditTotals } from "./credit-amounts"
import { invoiceTotals } from "./invoice-totals"

type Line = { net: string; quantity: number; rate: string }

/** An invoice of these lines, as the rule of invoices makes it, with nothing credited. */
function invoiceOf(lines: Line[]): CreditableInvoice {
  const input = lines.map(({ net, quantity, rate }) => ({
    kind: "item" as const,
    title: "Bolt",
    quantity,
    unit_price: net,
    subtotal: net,
    discount_total: "0",
    tax_lines: [{ rate, code: null, name: "VAT" }],
  }))
  const totals = invoiceTotals("eur", input)
  return {
    name: "Invoice INV-1",
    currency_code: "eur",
    items: input.map((line, index) => ({
      ...line,
      ...totals.lines[index],
      id: `line_${index}`,
      credited: { quantity: 0, subtotal: 0, discount_total: 0, tax_total: 0 },
    })),
    tax_lines: totals.tax_lines,
    rounding_total: totals.rounding_total,
    total: totals.total,
    credited: { total: 0, rounding_total: 0, tax_lines: [] },
  }
}

/** The invoice after a credit note. */
function after(invoice: CreditableInvoice, note: CreditTotals): CreditableInvoice {
  return {
    ...invoice,
    items: invoice.items.map((item) => {
      const line = note.lines.find(({ invoice_item_id }) => invoice_item_id === item.id)
      const add = (field: "quantity" | "subtotal" | "discount_total" | "tax_total") =>
        MathBN.add(item.credited[field], line?.[field] ?? 0)
      return {
        ...item,
        credited: {
          quantity: add("quantity"),
          subtotal: add("subtotal"),
          discount_total: add("discount_total"),
          tax_total: add("tax_total"),
        },
      }
    }),
    credited: {
      total: MathBN.add(invoice.credited.total, note.total),
      rounding_total: MathBN.add(invoice.credited.rounding_total, note.rounding_total),
      tax_lines: [...invoice.credited.tax_lines, ...note.tax_lines],
    },
  }
}

const one = (invoice: CreditableInvoice, index: number, quantity = 1) =>
  creditItems(invoice, [{ invoice_item_id: `line_${index}`, quantity }])

describe("what a credit note takes back", () => {
  it("is the whole invoice when nothing is named", () => {
    const note = creditItems(invoiceOf([{ net: "30.03", quantity: 3, rate: "10" }]))
    expect([note.subtotal, note.tax_total, note.rounding_total, note.total].map((amount) => amount.toFixed())).toEqual([
      "30.03",
      "3",
      "0",
      "33.03",
    ])
    expect(note.tax_lines).toMatchObject([{ rate: "10", code: null, name: "VAT", base: "30.03", amount: "3.00" }])
  })

  it("line by line ends at nothing: 68.33, 68.33, 57.50, 85.00 at 20 %", () => {
    let invoice = invoiceOf(
      ["68.33", "68.33", "57.5", "85"].map((net) => ({
        net,
        quantity: 1,
        rate: "20",
      }))
    )
    const total = MathBN.convert(invoice.total).toFixed()
    for (let index = 0; index < 4; index++) {
      invoice = after(invoice, one(invoice, index))
    }
    expect(total).toBe("334.99")
    expect(MathBN.convert(invoice.credited.total).toFixed()).toBe(total)
    expect(() => creditItems(invoice)).toThrow("Invoice INV-1: EUR 0.00 cannot be credited; nothing is left to credit.")
  })

  it("is never more than is left", () => {
    const invoice = invoiceOf([{ net: "30", quantity: 3, rate: "10" }])
    expect(() => one(invoice, 0, 4)).toThrow("Invoice INV-1: 4 of Bolt cannot be credited; 3 is left to credit.")
    expect(() => one(invoice, 0, 0)).toThrow("0 of Bolt cannot be credited")
    expect(() => one(invoice, 7)).toThrow("Invoice INV-1 has no line line_7.")
    expect(() => creditAmount(invoice, "33.01")).toThrow(
      "Invoice INV-1: EUR 33.01 cannot be credited; EUR 33.00 is left to credit."
    )
    expect(() => creditAmount(invoice, "1.001")).toThrow("The credited amount is 1.001, but EUR has 2 decimals.")
    expect(() => creditAmount(invoice, "0")).toThrow("EUR 0.00 cannot be credited")
  })

  it("over an amount has the tax in it", () => {
    const note = creditAmount(invoiceOf([{ net: "100", quantity: 1, rate: "10" }]), "11")
    expect([note.subtotal, note.tax_total, note.total].map((amount) => amount.toFixed())).toEqual(["10", "1", "11"])
    expect(note.tax_lines).toMatchObject([{ rate: "10", code: null, name: "VAT", base: "10.00", amount: "1.00" }])
  })

  it("in any parts and any order ends at exactly nothing, and each note adds up", () => {
    const line = fc.record({
      net: fc.integer({ min: 1, max: 100_000 }).map((cents) => (cents / 100).toFixed(2)),
      quantity: fc.integer({ min: 1, max: 5 }),
      rate: fc.constantFrom("0", "5.5", "10", "20", "23"),
    })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat({ max: 99 }), { maxLength: 12 }),
        (lines, picks) => {
          let invoice = invoiceOf(lines)
          const take = (note: CreditTotals): void => {
            const sum = MathBN.add(
              MathBN.sub(note.subtotal, note.discount_total),
              note.shipping_total,
              note.tax_total,
              note.rounding_total
            )
            expect(sum.toFixed()).toBe(note.total.toFixed())
            expect(note.total.isGreaterThan(0)).toBe(true)
            invoice = after(invoice, note)
            expect(MathBN.lte(invoice.credited.total, invoice.total)).toBe(true)
          }
          for (const pick of picks) {
            try {
              take(one(invoice, pick % lines.length))
            } catch (error) {
              expect((error as Error).message).toMatch(/left to credit/)
            }
          }
          if (MathBN.lt(invoice.credited.total, invoice.total)) {
            take(creditItems(invoice))
          }
          expect(MathBN.convert(invoice.credited.total).toFixed()).toBe(MathBN.convert(invoice.total).toFixed())
          const taxes = MathBN.add(0, ...invoice.credited.tax_lines.map(({ amount }) => amount))
          expect(taxes.toFixed()).toBe(MathBN.add(0, ...invoice.tax_lines.map(({ amount }) => amount)).toFixed())
        }
      )
    )
  })
})
