import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"

import {
  creditAmount,
  CreditableInvoice,
  creditedBy,
  creditItems,
  creditNetAmount,
  CreditTotals,
  quantityLeft,
} from "./credit-amounts"
import { creditGroups } from "./credit-groups"
import { invoiceTotals, taxKey } from "./invoice-totals"

type Line = { net: string; quantity: number; rate: string; discount?: string; deposit?: boolean; second?: string }

/** An invoice of these lines, as the rule of invoices makes it, with nothing credited. */
function invoiceOf(lines: Line[], currency = "eur"): CreditableInvoice {
  const input = lines.map(({ net, quantity, rate, discount = "0", deposit, second }) => ({
    kind: "item" as const,
    title: deposit ? "Deposit" : "Bolt",
    quantity: deposit ? -1 : quantity,
    unit_price: net,
    subtotal: deposit ? `-${net}` : net,
    discount_total: discount,
    tax_lines: [rate, second].flatMap((tax) =>
      tax ? [{ rate: tax, code: null, name: "VAT", category: "S" as const }] : []
    ),
  }))
  const totals = invoiceTotals(currency, input)
  return {
    name: "Invoice INV-1",
    currency_code: currency,
    items: input.map((line, index) => ({
      ...line,
      ...totals.lines[index],
      kind: lines[index].deposit ? "deposit" : "item",
      id: `line_${index}`,
      credited_quantity: 0,
    })),
    tax_lines: totals.tax_lines,
    total: totals.total,
    credited: { total: 0, tax_lines: [], lines: [] },
  }
}

const after = creditedBy

const one = (invoice: CreditableInvoice, index: number, quantity: number | string = 1) =>
  creditItems(invoice, [{ invoice_item_id: `line_${index}`, quantity }])

const say = (note: CreditTotals) =>
  [note.subtotal, note.tax_total, note.rounding_total, note.total].map((amount) => amount.toFixed())

