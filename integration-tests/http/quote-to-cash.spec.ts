import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { createRegionsWorkflow, createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import fc from "fast-check"

import { moneyString, roundMoney } from "../../src/shared/money"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(3_600_000)

/** The full count runs in `npm run test:deep`; an order through the host's workflows takes a quarter of a second. */
const RUNS = process.env.CRM_DEEP ? 1000 : 60

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

      it(`keeps quote total = order total rounded = invoice payable, net + tax = total, and pays both sides (${RUNS} quotes)`, async () => {
        await fc.assert(
          fc.asyncProperty(offer, async ({ country, lines, shipping }) => {
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

            if (invoice.payable > 0) {
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
            }
          }),
          { numRuns: RUNS, endOnFailure: true }
        )
        const invoices = await getContainer()
          .resolve(Modules.ORDER)
          .listOrders({}, { select: ["id"], take: null as never })
        expect(invoices).toHaveLength(RUNS)
      })
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
