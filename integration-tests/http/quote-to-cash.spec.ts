import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { createRegionsWorkflow, createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import fc from "fast-check"

import { SYSTEM_ACTOR } from "../../src/shared/actor"
import { moneyString, roundMoney } from "../../src/shared/money"
import { beginAgreement, goOnWithAgreement } from "../../src/workflows/agreement"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

/** The full count runs in `npm run test:deep`; an order through the host's workflows takes a quarter of a second. */
const RUNS = process.env.CRM_DEEP ? 500 : 60
/** So many of them are also paid and credited, which takes as long again; all of them in the full count. */
const PAID = process.env.CRM_DEEP ? RUNS : 20

/** Countries by tax rate, percent; prices typed in these regions are without tax, in the second list with tax. */
const RATES = { pt: 23, de: 19, ch: 8.1, se: 25, ie: 13.5, hu: 27 } as const
const INCLUSIVE = { fr: 20, es: 10, nl: 9 } as const

type Country = keyof typeof RATES | keyof typeof INCLUSIVE

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 40 }),
  unit_price: fc.integer({ min: 1, max: 500_000 }).map((cents) => (cents / 100).toFixed(2)),
  discount_percent: fc.oneof(
    fc.constant("0"),
    fc.integer({ min: 1, max: 9_999 }).map((points) => (points / 100).toFixed(2))
  ),
})
const offer = fc.record({
  country: fc.constantFrom<Country>("pt", "de", "ch", "se", "ie", "hu", "fr", "es", "nl"),
  lines: fc.array(line, { minLength: 1, maxLength: 5 }),
  shipping: fc.option(fc.integer({ min: 0, max: 9_999 }).map((cents) => (cents / 100).toFixed(2))),
  /** What is credited before the rest: a line, or so many thousandths of what is left. */
  credits: fc.array(fc.oneof(fc.record({ line: fc.nat(9) }), fc.record({ share: fc.integer({ min: 1, max: 999 }) })), {
    maxLength: 2,
  }),
})

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    describe("from quote to cash", () => {
      let admin: Client
      let store: Store
      const regions = new Map<string, string>()

      beforeEach(async () => {
        const container = getContainer()
        admin = clientOf(api, await createUser(container))
        store = await createStore(container)
        const all = Object.entries({ ...RATES, ...INCLUSIVE })
        const { result } = await createRegionsWorkflow(container).run({
          input: {
            regions: all.map(([country]) => ({
              name: country,
              currency_code: "eur",
              countries: [country],
              payment_providers: ["pp_system_default"],
              is_tax_inclusive: country in INCLUSIVE,
            })),
          },
        })
        result.forEach((region) => regions.set(region.name, region.id))
        await createTaxRegionsWorkflow(container).run({
          input: all.map(([country_code, rate]) => ({
            country_code,
            provider_id: "tp_system",
            default_tax_rate: { name: "VAT", code: `${country_code}-${rate}`, rate },
          })),
        })
      })

      const done = async (path: string, body: object = {}) => {
        const { status, data } = await admin.post(path, body)
        expect([path, status, data.message]).toEqual([path, 200, undefined])
        return data
      }
      const hostOrder = async (id: string) => {
        const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
        const fields = ["total", "summary.pending_difference", "payment_status"]
        const { data } = await query.graph({ entity: "order", fields, filters: { id } })
        return data[0] as unknown as { total: number; summary: { pending_difference: number } }
      }

      type Credits = ({ line: number } | { share: number })[]
      type Invoice = { id: string; total: number; items: { id: string }[]; tax_lines: { rate: string; amount: string }[] }

      /** Credit notes in these parts, then over the rest: they come to exactly the invoice and each of its taxes. */
      const creditToNothing = async ({ id, total, items, tax_lines }: Invoice, credits: Credits) => {
        const path = `/admin/crm/invoices/${id}/credit-notes`
        const left = async (): Promise<number> => (await done(`${path}/preview`)).preview.left
        for (const credit of credits) {
          const { preview } = await done(`${path}/preview`)
          const body =
            "line" in credit
              ? { items: [{ invoice_item_id: items[credit.line % items.length].id, quantity: 1 }] }
              : { amount: roundMoney(MathBN.mult(preview.left, credit.share / 1000), "eur").toFixed() }
          const { status, data } = await admin.post(path, body)
          expect([status, data.message]).toEqual(
            status === 200 ? [200, undefined] : [400, expect.stringMatching(/cannot be credited|more than 0/)]
          )
        }
        if (await left()) {
          await done(path)
        }
        expect(await left()).toBe(0)
        const { credit_notes } = (await admin.get(`/admin/crm/credit-notes?invoice_id=${id}&limit=10`)).data
        type Note = { total: number; tax_lines: { rate: string; amount: string }[] }
        const notes = credit_notes as (Note & Record<string, number>)[]
        notes.forEach((note) => expect(sum(note)).toBe(moneyString(note.total, "eur")))
        expect(moneyString(MathBN.add(0, ...notes.map((note) => note.total)), "eur")).toBe(moneyString(total, "eur"))
        for (const { rate, amount } of tax_lines) {
          const own = notes.flatMap((note) => note.tax_lines.filter((tax) => tax.rate === rate).map((tax) => tax.amount))
          expect(moneyString(MathBN.add(0, ...own), "eur")).toBe(moneyString(amount, "eur"))
        }
        const over = await admin.post(path, { amount: "0.01" })
        expect(over.data.message).toContain("nothing is left to credit")
      }

      it(`keeps quote total = order total rounded = invoice payable, net + tax = total, pays both sides, and credits to exactly nothing, which all sides agree on (${RUNS} quotes, ${PAID} of them paid)`, async () => {
        let invoiced = 0
        await fc.assert(
          fc.asyncProperty(offer, async ({ country, lines, shipping, credits }) => {
            const { quote: draft } = await done("/admin/crm/quotes", {
              customer_id: store.customer_id,
              currency_code: "eur",
              region_id: regions.get(country),
              sales_channel_id: store.sales_channel_id,
              shipping_address: { country_code: country, first_name: "Ann", last_name: "Lee", address_1: "1 Main St" },
              items: lines.map((item, index) => ({ title: `Part ${index + 1}`, ...item })),
              shipping_methods: shipping === null ? [] : [{ name: "Parcel", amount: shipping }],
            })
            await done(`/admin/crm/quotes/${draft.id}/send`)
            const { quote } = await done(`/admin/crm/quotes/${draft.id}/accept`, { name: "Ann Lee" })
            expect(sum(quote)).toBe(moneyString(quote.total, "eur"))

            const order = await hostOrder(quote.order_id)
            expect(moneyString(order.total, "eur")).toBe(moneyString(quote.total, "eur"))

            const { invoice } = await done(`/admin/crm/orders/${quote.order_id}/invoices`, { issue: true })
            expect(sum(invoice)).toBe(moneyString(invoice.total, "eur"))
            expect(moneyString(invoice.payable, "eur")).toBe(moneyString(quote.total, "eur"))
            const taxes = invoice.tax_lines.map((tax: { amount: string }) => tax.amount)
            expect(moneyString(MathBN.add(0, ...taxes), "eur")).toBe(moneyString(invoice.tax_total, "eur"))

            invoiced += 1
            if (invoice.payable > 0 && invoiced <= PAID) {
              await done("/admin/crm/receipts", {
                customer_id: store.customer_id,
                amount: invoice.payable,
                currency_code: "eur",
                received_date: invoice.issue_date,
                allocations: [{ invoice_id: invoice.id, amount: invoice.payable }],
              })
              const paid = await hostOrder(quote.order_id)
              expect(roundMoney(paid.summary.pending_difference, "eur").toFixed()).toBe("0")
              expect(MathBN.convert(paid.total).toFixed()).toBe(MathBN.convert(order.total).toFixed())
              const { data } = await admin.get(`/admin/crm/invoices/${invoice.id}`)
              expect(data.invoice).toMatchObject({ payment_status: "paid", outstanding: 0 })
              await creditToNothing(invoice, credits)
            }
          }),
          { numRuns: RUNS, endOnFailure: true }
        )
        const invoices = await getContainer()
          .resolve(Modules.ORDER)
          .listOrders({}, { select: ["id"], take: null as never })
        expect(invoices).toHaveLength(RUNS)
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(`update "order" set updated_at = now() - interval '1 hour'`)
        await beginAgreement(getContainer(), SYSTEM_ACTOR)
        await goOnWithAgreement(getContainer(), 3_600_000)
        expect((await admin.get("/admin/crm/agreement")).data).toMatchObject({
          run: { status: "done", progress: 100 },
          breaks: [],
        })
      }, 6 * 3_600_000)
    })
  },
})

/** subtotal − discount + shipping + tax + rounding, as every document adds up. */
const sum = (document: Record<string, number>): string =>
  moneyString(
    MathBN.add(
      document.subtotal,
      MathBN.mult(-1, document.discount_total),
      document.shipping_total,
      document.tax_total,
      document.rounding_total
    ),
    "eur"
  )
