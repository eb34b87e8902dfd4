import path from "node:path"

import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { InvoiceDraftInput, ReceiptInput } from "../../src/modules/receivable/types"
import { Actor } from "../../src/shared/actor"
import { addDays, storeToday } from "../../src/shared/days"
import { draftInput, line } from "../fixtures/receivable"
import { manyAtOnce } from "./receivable/concurrency"
import { creditGoesBack } from "./receivable/credit"
import { earlyPayment } from "./receivable/early-payment"
import { whatWasIssued } from "./receivable/immutable"
import { numbers } from "./receivable/numbers"
import { onlinePayments } from "./receivable/online-payment"
import { openingBalances } from "./receivable/opening"
import { closedPeriods } from "./receivable/periods"
import { randomChanges } from "./receivable/tampering"
import { writeOffs } from "./receivable/write-offs"

jest.setTimeout(3_600_000)

const TODAY = storeToday("UTC")
const YEAR = TODAY.slice(0, 4)
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

moduleIntegrationTestRunner<ReceivableModuleService>({
  moduleName: RECEIVABLE_MODULE,
  resolve: "./src/modules/receivable",
  cwd: process.cwd(),
  pathToMigrations: path.resolve("src/modules/receivable/migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
      MikroOrmWrapper.forkManager().execute(text, values) as Promise<Row[]>
    const draft = (change: Partial<InvoiceDraftInput> = {}) => service.createInvoiceDraft(draftInput(change), CLERK)
    const issued = async (change: Partial<InvoiceDraftInput> = {}) =>
      service.issueInvoice((await draft(change)).id, { actor: CLERK })
    const receipt = (change: Partial<ReceiptInput> = {}) =>
      service.recordReceipt({
        source: "manual",
        customer_id: "cus_1",
        amount: "33.03",
        currency_code: "eur",
        received_date: TODAY,
        actor: CLERK,
        ...change,
      })
    const amounts = (row: object, ...names: string[]) =>
      names.map((name) => String((row as Record<string, unknown>)[name]))
    const invoice = (id: string) => service.retrieveCrmInvoice(id)
    const history = async (id: string) =>
      (await service.listCrmReceivableHistories({ reference_id: id }, { order: { created_at: "ASC" } })).map(
        ({ act }) => act
      )

    const tools = { service, sql, manager: () => MikroOrmWrapper.forkManager() as never }

    // A group of its own: the runner's own clean-up comes after it.
    describe("receivables", () => {
      afterEach(async () => expect(await service.verify()).toEqual([]))

      describe("a draft", () => {
        it("has exact totals: 3 x 10.01 + 10 % is 33.03", async () => {
          const made = await draft()
          expect(amounts(made, "subtotal", "tax_total", "rounding_total", "total", "payable")).toEqual([
            "30.03",
            "3",
            "0",
            "33.03",
            "33.03",
          ])
          expect(made).toMatchObject({
            status: "draft",
            number: null,
            bill_to_customer_id: "cus_1",
            tax_lines: [{ rate: "10", base: "30.03", amount: "3.00" }],
          })
          expect(await history(made.id)).toEqual(["created"])
        })

        it.each<[string, Partial<InvoiceDraftInput>, string]>([
          ["no lines", { lines: [] }, "An invoice needs at least one line."],
          ["a quantity of 0", { lines: [line({ quantity: 0 })] }, "The quantity of Bolt is 0; it must be more than 0."],
          [
            "a price that cannot be kept",
            { lines: [line({ unit_price: "1234567890123.456", subtotal: "1" })] },
            "The price of Bolt is 1234567890123.456; at most 15 digits can be kept exactly.",
          ],
          [
            "terms of 90 %",
            { payment_terms: { name: "x", instalments: [{ percent: 90, days: 1 }] } },
            "The instalments of payment terms add up to 90 %; they must add up to 100 %.",
          ],
          ["the series of credit notes", { series: "CN" }, "Invoices cannot count in series CN"],
          ["no currency", { currency_code: "euro" }, "euro is not a currency code such as eur."],
          [
            "a day that does not exist",
            { supply_date: "2026-02-30" },
            "The supply date 2026-02-30 is not a day such as 2026-11-23.",
          ],
        ])("is refused with %s", async (_case, change, message) => {
          await expect(draft(change)).rejects.toThrow(message)
          expect(await sql("select id from crm_invoice")).toEqual([])
        })

        it("can be thrown away, which leaves its history", async () => {
          const made = await draft()
          await service.deleteInvoiceDraft(made.id, CLERK)
          expect(await service.listCrmInvoices({ id: made.id })).toEqual([])
          expect(await history(made.id)).toEqual(["created", "deleted"])
        })

        it("goes with its lines by the generated method too, for the undo of a workflow", async () => {
          const made = await draft()
          await service.deleteCrmInvoices(made.id)
          expect(await sql("select id from crm_invoice union all select id from crm_invoice_item")).toEqual([])
        })
      })

      describe("issuing", () => {
        it("gives numbers, days, instalments and a chain", async () => {
          const terms = { name: "halves", instalments: [{ percent: 50, days: 0 }, { percent: 50, days: 30 }] } // prettier-ignore
          const [first, second] = [await issued({ payment_terms: terms }), await issued()]
          expect(first).toMatchObject({
            number: `INV-${YEAR}-0001`,
            status: "issued",
            issue_date: TODAY,
            due_date: addDays(TODAY, 30),
            previous_hash: null,
          })
          expect(first.hash).toMatch(/^v3:[0-9a-f]{64}$/)
          expect(second).toMatchObject({ number: `INV-${YEAR}-0002`, previous_hash: first.hash })
          const parts = [...first.instalments].sort((a, b) => a.position - b.position)
          expect(parts.map((part) => [part.due_date, String(part.amount), part.open])).toEqual([
            [TODAY, "16.52", true],
            [addDays(TODAY, 30), "16.51", true],
          ])
        })

        it("twice changes nothing", async () => {
          const first = await issued()
          expect(await service.issueInvoice(first.id, { actor: CLERK })).toMatchObject({
            number: first.number,
            hash: first.hash,
          })
          expect(await history(first.id)).toEqual(["created", "issued"])
        })

        it("never goes back before the series' last day, nor into the future", async () => {
          await service.issueInvoice((await draft()).id, { actor: CLERK, issue_date: addDays(TODAY, -1) })
          const { id } = await draft()
          await expect(service.issueInvoice(id, { actor: CLERK, issue_date: addDays(TODAY, -2) })).rejects.toThrow(
            `Series INV has a document of ${addDays(TODAY, -1)}; ${addDays(TODAY, -2)} is before it. The date can be ${addDays(TODAY, -1)} or later.`
          )
          await expect(service.issueInvoice(id, { actor: CLERK, issue_date: addDays(TODAY, 3) })).rejects.toThrow(
            "lies in the future"
          )
          expect((await invoice(id)).status).toBe("draft")
        })

        it("is of the store's day, wherever the server stands", async () => {
          const tomorrow = addDays(TODAY, 1)
          const { id } = await draft()
          expect(await service.issueInvoice(id, { actor: CLERK, today: tomorrow })).toMatchObject({
            issue_date: tomorrow,
          })
          // The series has reached tomorrow, so that today's next document is of tomorrow too.
          expect((await issued()).issue_date).toBe(tomorrow)
        })

        it("takes what was paid on its order before, at once", async () => {
          const advance = await receipt({
            source: "host_capture",
            source_id: "cap_1",
            order_id: "order_1",
            amount: "20",
          })
          const made = await issued({ order_id: "order_1" })
          expect(amounts(made, "prepaid", "payable", "total")).toEqual(["20", "13.03", "33.03"])
          expect(amounts(await invoice(made.id), "allocated_total")).toEqual(["20"])
          expect(amounts(await service.retrieveCrmReceipt(advance.id), "allocated_total")).toEqual(["20"])
          await receipt({ source: "host_capture", source_id: "cap_2", order_id: "order_1", amount: "20" })
          expect(await service.settleFromAdvances(made.id)).toHaveLength(1)
          expect(await service.settleFromAdvances(made.id)).toHaveLength(0)
          expect(amounts(await invoice(made.id), "allocated_total", "prepaid")).toEqual(["33.03", "20"])
        })
      })

      describe("an order", () => {
        const plan = (quantity: number, closes: string | null) => () =>
          draftInput({ lines: [line({ order_item_id: "item_1", quantity })], closes_order_total: closes })

        it("is invoiced in parts that add up to its rounded total", async () => {
          const first = await service.draftOrderInvoice("order_1", plan(1, null))
          const second = await service.draftOrderInvoice("order_1", plan(2, "33.044"))
          const totals = await Promise.all(
            [first, second].map(async ({ draft: { id } }) => amounts(await invoice(id), "total", "rounding_total"))
          )
          expect(totals).toEqual([["11.01", "0"], ["22.03", "0.01"]]) // prettier-ignore
          expect(Object.fromEntries((await service.orderBilling("order_1")).quantities)).toEqual({ item_1: "3" })
          const again = await service.draftOrderInvoice("order_1", () => null)
          expect(again).toEqual({
            draft: { id: second.draft.id, status: "draft", order_id: "order_1" },
            created: false,
          })
        })

        it("is planned by one caller at a time", async () => {
          const once = () =>
            service.draftOrderInvoice("order_1", ({ invoices }) => (invoices.length ? null : plan(3, "33.033")()))
          const made = await Promise.all(Array.from({ length: 10 }, once))
          expect(new Set(made.map(({ draft: { id } }) => id)).size).toBe(1)
          expect(made.filter(({ created }) => created)).toHaveLength(1)
        })

        it("refuses a total that its lines do not explain", async () => {
          await expect(service.draftOrderInvoice("order_1", plan(1, "90"))).rejects.toThrow(
            "The lines to invoice add up to EUR 11.01, but EUR 90.00 of the order is left to invoice"
          )
        })

        it("stays invoiced after pieces were given away, and only a note that follows the order makes them invoiceable again", async () => {
          const made = await issued({ order_id: "order_1", lines: [line({ order_item_id: "item_1" })] })
          const credit = (reason_code: "goodwill" | "warranty" | "return") =>
            service.createCreditNote({ invoice_id: made.id, items: [{ invoice_item_id: made.items[0].id, quantity: "1" }], reason_code, actor: CLERK }) // prettier-ignore
          const invoiced = async () => {
            const { quantities, invoiced_total } = await service.orderBilling("order_1")
            return [quantities.get("item_1"), invoiced_total]
          }
          await credit("goodwill")
          await credit("warranty")
          expect(await invoiced()).toEqual(["3", "33.03"])
          await credit("return")
          expect(await invoiced()).toEqual(["2", "22.02"])
        })

        it("knows what is invoiced of it", async () => {
          const row = { order_id: "order_1", customer_id: "cus_1", currency_code: "eur", total: "33.03", paid_total: "0", delivered_total: "0", placed_date: TODAY, delivered_date: null, canceled_at: null } // prettier-ignore
          await Promise.all([service.upsertReceivableOrder(row), service.upsertReceivableOrder(row)])
          const made = await issued({ order_id: "order_1" })
          const [order] = await service.listCrmReceivableOrders({ order_id: "order_1" })
          expect(amounts(order, "invoiced_total", "bill_to_customer_id")).toEqual(["33.03", "cus_1"])
          await service.createCreditNote({ invoice_id: made.id, actor: CLERK })
          expect(
            amounts((await service.listCrmReceivableOrders({ order_id: "order_1" }))[0], "invoiced_total")
          ).toEqual(["0"])
        })
      })

      describe("money", () => {
        it("is recorded once per source", async () => {
          const cap = { source: "host_capture", source_id: "cap_1", order_id: "order_9" } as const
          const all = await Promise.all(Array.from({ length: 8 }, () => receipt(cap)))
          expect(new Set(all.map(({ id }) => id)).size).toBe(1)
          expect(all[0].number).toBe(`R-${YEAR}-0001`)
        })

        it("may be more than is owed; the rest stays on the receipt", async () => {
          const made = await issued()
          const paid = await receipt({ amount: "40", allocations: [{ invoice_id: made.id, amount: "33.03" }] })
          expect(amounts(paid, "amount", "allocated_total")).toEqual(["40", "33.03"])
          expect(amounts(await invoice(made.id), "allocated_total")).toEqual(["33.03"])
        })

        it.each<[string, object, string]>([
          ["over the invoice", { amount: "33.04" }, "has EUR 33.03 outstanding; EUR 33.04 cannot be allocated to it."],
          ["with too many digits", { amount: "1.001" }, "is 1.001, but EUR has 2 decimals."],
          ["of nothing", { amount: "0" }, "is 0; it must be more than 0."],
        ])("is not allocated %s", async (_case, part, message) => {
          const made = await issued()
          const paid = await receipt({ amount: "100" })
          const allocations = [{ invoice_id: made.id, amount: "1", ...part }]
          await expect(service.allocate({ receipt_id: paid.id, allocations, actor: CLERK })).rejects.toThrow(message)
          expect(await sql("select id from crm_allocation")).toEqual([])
        })

        it("is not allocated over the receipt, in another currency, to a draft, twice", async () => {
          const [made, open] = [await issued(), await draft()]
          const [small, dollars] = [
            await receipt({ amount: "10" }),
            await receipt({ currency_code: "usd", amount: "50" }),
          ]
          const to = (receipt_id: string, invoice_id: string, amount = "20") =>
            service.allocate({ receipt_id, allocations: [{ invoice_id, amount }], actor: CLERK })
          await expect(to(small.id, made.id)).rejects.toThrow(
            `Receipt ${small.number} has EUR 10.00 left; EUR 20.00 cannot be allocated.`
          )
          await expect(to(dollars.id, made.id)).rejects.toThrow(
            `is in USD and Invoice ${made.number} in EUR, and there is no exchange rate between them on or before ${TODAY}. Add one in Settings › CRM › Exchange rates.`
          )
          await expect(to(small.id, open.id, "5")).rejects.toThrow(
            `Invoice ${open.id} is draft; only issued invoices can be settled.`
          )
          await expect(to(small.id, "crminv_none")).rejects.toThrow("Invoice crminv_none was not found.")
          await expect(receipt({ amount: "5", allocations: [{ invoice_id: made.id, amount: "6" }] })).rejects.toThrow(
            "EUR 6.00 of it cannot be allocated"
          )
          expect(await sql("select id from crm_allocation")).toEqual([])
        })

        it("counts never before it came", async () => {
          const made = await service.issueInvoice((await draft()).id, { actor: CLERK, issue_date: TODAY })
          const paid = await receipt({ received_date: addDays(TODAY, -3) })
          const allocations = [{ invoice_id: made.id, amount: "1" }]
          await expect(
            service.allocate({ receipt_id: paid.id, allocations, allocation_date: addDays(TODAY, -2), actor: CLERK })
          ).rejects.toThrow(`The date can be ${TODAY} or later.`)
        })

        it("is set free again, once", async () => {
          const made = await issued()
          const paid = await receipt({ allocations: [{ invoice_id: made.id, amount: "33.03" }] })
          const [{ id }] = paid.allocations
          const undone = await Promise.all([service.reverseAllocation(id, CLERK), service.reverseAllocation(id, CLERK)])
          expect(undone[0]).toMatchObject({ reversed_date: TODAY, reversed_by: "user_clerk" })
          expect(amounts(await invoice(made.id), "allocated_total")).toEqual(["0"])
          expect(await history(made.id)).toEqual(["created", "issued", "allocated", "allocation_reversed"])
          expect(await history(paid.id)).toEqual(["recorded", "allocated", "allocation_reversed"])
        })

        it("that the host gave back is set free, the newest first", async () => {
          const paid = await receipt({
            source: "host_capture",
            source_id: "cap_1",
            order_id: "order_1",
            payment_id: "pay_1",
          })
          const made = await issued({ order_id: "order_1" })
          await service.setPaymentRefunded({ payment_id: "pay_1", refunded_total: "13.03" })
          await service.setPaymentRefunded({ payment_id: "pay_1", refunded_total: "13.03" })
          expect(amounts(await service.retrieveCrmReceipt(paid.id), "allocated_total", "refunded_total")).toEqual([
            "20",
            "13.03",
          ])
          expect(amounts(await invoice(made.id), "allocated_total")).toEqual(["20"])
        })
      })

      describe("taking back", () => {
        it("credits in full, and what was paid stays as credit", async () => {
          const made = await issued()
          await receipt({ allocations: [{ invoice_id: made.id, amount: "20" }], amount: "20" })
          const note = await service.createCreditNote({ invoice_id: made.id, reason: "wrong goods", actor: CLERK })
          expect(note).toMatchObject({ number: `CN-${YEAR}-0001`, status: "issued", reason: "wrong goods" })
          expect(amounts(note, "total", "tax_total", "allocated_total")).toEqual(["33.03", "3", "13.03"])
          expect(amounts(await invoice(made.id), "allocated_total")).toEqual(["33.03"])
          await expect(service.createCreditNote({ invoice_id: made.id, actor: CLERK })).rejects.toThrow(
            "nothing is left to credit"
          )
        })

        it("credits in parts that end at nothing", async () => {
          const made = await issued()
          const [item] = made.items
          const part = () =>
            service.createCreditNote({
              invoice_id: made.id,
              items: [{ invoice_item_id: item.id, quantity: "1" }],
              actor: CLERK,
            })
          const notes = [await part(), await part(), await part()]
          expect(notes.map((note) => String(note.total))).toEqual(["11.01", "11.01", "11.01"])
          await expect(part()).rejects.toThrow("1 of Bolt cannot be credited; 0 is left to credit.")
          expect(Object.fromEntries((await service.orderBilling("none")).quantities)).toEqual({})
        })

        it("credits an amount, then the rest", async () => {
          const made = await issued()
          const first = await service.createCreditNote({ invoice_id: made.id, amount: "10", actor: CLERK })
          expect(amounts(first, "subtotal", "tax_total", "total")).toEqual(["9.09", "0.91", "10"])
          await expect(
            service.createCreditNote({ invoice_id: made.id, amount: "23.04", actor: CLERK })
          ).rejects.toThrow("EUR 23.03 is left to credit")
          const rest = await service.createCreditNote({ invoice_id: made.id, actor: CLERK })
          expect(amounts(rest, "total", "tax_total")).toEqual(["23.03", "2.09"])
        })

        it("voids what nobody has, and nothing else", async () => {
          const [quiet, sent, paid] = [await issued(), await issued(), await issued()]
          await service.voidInvoice(quiet.id, { actor: CLERK, note: "typo" })
          expect(await service.voidInvoice(quiet.id, { actor: CLERK })).toMatchObject({
            status: "voided",
            number: quiet.number,
            voided_date: TODAY,
          })
          await service.markInvoiceHandedOver(sent.id)
          await expect(service.voidInvoice(sent.id, { actor: CLERK })).rejects.toThrow(
            `Invoice ${sent.number} cannot be voided: the buyer has it; take it back by a credit note.`
          )
          await receipt({ allocations: [{ invoice_id: paid.id, amount: "1" }] })
          await expect(service.voidInvoice(paid.id, { actor: CLERK })).rejects.toThrow(
            `Invoice ${paid.number} cannot be voided: EUR 1.00 is allocated to it; undo that first, or credit it.`
          )
          const credited = await issued()
          const note = await service.createCreditNote({ invoice_id: credited.id, actor: CLERK })
          const [allocation] = await service.listCrmAllocations({ credit_note_id: note.id })
          await service.reverseAllocation(allocation.id, CLERK)
          await expect(service.voidInvoice(credited.id, { actor: CLERK })).rejects.toThrow(
            `Invoice ${credited.number} cannot be voided: credit note ${note.number} takes it back already.`
          )
          await expect(service.issueInvoice(quiet.id, { actor: CLERK })).rejects.toThrow(
            "is voided and cannot become issued; that is final."
          )
          expect((await issued()).number).toBe(`INV-${YEAR}-0005`)
        })
      })

      describe("a debtor", () => {
        it("has one position for all who buy for it", async () => {
          await service.setCreditTerms({ customer_id: "cus_1", credit_limit: "100", currency_code: "eur" }, CLERK)
          await service.setCreditTerms({ customer_id: "cus_2", bill_to_customer_id: "cus_1" }, CLERK)
          await service.upsertReceivableOrder({
          order_id: "order_1", customer_id: "cus_2", currency_code: "eur", total: "50", paid_total: "10", delivered_total: "0",
          placed_date: TODAY, delivered_date: null, canceled_at: null,
        }) // prettier-ignore
          await issued()
          await receipt({ amount: "5", customer_id: "cus_2" })
          expect(await service.position("cus_2")).toEqual([
          {
            bill_to_customer_id: "cus_1", currency_code: "eur", outstanding: "33.03", overdue: "0", unallocated: "5", uninvoiced_orders: "40",
            exposure: "68.03", credit_limit: "100", headroom: "31.97", hold: false,
          },
        ]) // prettier-ignore
          const [later] = await service.position("cus_1", { today: addDays(TODAY, 31) })
          expect(later.overdue).toBe("33.03")
          await expect(
            service.setCreditTerms({ customer_id: "cus_3", bill_to_customer_id: "cus_2" }, CLERK)
          ).rejects.toThrow("customer cus_1 pays for customer cus_2 already")
          await expect(service.setCreditTerms({ customer_id: "cus_3", credit_limit: "1" }, CLERK)).rejects.toThrow(
            "currency_code is missing"
          )
        })
      })
    })

    creditGoesBack(tools)
    earlyPayment(tools)
    numbers(tools)
    closedPeriods(tools)
    manyAtOnce(tools)
    writeOffs(tools)
    openingBalances(tools)
    onlinePayments(tools)
    whatWasIssued(tools)
    randomChanges(tools)
  },
})
