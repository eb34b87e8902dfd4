import { Actor } from "../../../src/shared/actor"
import { storeToday } from "../../../src/shared/days"
import { draftInput } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const DEEP = process.env.CRM_DEEP === "1"

/** Works through a list with so many workers at once; answers what each item came to. */
async function withWorkers<Item, Result>(items: Item[], workers: number, work: (item: Item) => Promise<Result>) {
  const results: PromiseSettledResult<Result>[] = []
  const left = items.map((item, index) => ({ item, index }))
  const one = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [result] = await Promise.allSettled([work(next.item)])
      results[next.index] = result
    }
  }
  await Promise.all(Array.from({ length: workers }, one))
  return results
}

export const manyAtOnce: ReceivableSuite = ({ service, sql }) => {
  const issued = async () =>
    service.issueInvoice((await service.createInvoiceDraft(draftInput(), CLERK)).id, { actor: CLERK })
  const receipt = (amount: string) =>
    service.recordReceipt({
      source: "manual",
      customer_id: "cus_1",
      amount,
      currency_code: "eur",
      received_date: TODAY,
      actor: CLERK,
    })
  const fulfilled = <Result>(results: PromiseSettledResult<Result>[]): Result[] =>
    results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []))
  const reasons = (results: PromiseSettledResult<unknown>[]): string[] =>
    results.flatMap((result) => (result.status === "rejected" ? [String(result.reason.message)] : []))

  describe("many at once", () => {
    it("16 writers, a fifth of them rolled back at commit: numbers 1 to n, no doubles, one chain", async () => {
      // Fails when the transaction commits, after the number was taken.
      await sql(`create function crm_test_fails() returns trigger language plpgsql as $$ begin
          if new.purchase_order_number = 'FAIL' and new.status = 'issued' then raise exception 'forced rollback'; end if; return null; end $$`)
      await sql(`create constraint trigger crm_test_fails after update on crm_invoice deferrable initially deferred
          for each row execute function crm_test_fails()`)
      const total = DEEP ? 10_000 : 1_000
      const kinds = Array.from({ length: total }, (_, index) => (index % 5 === 3 ? "FAIL" : null))
      const started = Date.now()
      const results = await withWorkers(kinds, 16, async (purchase_order_number) => {
        const { id } = await service.createInvoiceDraft(draftInput({ purchase_order_number }), CLERK)
        return (await service.issueInvoice(id, { actor: CLERK })).sequence as number
      })
      const seconds = (Date.now() - started) / 1000
      console.log(`${total} issues by 16 writers in ${seconds.toFixed(1)} s, ${Math.round(total / seconds)}/s`) // eslint-disable-line no-console
      const sequences = fulfilled(results).sort((a, b) => a - b)
      const failed = kinds.filter(Boolean).length
      expect(sequences).toEqual(Array.from({ length: total - failed }, (_, index) => index + 1))
      expect(reasons(results).every((reason) => reason.includes("forced rollback"))).toBe(true)
      expect(await service.verify()).toEqual([])
    })

    it("two allocations of the whole at once: one goes through", async () => {
      for (let round = 0; round < 10; round++) {
        const [invoice, first, second] = [await issued(), await receipt("33.03"), await receipt("33.03")]
        const results = await Promise.allSettled(
          [first, second].map(({ id }) =>
            service.allocate({
              receipt_id: id,
              allocations: [{ invoice_id: invoice.id, amount: "33.03" }],
              actor: CLERK,
            })
          )
        )
        expect(fulfilled(results)).toHaveLength(1)
        expect(reasons(results)).toEqual([
          `Invoice ${invoice.number} has EUR 0.00 outstanding; EUR 33.03 cannot be allocated to it.`,
        ])
      }
      expect(await service.verify()).toEqual([])
    })

    it("very many allocations at once over 50 invoices never exceed either side, and nobody is told of a deadlock", async () => {
      const [count, amount, workers] = DEEP ? [10_000, "0.31", 200] : [500, "3.03", 100]
      const invoices = await Promise.all(Array.from({ length: 50 }, issued))
      const receipts = await Promise.all(Array.from({ length: 100 }, () => receipt("25")))
      const jobs = Array.from({ length: count }, (_, index) => ({
        receipt_id: receipts[index % receipts.length].id,
        // In either order, so that waiting in a ring would show.
        allocations: [invoices[index % 50], invoices[(index * 3 + 1) % 50]].map(({ id }) => ({
          invoice_id: id,
          amount,
        })),
        actor: CLERK,
      }))
      const results = await withWorkers(jobs, workers, (job) => service.allocate(job))
      const other = reasons(results).filter((reason) => !/(outstanding|left); EUR/.test(reason))
      expect(other).toEqual([])
      const rows = await sql<{ over: number }>(
        `select count(*)::int as over from crm_invoice where allocated_total > total union all
           select count(*)::int from crm_receipt where allocated_total > amount`
      )
      expect(rows.map(({ over }) => over)).toEqual([0, 0])
      const [{ sum }] = await sql<{ sum: string }>("select sum(allocated_total)::text as sum from crm_invoice")
      // 50 x 33.03 = 1,651.50; what a pair no longer fits into is left.
      expect(parseFloat(sum)).toBeGreaterThan(1_200)
      expect(await service.verify()).toEqual([])
    })

    it("allocating and undoing at once ends where the rows say", async () => {
      const invoices = await Promise.all(Array.from({ length: 3 }, issued))
      const paid = await receipt("500")
      await withWorkers(
        Array.from({ length: 60 }, (_, index) => index),
        12,
        async (index) => {
          const [made] = await service.allocate({
            receipt_id: paid.id,
            allocations: [{ invoice_id: invoices[index % 3].id, amount: "7" }],
            actor: CLERK,
          })
          await Promise.all([service.reverseAllocation(made.id, CLERK), service.reverseAllocation(made.id, CLERK)])
        }
      )
      expect(await service.verify()).toEqual([])
      const rows = await sql<{ allocated: string }>("select allocated_total::text as allocated from crm_invoice")
      expect(rows.map(({ allocated }) => parseFloat(allocated))).toEqual([0, 0, 0])
    })

    it("50 credit notes of all at once: one is made", async () => {
      const invoice = await issued()
      const results = await Promise.allSettled(
        Array.from({ length: 50 }, () => service.createCreditNote({ invoice_id: invoice.id, actor: CLERK }))
      )
      expect(fulfilled(results)).toHaveLength(1)
      expect(reasons(results).every((reason) => reason.includes("nothing is left to credit"))).toBe(true)
      expect(await service.verify()).toEqual([])
    })

    it("50 credit notes of a cent too much together: the first is made, the others are refused in words", async () => {
      const invoice = await issued()
      const results = await Promise.allSettled(
        Array.from({ length: 50 }, () =>
          service.createCreditNote({ invoice_id: invoice.id, amount: "16.52", actor: CLERK })
        )
      )
      expect(fulfilled(results)).toHaveLength(1)
      expect(new Set(reasons(results))).toEqual(
        new Set([`Invoice ${invoice.number}: EUR 16.52 cannot be credited; EUR 16.51 is left to credit.`])
      )
      expect(await service.verify()).toEqual([])
    })

    it("50 payments back of a cent too much together, beside allocations: never more than there is", async () => {
      const invoice = await issued()
      const paid = await receipt("33.03")
      const results = await Promise.allSettled([
        ...Array.from({ length: 50 }, () => service.payBack({ receipt_id: paid.id, amount: "16.52", actor: CLERK })),
        ...Array.from({ length: 10 }, () =>
          service.allocate({
            receipt_id: paid.id,
            allocations: [{ invoice_id: invoice.id, amount: "16.52" }],
            actor: CLERK,
          })
        ),
      ])
      expect(fulfilled<unknown>(results)).toHaveLength(1)
      expect(
        reasons(results).filter((reason) => !/^Receipt R-\d+-\d+ has EUR 16.51 left; EUR 16.52 cannot be /.test(reason))
      ).toEqual([])
      expect(await service.verify()).toEqual([])
    })

    it("one act at a time is leased to tell the host about an order", async () => {
      await service.recordReceipt({ source: "manual", customer_id: "cus_1", amount: "33.03", currency_code: "eur", received_date: TODAY, actor: CLERK }) // prettier-ignore
      const { id } = await service.createInvoiceDraft(draftInput({ order_id: "order_1" }), CLERK)
      await service.issueInvoice(id, { actor: CLERK })
      const [{ id: receipt_id }] = await service.listCrmReceipts({})
      await service.allocate({ receipt_id, allocations: [{ invoice_id: id, amount: "33.03" }], actor: CLERK })
      const facts = { order_id: "order_1", currency_code: "eur", total: "33.033", pending_difference: "33.033", open_collection: null, open_payment: null } // prettier-ignore
      const claims = await Promise.all(Array.from({ length: 10 }, () => service.claimHostPayment(facts)))
      expect(new Set(claims.map((claim) => claim!.act.id)).size).toBe(1)
      expect(claims.filter((claim) => claim!.mine)).toHaveLength(1)
      expect(String(claims[0]!.act.amount)).toBe("33.033")
      await sql("update crm_host_payment set leased_until = now() - interval '1 second'")
      expect((await service.claimHostPayment(facts))!.mine).toBe(true)
      await service.finishHostPayment(claims[0]!.act.id, "pay_1")
      expect(await service.claimHostPayment({ ...facts, pending_difference: "0" })).toBeNull()
      const refund = {
        order_id: "order_1",
        payment_id: "pay_1",
        refund_id: "ref_1",
        currency_code: "eur",
        amount: "13.033",
      }
      await Promise.all([service.recordHostRefund(refund), service.recordHostRefund(refund)])
      expect(String((await service.retrieveCrmInvoice(id)).allocated_total)).toBe("20")
      expect(await service.claimHostPayment({ ...facts, pending_difference: "13.033" })).toBeNull()
      expect(await service.verify()).toEqual([])
    })
  })
}
