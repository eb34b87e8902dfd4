import path from "node:path"

import { moduleIntegrationTestRunner } from "@medusajs/test-utils"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { DisputeInput, PromiseInput } from "../../src/modules/receivable/types"
import { Actor } from "../../src/shared/actor"
import { addDays, storeToday } from "../../src/shared/days"
import { EU_BUSINESS } from "../../src/shared/interest"
import { draftInput } from "../fixtures/receivable"

jest.setTimeout(300_000)

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

/** What debtors dispute and promise. Every invoice is of 33.03 EUR: three bolts at 11.01 with tax. */
moduleIntegrationTestRunner<ReceivableModuleService>({
  moduleName: RECEIVABLE_MODULE,
  // Other specs of the module go on beside it.
  dbName: process.env.DB_TEMP_NAME ?? "crm_collection",
  resolve: "./src/modules/receivable",
  cwd: process.cwd(),
  pathToMigrations: path.resolve("src/modules/receivable/migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
      MikroOrmWrapper.forkManager().execute(text, values) as Promise<Row[]>

    // A group of its own: the runner's own clean-up comes after it.
    describe("collection", () => {
      afterEach(async () => expect(await service.verify()).toEqual([]))
      const issued = async (customer_id = "cus_1") => {
        const { id } = await service.createInvoiceDraft(draftInput({ customer_id, owner_id: "user_rep" }), CLERK)
        return service.issueInvoice(id, { issue_date: addDays(TODAY, -40), actor: CLERK })
      }
      const pay = (invoice_id: string, amount: string, received_date = TODAY, customer_id = "cus_1") =>
        service.recordReceipt({
          source: "manual",
          customer_id,
          amount,
          currency_code: "eur",
          received_date,
          allocations: [{ invoice_id, amount }],
          actor: CLERK,
        })
      const dispute = (invoice_id: string, change: Partial<DisputeInput> = {}) =>
        service.disputeInvoice({ invoice_id, reason: "quality", amount: "11.01", actor: CLERK, ...change })
      const history = async (reference_id: string) =>
        (await service.listCrmReceivableHistories({ reference_id }, { order: { created_at: "ASC" } })).map(
          ({ act, note, changes }) => [act, note, changes] as const
        )

      describe("a dispute", () => {
        it("is of a part of an invoice, holds that part out, and ends once", async () => {
          const invoice = await issued()
          const [item] = await service.listCrmInvoiceItems({ invoice_id: invoice.id })
          const made = await dispute(invoice.id, {
            amount: undefined,
            items: [{ invoice_item_id: item.id, quantity: 1 }],
            note: "Bent",
          })
          expect(made).toMatchObject({
            invoice_number: invoice.number,
            bill_to_customer_id: "cus_1",
            customer_name: "Engines Ltd",
            owner_id: "user_rep",
            status: "open",
            opened_date: TODAY,
            items: [{ title: "Bolt", quantity: "1", amount: "11.01" }],
          })
          expect(await service.disputedTotals([invoice.id])).toEqual(new Map([[invoice.id, "11.01"]]))
          const note = await service.createCreditNote({ invoice_id: invoice.id, amount: "11.01", actor: CLERK })
          const done = await service.resolveDispute(made.id, {
            resolution: "credited",
            credit_note_id: note.id,
            note: "Agreed",
            actor: CLERK,
          })
          expect(done).toMatchObject({
            status: "resolved",
            resolution: "credited",
            credit_note_id: note.id,
            resolved_date: TODAY,
          })
          await service.resolveDispute(made.id, { resolution: "credited", actor: CLERK })
          await expect(service.resolveDispute(made.id, { resolution: "rejected", actor: CLERK })).rejects.toThrow(
            `The dispute of Invoice ${invoice.number} is resolved and cannot become resolved; that is final.`
          )
          expect(await service.disputedTotals([invoice.id])).toEqual(new Map())
          expect((await history(invoice.id)).filter(([act]) => act?.startsWith("dispute"))).toEqual([
            [
              "disputed",
              "Bent",
              { dispute: [null, { id: made.id, reason: "quality", amount: "11.01", currency_code: "eur" }] },
            ],
            [
              "dispute_resolved",
              "Agreed",
              {
                dispute: [
                  { id: made.id, status: "open", amount: "11.01" },
                  { id: made.id, status: "resolved", resolution: "credited", credit_note_id: note.id },
                ],
              },
            ],
          ])
        })

        it("50 at once never come to more than is outstanding", async () => {
          const invoice = await issued()
          const results = await Promise.allSettled(
            Array.from({ length: 50 }, (_, index) =>
              dispute(invoice.id, { amount: "3.03", note: `Complaint ${index}` })
            )
          )
          expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10)
          const refusals = results.flatMap((result) => (result.status === "rejected" ? [result.reason.message] : []))
          expect(new Set(refusals)).toEqual(
            new Set([
              `Invoice ${invoice.number} has EUR 33.03 outstanding, of which EUR 30.30 is disputed; EUR 3.03 more cannot be.`,
            ])
          )
          const [{ sum }] = await sql<{ sum: string }>(
            "select sum(amount)::text as sum from crm_dispute where invoice_id = ?",
            [invoice.id]
          )
          expect(sum).toBe("30.30")
        })

        it("said twice is one", async () => {
          const invoice = await issued()
          const twice = await Promise.all([1, 2, 3].map(() => dispute(invoice.id)))
          expect(new Set(twice.map(({ id }) => id)).size).toBe(1)
          const claim = { reference: "crm_warranty_claim", reference_id: "crmwc_1", reason: "claim" as const }
          const first = await dispute(invoice.id, claim)
          expect((await dispute(invoice.id, { ...claim, amount: "5" })).id).toBe(first.id)
        })

        it("counts no more than what is still asked for", async () => {
          const invoice = await issued()
          await dispute(invoice.id, { amount: "20" })
          await pay(invoice.id, "30")
          expect(await service.disputedTotals([invoice.id])).toEqual(new Map([[invoice.id, "3.03"]]))
        })

        it("is refused by the database too when it is too much, and does not change afterwards", async () => {
          const invoice = await issued()
          const { id } = await dispute(invoice.id, { amount: "33" })
          await expect(
            sql(
              `insert into crm_dispute (id, invoice_id, invoice_number, currency_code, amount, raw_amount, reason, opened_date, opened_by)
             values ('crmdsp_x', ?, 'x', 'eur', 0.04, '{"value":"0.04"}', 'other', ?, 'x')`,
              [invoice.id, TODAY]
            )
          ).rejects.toMatchObject({
            detail: `Of invoice ${invoice.number} no more than its outstanding amount can be disputed.`,
          })
          await expect(sql("update crm_dispute set amount = 1 where id = ?", [id])).rejects.toMatchObject({
            detail: "A dispute cannot be changed or deleted; it can be resolved once.",
          })
          await service.resolveDispute(id, { resolution: "withdrawn", actor: CLERK })
          await expect(
            sql("update crm_dispute set status = 'open', resolution = null, resolved_at = null where id = ?", [id])
          ).rejects.toMatchObject({
            code: "CRM01",
          })
        })

        it("is only of issued invoices, and credited only by their own notes", async () => {
          const draft = await service.createInvoiceDraft(draftInput(), CLERK)
          await expect(dispute(draft.id)).rejects.toThrow(
            `Invoice ${draft.id} is draft; only issued invoices can be disputed.`
          )
          const [invoice, other] = [await issued(), await issued()]
          const note = await service.createCreditNote({ invoice_id: other.id, amount: "1", actor: CLERK })
          const { id } = await dispute(invoice.id)
          await expect(
            service.resolveDispute(id, { resolution: "credited", credit_note_id: note.id, actor: CLERK })
          ).rejects.toThrow(`Credit note ${note.number} is not of Invoice ${invoice.number}.`)
          await expect(
            service.resolveDispute(id, { resolution: "rejected", credit_note_id: note.id, actor: CLERK })
          ).rejects.toThrow("Only a dispute that was credited has a credit note.")
          await expect(service.resolveDispute("crmdsp_none", { resolution: "rejected", actor: CLERK })).rejects.toThrow(
            "Dispute crmdsp_none was not found."
          )
        })
      })

      describe("a promise to pay", () => {
        const promised = (change: Partial<PromiseInput> = {}) =>
          service.promisePayment({ promised_date: TODAY, actor: CLERK, ...change })
        /** Of these promises as a later day sees them. */
        const statesOn = async (day: string, ...ids: string[]) => {
          const states = await service.promiseStates(ids, day)
          return ids.map((id) => [states.get(id)!.state, states.get(id)!.received])
        }
        const tomorrow = addDays(TODAY, 1)

        it("is open until its day is over, kept by money that came in time, else broken", async () => {
          const invoice = await issued()
          const { id } = await promised({ invoice_id: invoice.id, amount: "20", told_by: "Ann" })
          expect(await statesOn(TODAY, id)).toEqual([["open", "0"]])
          expect(await statesOn(tomorrow, id)).toEqual([["broken", "0"]])
          await pay(invoice.id, "19.99")
          expect(await statesOn(tomorrow, id)).toEqual([["broken", "19.99"]])
          const last = await pay(invoice.id, "0.01", addDays(TODAY, -1))
          expect(await statesOn(tomorrow, id)).toEqual([["kept", "20"]])
          await service.reverseAllocation(last.allocations[0].id, CLERK)
          expect(await statesOn(tomorrow, id)).toEqual([["broken", "19.99"]])
          expect((await history(invoice.id)).find(([act]) => act === "promised")).toEqual([
            "promised",
            null,
            {
              promise: [null, { id, amount: "20.00", currency_code: "eur", promised_date: TODAY, told_by: "Ann" }],
            },
          ])
        })

        it("does not count money from before it, nor credit; days of grace count", async () => {
          const invoice = await issued()
          await pay(invoice.id, "3.03")
          const { id, last_date } = await promised({ invoice_id: invoice.id, amount: "20", grace_days: 2 })
          expect(last_date).toBe(addDays(TODAY, 2))
          await service.createCreditNote({ invoice_id: invoice.id, amount: "10", actor: CLERK })
          expect(await statesOn(addDays(TODAY, 2), id)).toEqual([["open", "0"]])
          expect(await statesOn(addDays(TODAY, 3), id)).toEqual([["broken", "0"]])
        })

        it("is kept when nothing of the invoice is left, whatever settled the rest", async () => {
          const invoice = await issued()
          const { id } = await promised({ invoice_id: invoice.id })
          await service.createCreditNote({ invoice_id: invoice.id, amount: "11.01", actor: CLERK })
          await pay(invoice.id, "22.02")
          expect(await statesOn(tomorrow, id)).toEqual([["kept", "22.02"]])
        })

        it("one payment keeps one of two, the earlier first", async () => {
          const customer_id = "cus_two"
          const invoice = await issued(customer_id)
          const first = await promised({ customer_id, currency_code: "eur", amount: "15" })
          const second = await promised({ customer_id, currency_code: "eur", amount: "10", promised_date: tomorrow })
          await pay(invoice.id, "16", TODAY, customer_id)
          expect(await statesOn(TODAY, first.id, second.id)).toEqual([["kept", "15"], ["open", "1"]]) // prettier-ignore
          await pay(invoice.id, "9", TODAY, customer_id)
          expect(await statesOn(TODAY, first.id, second.id)).toEqual([["kept", "15"], ["kept", "10"]]) // prettier-ignore
        })

        it("is found by what became of it, taken down once, and canceled", async () => {
          const customer_id = "cus_list"
          const invoice = await issued(customer_id)
          const twice = [
            await promised({ invoice_id: invoice.id, amount: "5" }),
            await promised({ invoice_id: invoice.id, amount: "5" }),
          ]
          expect(twice[0].id).toBe(twice[1].id)
          const search = (state: string, today: string) =>
            service.searchPromises(
              { filters: { state, bill_to_customer_id: customer_id }, limit: 10, offset: 0, scope: { all: true } },
              today
            )
          expect(await search("open", TODAY)).toMatchObject({
            count: 1,
            totals: [{ currency_code: "eur", total: "5", outstanding: "5" }],
          })
          expect(await search("broken", tomorrow)).toMatchObject({ ids: [twice[0].id], totals: [{ outstanding: "0" }] })
          await service.cancelPromise(twice[0].id, "Took it back", CLERK)
          await service.cancelPromise(twice[0].id, null, CLERK)
          expect(await search("canceled", tomorrow)).toMatchObject({ count: 1 })
          expect((await history(invoice.id)).filter(([act]) => act?.startsWith("promise"))).toEqual([
            [
              "promised",
              null,
              {
                promise: [
                  null,
                  { id: twice[0].id, amount: "5.00", currency_code: "eur", promised_date: TODAY, told_by: null },
                ],
              },
            ],
            [
              "promise_canceled",
              "Took it back",
              { promise: [{ id: twice[0].id, amount: "5", promised_date: TODAY }, null] },
            ],
          ])
        })

        it("is of no more than is owed, and of a day to come", async () => {
          const invoice = await issued("cus_more")
          await expect(promised({ invoice_id: invoice.id, amount: "33.04" })).rejects.toThrow(
            `Invoice ${invoice.number} has EUR 33.03 outstanding; EUR 33.04 cannot be promised.`
          )
          await expect(promised({ customer_id: "cus_more", currency_code: "usd" })).rejects.toThrow(
            "Customer cus_more has nothing outstanding in USD; there is nothing to promise."
          )
          await expect(promised({ invoice_id: invoice.id, promised_date: addDays(TODAY, -1) })).rejects.toThrow(
            `The promised day is ${addDays(TODAY, -1)}; it must be from ${TODAY} to ${addDays(TODAY, 366)}.`
          )
          await expect(
            sql("delete from crm_promise where id = ?", [(await promised({ invoice_id: invoice.id })).id])
          ).rejects.toMatchObject({
            detail: "A promise cannot be changed or deleted; it can be canceled once.",
          })
        })
      })

      describe("interest", () => {
        /** 33.03 EUR issued 40 days ago and due 10 days ago, of a customer of its own. */
        const question = (debtor_id: string) => ({
          debtor_id,
          currency_code: "eur",
          until: TODAY,
          policy: { ...EU_BUSINESS, rates: [{ valid_from: "2000-01-01", percent: "2" }] },
        })
        const charge = (debtor_id: string, expected_total?: string) =>
          service.chargeInterest({
            ...question(debtor_id),
            expected_total,
            terms_days: 14,
            today: TODAY,
            titleOf: ({ kind, number }) => `${kind} ${number}`,
            actor: CLERK,
          })

        it("is charged once for each day, without tax, in a series of its own, and the late invoice stays as it is", async () => {
          const invoice = await issued("cus_late")
          await pay(invoice.id, "33.03", TODAY, "cus_late")
          const rows = await service.previewInterest(question("cus_late"))
          // 33.03 x 10 % x 10 days / 365 = 0.09, and EUR 40 once.
          expect(rows.map(({ kind, days, balance, amount }) => [kind, days, balance, amount])).toEqual([
            ["fixed_fee", 1, "33.03", "40"],
            ["interest", 10, "33.03", "0.09"],
          ])
          await expect(charge("cus_late", "40.10")).rejects.toThrow(
            "The interest of customer cus_late is EUR 40.09 by now, not EUR 40.10; look at it again."
          )
          const id = await charge("cus_late", "40.09")
          const made = await service.retrieveCrmInvoice(id, { relations: ["items", "instalments"] })
          expect(made).toMatchObject({
            document_type: "84",
            series: "INT",
            sequence: 1,
            status: "issued",
            order_id: null,
            bill_to_customer_id: "cus_late",
            buyer: { legal_name: "Engines Ltd" },
            instalments: [{ due_date: addDays(TODAY, 14) }],
          })
          expect([made.total, made.tax_total].map(Number)).toEqual([40.09, 0])
          expect(made.items.map(({ title }) => title).sort()).toEqual([
            `fixed_fee ${invoice.number}`,
            `interest ${invoice.number}`,
          ])
          expect(Number((await service.retrieveCrmInvoice(invoice.id)).total)).toBe(33.03)
          await expect(charge("cus_late")).rejects.toThrow(
            `Customer cus_late owes no interest in EUR until ${TODAY}, or it was charged already.`
          )
          // It is a debt like any other, and bears no interest itself.
          expect(await service.position("cus_late")).toMatchObject([{ outstanding: "40.09" }])
          expect(await service.previewInterest({ ...question("cus_late"), until: addDays(TODAY, 90) })).toEqual([])
          expect((await history(invoice.id)).filter(([act]) => act === "interest_charged")).toEqual([
            ["interest_charged", null, { interest: [null, { amount: "40.09", currency_code: "eur" }] }],
          ])
        })

        it("20 at once charge it once", async () => {
          await issued("cus_race")
          const results = await Promise.allSettled(Array.from({ length: 20 }, () => charge("cus_race")))
          expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
          expect(await service.listCrmInterestCharges({ currency_code: "eur", kind: "fixed_fee" })).toHaveLength(1)
        })

        it("is not charged for what was credited, and again when its invoice is voided", async () => {
          const invoice = await issued("cus_void")
          await service.createCreditNote({ invoice_id: invoice.id, amount: "11.01", actor: CLERK })
          const rows = await service.previewInterest(question("cus_void"))
          expect(rows.map(({ balance }) => balance)).toEqual(["22.02", "22.02"])
          const id = await charge("cus_void")
          expect(await service.previewInterest(question("cus_void"))).toEqual([])
          await service.voidInvoice(id, { actor: CLERK })
          expect(await service.previewInterest(question("cus_void"))).toEqual(rows)
        })
      })
    })
  },
})