describe("what a credit note takes back", () => {
  it("is the whole invoice when nothing is named", () => {
    const note = creditItems(invoiceOf([{ net: "30.03", quantity: 3, rate: "10" }]))
    expect(say(note)).toEqual(["30.03", "3", "0", "33.03"])
    expect(note.tax_lines).toMatchObject([
      { rate: "10", code: null, name: "VAT", category: "S", base: "30.03", amount: "3.00" },
    ])
  })

  it("line by line ends at nothing: 68.33, 68.33, 57.50, 85.00 at 20 %", () => {
    let invoice = invoiceOf(["68.33", "68.33", "57.5", "85"].map((net) => ({ net, quantity: 1, rate: "20" })))
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

  it("over an amount has the tax in it, one line per tax", () => {
    const invoice = invoiceOf([
      { net: "100", quantity: 1, rate: "10" },
      { net: "50", quantity: 1, rate: "20" },
      { net: "30", quantity: 1, rate: "0" },
    ])
    const note = creditAmount(invoice, "20")
    expect(say(note)).toEqual(["18", "2", "0", "20"])
    expect(
      note.lines.map(({ subtotal, tax_total, tax_lines }) => [
        subtotal.toFixed(),
        tax_total.toFixed(),
        tax_lines[0].rate,
      ])
    ).toEqual([
      ["10", "1", "10"],
      ["5", "1", "20"],
      ["3", "0", "0"],
    ])
    expect(note.tax_lines.map(({ rate, base, amount }) => [rate, base, amount])).toEqual([
      ["10", "10.00", "1.00"],
      ["20", "5.00", "1.00"],
      ["0", "3.00", "0.00"],
    ])
  })

  it("over lines after an amount is what the amount left of them", () => {
    const whole = invoiceOf([{ net: "300", quantity: 3, rate: "10" }])
    const less = after(whole, creditAmount(whole, "33"))
    const returned = one(less, 0)
    expect(say(returned)).toEqual(["100", "9", "0", "99"])
    expect(returned.lines[0].discount_total.toFixed()).toBe("10")
    expect(say(creditItems(after(less, returned)))).toEqual(["200", "18", "0", "198"])
  })

  it("that keeps the tax is over net amounts, and leaves each line less to credit", () => {
    const invoice = invoiceOf([
      { net: "100", quantity: 1, rate: "20" },
      { net: "100", quantity: 1, rate: "10" },
    ])
    const note = creditNetAmount(invoice, "4")
    expect(say(note)).toEqual(["4", "0", "0", "4"])
    expect(note.tax_lines).toMatchObject([{ rate: "0", category: "O", base: "4.00", amount: "0.00" }])
    const returned = one(after(invoice, note), 0)
    expect(say(returned)).toEqual(["100", "20", "0", "118"])
    expect(say(creditItems(after(after(invoice, note), returned)))).toEqual(["100", "10", "0", "108"])
    expect(() => creditNetAmount(invoice, "200.01")).toThrow(
      "EUR 200.01 cannot be credited; EUR 200.00 is left to credit."
    )
  })

  it("of goods whose deposit is taken off on the invoice is no more than the invoice asks for", () => {
    const invoice = invoiceOf([
      { net: "100", quantity: 2, rate: "20" },
      { net: "30", quantity: 1, rate: "20", deposit: true },
      { net: "500", quantity: 1, rate: "10" },
    ])
    expect(MathBN.convert(invoice.total).toFixed()).toBe("634")
    const half = one(invoice, 0)
    expect(say(half)).toEqual(["50", "10", "0", "60"])
    expect(() => one(invoice, 0, 2)).toThrow(
      "Invoice INV-1: EUR 100.00 at 20 % cannot be credited; EUR 70.00 of it is left. Credit a line that takes a deposit off together with its goods."
    )
    expect(() => one(invoice, 1)).toThrow("cannot be credited")
    const rest = creditItems(after(invoice, half), [
      { invoice_item_id: "line_0", quantity: 1 },
      { invoice_item_id: "line_1", quantity: 1 },
    ])
    expect(say(rest)).toEqual(["20", "4", "0", "24"])
    expect(rest.lines.map(({ quantity }) => quantity.toFixed())).toEqual(["1", "-1"])
    expect(say(creditItems(after(after(invoice, half), rest)))).toEqual(["500", "50", "0", "550"])
  })
})

describe("money off the price of a line", () => {
  const mixed = () =>
    invoiceOf([
      { net: "100", quantity: 1, rate: "20" },
      { net: "100", quantity: 2, rate: "20" },
      { net: "50", quantity: 1, rate: "10" },
    ])

  it("is credited at that line's tax alone, and goes with its pieces when they come back", () => {
    const invoice = mixed()
    const note = creditItems(invoice, [{ invoice_item_id: "line_1", amount: "60" }])
    expect(say(note)).toEqual(["50", "10", "0", "60"])
    expect(note.lines).toMatchObject([{ invoice_item_id: "line_1", kind: "price" }])
    expect(note.tax_lines).toMatchObject([{ rate: "20", base: "50.00", amount: "10.00" }])
    const less = after(invoice, note)
    expect(say(one(less, 1))).toEqual(["50", "5", "0", "30"])
    expect(say(one(less, 0))).toEqual(["100", "20", "0", "120"])
    const rest = after(after(less, one(less, 1)), one(less, 0))
    expect(say(creditItems(rest))).toEqual(["100", "10", "0", "85"])
  })

  it("stands on one note with pieces that come back", () => {
    const note = creditItems(mixed(), [
      { invoice_item_id: "line_0", amount: "12" },
      { invoice_item_id: "line_1", quantity: 1 },
      { invoice_item_id: "line_2", amount: "11" },
    ])
    expect(say(note)).toEqual(["70", "13", "0", "83"])
    expect(note.tax_lines).toMatchObject([
      { rate: "20", base: "60.00", amount: "12.00" },
      { rate: "10", base: "10.00", amount: "1.00" },
    ])
  })

  it("is never more than is left of the line", () => {
    const invoice = mixed()
    const lower = (from: CreditableInvoice, amount: string, line = 2) =>
      creditItems(from, [{ invoice_item_id: `line_${line}`, amount }])
    expect(() => lower(invoice, "55.01")).toThrow(
      "Invoice INV-1: EUR 55.01 of Bolt cannot be credited; EUR 55.00 of it is left to credit."
    )
    expect(() => lower(after(invoice, lower(invoice, "55")), "0.01")).toThrow("EUR 0.00 of it is left to credit.")
    expect(() => lower(invoice, "0")).toThrow("EUR 0.00 of Bolt cannot be credited; EUR 55.00 of it is left to credit.")
    expect(() => lower(invoice, "0.001")).toThrow("The amount off Bolt is 0.001, but EUR has 2 decimals.")
    expect(() => lower(invoice, "1", 7)).toThrow("Invoice INV-1 has no line line_7.")
  })
})

describe("an invoice that its order's total rounded down", () => {
  const rounded = (): CreditableInvoice => {
    const invoice = invoiceOf([
      { net: "10", quantity: 1, rate: "0" },
      { net: "0.02", quantity: 1, rate: "0" },
    ])
    return { ...invoice, total: MathBN.sub(invoice.total, "0.02") }
  }

  it("leaves no net unnamed: the last note takes the rounding", () => {
    const invoice = rounded()
    const first = one(invoice, 0)
    expect(say(first)).toEqual(["10", "0", "-0.01", "9.99"])
    const last = creditItems(after(invoice, first))
    expect(say(last)).toEqual(["0.02", "0", "-0.01", "0.01"])
  })
})

const money = (min: number, max: number, digits: number) =>
  fc.integer({ min, max }).map((units) => (units / 10 ** digits).toFixed(digits))

const CURRENCIES = { jpy: 0, eur: 2, kwd: 3 } as const

/** Goods of up to five rates, some of two taxes, discounted up to wholly, and deposits taken off of up to what their rate asks. */
const invoices = fc.constantFrom(...(Object.keys(CURRENCIES) as (keyof typeof CURRENCIES)[])).chain((currency) =>
  fc
    .array(
      fc.record({
        net: money(1, 100_000, CURRENCIES[currency]),
        quantity: fc.integer({ min: 1, max: 5 }),
        rate: fc.constantFrom("0", "5.5", "10", "20", "23"),
        second: fc.constantFrom(undefined, undefined, undefined, "7"),
        discount: fc.constantFrom(0, 0, 0, 0.1, 1),
        deposit: fc.constantFrom(0, 0, 0.25, 1),
      }),
      { minLength: 1, maxLength: 5 }
    )
    .map((rows) => {
      const places = CURRENCIES[currency]
      const lines = rows.flatMap(({ net, discount, deposit, ...line }): Line[] => {
        const off = MathBN.mult(net, discount).decimalPlaces(places, 1)
        const taken = MathBN.mult(MathBN.sub(net, off), deposit).decimalPlaces(places, 1)
        const goods = { ...line, net, discount: off.toFixed() }
        return taken.isGreaterThan(0)
          ? [goods, { rate: line.rate, second: line.second, net: taken.toFixed(), quantity: 1, deposit: true }]
          : [goods]
      })
      const invoice = invoiceOf(lines, currency)
      // As the last invoice of an order, which takes what is left of the order's rounded total.
      const rounded = MathBN.add(invoice.total, MathBN.div(rows[0].quantity - 3, 10 ** places))
      return rounded.isGreaterThan(0) ? { ...invoice, total: rounded } : invoice
    })
)

/** What somebody asks for: parts of lines, or a share of what is left. */
const acts = fc.array(
  fc.oneof(
    fc.record({
      lines: fc.array(fc.record({ pick: fc.nat(20), part: fc.constantFrom(1, 1, 0.5, 0.333) }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({ price: fc.record({ pick: fc.nat(20), share: fc.integer({ min: 1, max: 1000 }) }) }),
    fc.record({ share: fc.integer({ min: 1, max: 1000 }), keeps_tax: fc.constantFrom(false, false, false, true) })
  ),
  { maxLength: 8 }
)

/** Runs for the whole count with CRM_DEEP=1, else for as long as a test of rules may take. */
const DEEP = process.env.CRM_DEEP === "1"
const RUNS = DEEP
  ? { numRuns: 50_000 }
  : { numRuns: 50_000, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false }

describe("credit notes of one invoice", () => {
  it(
    "in any mixture of lines and amounts end at exactly nothing, and never take more of any tax than is left",
    () => {
      let notes = 0
      let splits = 0
      fc.assert(
        fc.property(invoices, acts, (start, steps) => {
          let invoice = start
          const take = (note: CreditTotals): void => {
            assertAddsUp(invoice, note)
            invoice = after(invoice, note)
            notes++
          }
          for (const step of steps) {
            attempt(() =>
              take(
                "lines" in step
                  ? byLines(invoice, step.lines)
                  : "price" in step
                    ? byPrice(invoice, step.price)
                    : byShare(invoice, step)
              )
            )
          }
          if (MathBN.lt(invoice.credited.total, invoice.total)) {
            take(creditItems(invoice))
          }
          assertNothingLeft(invoice)
          splits++
        }),
        RUNS
      )
      expect(splits).toBeGreaterThan(DEEP ? 49_999 : 20)
      process.stdout.write(`credit notes: ${splits} splits, ${notes} notes\n`)
    },
    DEEP ? 900_000 : 60_000
  )
})

function byLines(invoice: CreditableInvoice, picks: { pick: number; part: number }[]): CreditTotals {
  const chosen = new Map(picks.map(({ pick, part }) => [invoice.items[pick % invoice.items.length], part]))
  return creditItems(
    invoice,
    [...chosen].map(([item, part]) => ({
      invoice_item_id: item.id,
      quantity: MathBN.mult(quantityLeft(item), part).decimalPlaces(3, 2),
    }))
  )
}

function byPrice(invoice: CreditableInvoice, { pick, share }: { pick: number; share: number }): CreditTotals {
  const item = invoice.items[pick % invoice.items.length]
  const digits = CURRENCIES[invoice.currency_code as keyof typeof CURRENCIES]
  const gross = MathBN.add(MathBN.sub(item.subtotal, item.discount_total), item.tax_total)
  const amount = MathBN.mult(gross, share / 1000).decimalPlaces(digits, 2)
  return creditItems(invoice, [{ invoice_item_id: item.id, amount: amount.toFixed() }])
}

function byShare(
  invoice: CreditableInvoice,
  { share, keeps_tax }: { share: number; keeps_tax: boolean }
): CreditTotals {
  const left = MathBN.sub(invoice.total, invoice.credited.total)
  const digits = CURRENCIES[invoice.currency_code as keyof typeof CURRENCIES]
  const amount = MathBN.mult(left, share / 1000).decimalPlaces(digits, 2)
  return keeps_tax ? creditNetAmount(invoice, amount) : creditAmount(invoice, amount)
}

/** A refusal is an answer too; any other failure is not. */
function attempt(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (!/cannot be credited/.test((error as Error).message)) {
      throw error
    }
  }
}

/** As `expect(…).toBe(true)`, which would take most of the time of so many. */
function assertThat(what: string, holds: boolean): void {
  if (!holds) {
    throw new Error(`It does not hold that ${what}.`)
  }
}

function assertAddsUp(invoice: CreditableInvoice, note: CreditTotals): void {
  const netOf = (lines: CreditTotals["lines"]) =>
    MathBN.add(0, ...lines.map((line) => MathBN.sub(line.subtotal, line.discount_total)))
  const net = MathBN.add(MathBN.sub(note.subtotal, note.discount_total), note.shipping_total)
  const taxes = MathBN.add(0, ...note.tax_lines.map(({ amount }) => amount))
  assertThat("net + tax + rounding = total", MathBN.add(net, note.tax_total, note.rounding_total).isEqualTo(note.total))
  assertThat("lines are the net total", netOf(note.lines).isEqualTo(net))
  assertThat("taxes are the tax total", taxes.isEqualTo(note.tax_total))
  assertThat("it is more than nothing", note.total.isGreaterThan(0))
  assertThat("it is no more than is left", MathBN.lte(MathBN.add(invoice.credited.total, note.total), invoice.total))
  for (const tax of note.tax_lines) {
    const own = note.lines.filter(({ tax_lines }) => tax_lines.some((line) => taxKey(line) === taxKey(tax)))
    assertThat(`the tax at ${tax.rate} % is not negative`, MathBN.gte(tax.amount, 0) && MathBN.gte(tax.base, 0))
    assertThat(`the base at ${tax.rate} % is that of its lines`, netOf(own).isEqualTo(MathBN.convert(tax.base)))
  }
}

function assertNothingLeft(invoice: CreditableInvoice): void {
  const taxes = invoice.tax_lines.map((tax) =>
    MathBN.sub(
      tax.amount,
      ...invoice.credited.tax_lines.filter((line) => taxKey(line) === taxKey(tax)).map(({ amount }) => amount)
    )
  )
  expect({
    total: MathBN.sub(invoice.total, invoice.credited.total).toFixed(),
    taxes: taxes.map((left) => left.toFixed()),
  }).toEqual({ total: "0", taxes: taxes.map(() => "0") })
  const groups = creditGroups(invoice)
  const net = [...new Set(groups.map(({ key }) => key))].map((key) =>
    MathBN.add(0, ...groups.filter((group) => group.key === key).map(({ left }) => left))
  )
  assertThat("no net of any tax is left", MathBN.add(0, ...net).isZero())
  expect(() => creditItems(invoice)).toThrow("nothing is left to credit")
  expect(() => creditAmount(invoice, 1)).toThrow("nothing is left to credit")
}
