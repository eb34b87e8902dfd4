import fc from "fast-check"

import { Actor } from "../../../src/shared/actor"
import { addDays, storeToday } from "../../../src/shared/days"
import { draftInput } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const RUNS = process.env.CRM_DEEP === "1" ? 1_000 : 100

type Act =
  | { kind: "issue"; cents: number; parts: number }
  | { kind: "receive"; cents: number }
  | { kind: "allocate"; receipt: number; invoice: number; cents: number }
  | { kind: "undo"; allocation: number }
  | { kind: "credit"; invoice: number; cents: number }
  | { kind: "void"; invoice: number }

const index = fc.nat({ max: 20 })
const cents = fc.integer({ min: 1, max: 20_000 })
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("issue" as const), cents, parts: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("receive" as const), cents }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("allocate" as const), receipt: index, invoice: index, cents }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), allocation: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("credit" as const), invoice: index, cents }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("void" as const), invoice: index }) }
)

/** A ledger in whole cents, written without the code under test. */
type Model = {
  invoices: { id: string; total: number; allocated: number; credited: number; voided: boolean }[]
  receipts: { id: string; amount: number; allocated: number }[]
  /** Each act of allocating, with the rows it made. */
  allocations: { ids: string[]; invoice: number; receipt: number; cents: number; undone: boolean }[]
}

const money = (amount: number): string => (amount / 100).toFixed(2)

export const randomHistories: ReceivableSuite = ({ service, sql }) => {
  const issue = async (model: Model, customer_id: string, total: number, parts: number) => {
    const percents =
      parts === 3 ? ["33.33", "33.33", "33.34"] : Array.from({ length: parts }, () => String(100 / parts))
    const { id } = await service.createInvoiceDraft(
      draftInput({
        customer_id,
        payment_terms: {
          name: "parts",
          instalments: percents.map((percent, part) => ({ percent, days: part * 20 })),
        },
        lines: [
          {
            kind: "item",
            title: "Part",
            quantity: 1,
            unit_price: money(total),
            subtotal: money(total),
            discount_total: 0,
            tax_lines: [],
          },
        ],
      }),
      CLERK
    )
    await service.issueInvoice(id, { actor: CLERK })
    model.invoices.push({ id, total, allocated: 0, credited: 0, voided: false })
  }

  const perform = async (model: Model, customer_id: string, step: Act): Promise<void> => {
    const invoice = "invoice" in step ? model.invoices[step.invoice % Math.max(model.invoices.length, 1)] : undefined
    switch (step.kind) {
      case "issue":
        return issue(model, customer_id, step.cents, step.parts)
      case "receive": {
        const { id } = await service.recordReceipt({
            source: "manual", customer_id, amount: money(step.cents), currency_code: "eur", received_date: TODAY, actor: CLERK,
          }) // prettier-ignore
        model.receipts.push({ id, amount: step.cents, allocated: 0 })
        return
      }
      case "allocate": {
        const at = step.receipt % Math.max(model.receipts.length, 1)
        const receipt = model.receipts[at]
        if (!receipt || !invoice) {
          return
        }
        const fits =
          !invoice.voided &&
          step.cents <= invoice.total - invoice.allocated &&
          step.cents <= receipt.amount - receipt.allocated
        const made = service.allocate({
          receipt_id: receipt.id,
          allocations: [{ invoice_id: invoice.id, amount: money(step.cents) }],
          actor: CLERK,
        })
        if (!fits) {
          await expect(made).rejects.toMatchObject({ type: "not_allowed" })
          return
        }
        const ids = (await made).map(({ id }) => id)
        invoice.allocated += step.cents
        receipt.allocated += step.cents
        model.allocations.push({
          ids,
          invoice: model.invoices.indexOf(invoice),
          receipt: at,
          cents: step.cents,
          undone: false,
        })
        return
      }
      case "undo": {
        const made = model.allocations[step.allocation % Math.max(model.allocations.length, 1)]
        if (made) {
          for (const id of made.ids) {
            await service.reverseAllocation(id, CLERK)
          }
          if (!made.undone) {
            made.undone = true
            model.invoices[made.invoice].allocated -= made.cents
            model.receipts[made.receipt].allocated -= made.cents
          }
        }
        return
      }
      case "credit": {
        if (!invoice) {
          return
        }
        const credit = service.createCreditNote({ invoice_id: invoice.id, amount: money(step.cents), actor: CLERK })
        if (invoice.voided || step.cents > invoice.total - invoice.credited) {
          await expect(credit).rejects.toMatchObject({ type: "not_allowed" })
          return
        }
        await credit
        invoice.credited += step.cents
        invoice.allocated += Math.min(step.cents, invoice.total - invoice.allocated)
        return
      }
      case "void": {
        if (!invoice) {
          return
        }
        const voiding = service.voidInvoice(invoice.id, { actor: CLERK })
        if (!invoice.voided && (invoice.allocated || invoice.credited)) {
          await expect(voiding).rejects.toMatchObject({ type: "not_allowed" })
          return
        }
        await voiding
        invoice.voided = true
      }
    }
  }

  /** Outstanding of the model = of the invoices, of the sums by due day, of the debtor's position. */
  const compare = async (model: Model, customer_id: string): Promise<void> => {
    const outstanding = model.invoices.reduce(
      (sum, { total, allocated, voided }) => sum + (voided ? 0 : total - allocated),
      0
    )
    const [position] = await service.position(customer_id, { currency_code: "eur", today: addDays(TODAY, 10_000) })
    expect([position.outstanding, position.overdue].map(parseFloat)).toEqual([outstanding / 100, outstanding / 100])
    const open = model.receipts.reduce((sum, { amount, allocated }) => sum + amount - allocated, 0)
    const credits = await sql<{ sum: string | null }>(
      "select sum(total - allocated_total)::text as sum from crm_credit_note where bill_to_customer_id = ?",
      [customer_id]
    )
    expect(parseFloat(position.unallocated)).toBeCloseTo(open / 100 + parseFloat(credits[0].sum ?? "0"), 6)
    const [sums] = await sql<{ days: string; rows: string }>(
      `select (select coalesce(sum(amount), 0) from crm_open_day)::text as days,
           (select coalesce(sum(total - allocated_total), 0) from crm_invoice where status = 'issued')::text as rows`
    )
    expect(parseFloat(sums.days)).toBe(parseFloat(sums.rows))
  }

  describe("random histories", () => {
    it(`${RUNS} of them end where a ledger in whole cents ends`, async () => {
      let customer = 0
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 16 }), async (acts) => {
          const model: Model = { invoices: [], receipts: [], allocations: [] }
          const customer_id = `cus_${customer++}`
          for (const step of acts) {
            await perform(model, customer_id, step)
          }
          await compare(model, customer_id)
        }),
        { numRuns: RUNS, endOnFailure: true }
      )
      expect(await service.verify()).toEqual([])
    })
  })
}
