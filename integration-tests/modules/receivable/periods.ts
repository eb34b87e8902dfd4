import { InvoiceDraftInput } from "../../../src/modules/receivable/types"
import { Actor } from "../../../src/shared/actor"
import { addDays, storeToday } from "../../../src/shared/days"
import { draftInput, line } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLOSED = addDays(TODAY, -10)
const OPEN = addDays(CLOSED, 1)
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const REFUSED = `the books are closed up to ${CLOSED}. The day can be ${OPEN} or later.`

export const closedPeriods: ReceivableSuite = ({ service, sql, manager }) => {
  const draft = (change: Partial<InvoiceDraftInput> = {}) => service.createInvoiceDraft(draftInput(change), CLERK)
  const issued = async (issue_date: string, change: Partial<InvoiceDraftInput> = {}) =>
    service.issueInvoice((await draft(change)).id, { issue_date, actor: CLERK })
  const receipt = (received_date: string, change: object = {}) =>
    service.recordReceipt({
      source: "manual",
      customer_id: "cus_1",
      amount: "33.03",
      currency_code: "eur",
      received_date,
      actor: CLERK,
      ...change,
    })
  const close = (lock_date: string | null, change: object = {}) =>
    service.setPeriodLock({ company_id: "default", lock_date, may_reopen: false, actor: CLERK, ...change })

  describe("a closed period", () => {
    afterEach(async () => expect(await service.verify()).toEqual([]))

    it("takes no revenue of a delivery, and what became revenue is final", async () => {
      const order = { order_id: "order_1", lines: [line({ order_item_id: "item_1" })] }
      const { id } = await draft(order)
      const { number } = await service.issueInvoice(id, { issue_date: CLOSED, actor: CLERK, revenue_on: "delivery" })
      await close(CLOSED)
      const deliver = (date: string) =>
        sql(
          `insert into crm_revenue_move (id, entry_id, kind, invoice_id, invoice_item_id, move_date, quantity, goods, discount)
           select 'crmrm_' || ?, invoice_id, 'delivered', invoice_id, invoice_item_id, ?, 1, 10.01, 0
           from crm_revenue_move where kind = 'promised'`,
          [date, date]
        )
      await expect(deliver(CLOSED)).rejects.toMatchObject({
        code: "CRM01",
        detail: expect.stringContaining(`Revenue of invoice ${number} cannot move on ${CLOSED}: ${REFUSED}`),
      })
      await deliver(OPEN)
      for (const change of ["update crm_revenue_move set goods = 0", `delete from crm_revenue_move where move_date = '${OPEN}'`]) {
        await expect(sql(change)).rejects.toMatchObject({
          code: "CRM01",
          detail: "What became revenue cannot be changed or deleted.",
        })
      }
      expect(await sql("select kind, move_date from crm_revenue_move order by move_date, kind")).toEqual([
        { kind: "promised", move_date: CLOSED },
        { kind: "delivered", move_date: OPEN },
      ])
    })

    it("takes no invoice, credit note, receipt, allocation, undoing or voiding", async () => {
      const [paid, open, quiet] = [await issued(CLOSED), await issued(CLOSED), await issued(CLOSED)]
      const money = await receipt(CLOSED, { amount: "40" })
      const to = (allocation_date: string) =>
        service.allocate({
          receipt_id: money.id,
          allocations: [{ invoice_id: paid.id, amount: "10" }],
          allocation_date,
          actor: CLERK,
        })
      const [allocation] = await to(CLOSED)
      const waiting = await draft()
      await close(CLOSED)

      await expect(service.issueInvoice(waiting.id, { issue_date: CLOSED, actor: CLERK })).rejects.toThrow(
        `Invoice ${quiet.number!.slice(0, -1)}4 cannot be of ${CLOSED}: ${REFUSED}`
      )
      await expect(service.createCreditNote({ invoice_id: open.id, issue_date: CLOSED, actor: CLERK })).rejects.toThrow(
        `cannot be of ${CLOSED}: ${REFUSED}`
      )
      await expect(receipt(addDays(CLOSED, -5))).rejects.toThrow(`cannot be of ${addDays(CLOSED, -5)}: ${REFUSED}`)
      await expect(to(CLOSED)).rejects.toThrow(`Invoice ${paid.number} cannot be settled on ${CLOSED}: ${REFUSED}`)
      await expect(service.voidInvoice(quiet.id, { actor: CLERK })).rejects.toThrow(
        `Invoice ${quiet.number} cannot be voided: it is of ${CLOSED}: ${REFUSED}`
      )
      expect(await service.listCrmCreditNotes({})).toEqual([])
      expect((await service.retrieveCrmInvoice(waiting.id)).status).toBe("draft")

      // On open days everything goes on, also for what is older.
      expect((await service.issueInvoice(waiting.id, { issue_date: OPEN, actor: CLERK })).issue_date).toBe(OPEN)
      expect((await to(OPEN))[0].allocation_date).toBe(OPEN)
      expect((await service.reverseAllocation(allocation.id, CLERK, CLOSED)).reversed_date).toBe(OPEN)
      expect((await service.createCreditNote({ invoice_id: open.id, actor: CLERK })).issue_date).toBe(TODAY)
      expect((await receipt(OPEN)).received_date).toBe(OPEN)
    })

    it("takes none by SQL either", async () => {
      const [invoice, other] = [await issued(CLOSED), await draft()]
      const money = await receipt(CLOSED)
      await service.allocate({ receipt_id: money.id, allocations: [{ invoice_id: invoice.id, amount: "5" }], allocation_date: CLOSED, actor: CLERK }) // prettier-ignore
      await close(CLOSED)
      const copy = async (table: string, changes: Record<string, string>) => {
        const columns = await sql<{ name: string }>("select column_name as name from information_schema.columns where table_name = ?", [table]) // prettier-ignore
        const names = columns.map(({ name }) => name)
        const values = names.map((name) => changes[name] ?? `"${name}"`)
        return sql(
          `insert into ${table} (${names.map((name) => `"${name}"`).join(", ")}) select ${values.join(", ")} from ${table} where ${table === "crm_invoice" ? `id = '${invoice.id}'` : "true"} limit 1`
        )
      }
      const tries = [
        sql(
          `update crm_invoice set status = 'issued', number = 'X', year = 2026, sequence = 9, hash = 'x', issue_date = ?, due_date = ?, issued_at = now() where id = ?`,
          [CLOSED, CLOSED, other.id]
        ),
        sql(`update crm_invoice set status = 'voided', voided_at = now(), voided_date = ?, allocated_total = 0, raw_allocated_total = '{}' where id = ?`, [TODAY, invoice.id]), // prettier-ignore
        sql(`update crm_allocation set reversed_at = now(), reversed_date = ?`, [CLOSED]),
        copy("crm_invoice", { id: "'i2'", number: "'INV-X'", sequence: "99" }),
        copy("crm_receipt", { id: "'r2'", number: "'R-X'", sequence: "99" }),
        copy("crm_allocation", { id: "'a2'", amount: "1" }),
      ]
      for (const tried of await Promise.allSettled(tries)) {
        expect(tried).toMatchObject({
          status: "rejected",
          reason: { code: "CRM01", detail: expect.stringContaining(REFUSED) },
        })
      }
    })

    it("takes no payment back and no undoing of one, by SQL either", async () => {
      const [money, later] = [await receipt(CLOSED, { amount: "40" }), await receipt(OPEN, { amount: "40" })]
      const back = (paid_date: string, receipt_id = money.id) =>
        service.payBack({ receipt_id, amount: "1", paid_date, actor: CLERK })
      const known = await back(CLOSED)
      await close(CLOSED)
      await expect(back(CLOSED)).rejects.toThrow(`Receipt ${money.number} cannot be paid back on ${CLOSED}: ${REFUSED}`)
      const tries = [
        sql("update crm_refund set reversed_at = now(), reversed_date = ? where id = ?", [CLOSED, known.id]),
        sql("update crm_refund set paid_date = ? where id = ?", [OPEN, known.id]),
      ]
      const [undone, moved] = await Promise.allSettled(tries)
      expect(undone).toMatchObject({
        status: "rejected",
        reason: { code: "CRM01", detail: `Receipt ${money.number} was paid back; that cannot be undone on ${CLOSED}: ${REFUSED}` },
      })
      expect(moved).toMatchObject({ status: "rejected", reason: { code: "CRM01" } })
      // Open days are as before, for money of the closed period too.
      expect((await back(OPEN)).paid_date).toBe(OPEN)
      expect((await back(OPEN, later.id)).paid_date).toBe(OPEN)
      await service.reversePayBack(known.id, CLERK)
      const [row] = await service.listCrmRefunds({ id: known.id })
      expect(row.reversed_date).toBe(TODAY)
    })

    it("of either company is closed where the money of one settles an invoice of the other", async () => {
      const invoice = await issued(CLOSED, { company_id: "crmco_2" })
      const money = await receipt(CLOSED, { amount: "40", company_id: "default" })
      const settle = (allocation_date?: string) =>
        service.allocate({ receipt_id: money.id, allocations: [{ invoice_id: invoice.id, amount: "10" }], allocation_date, actor: CLERK })
      const [allocation] = await settle(CLOSED)
      await close(CLOSED)
      await expect(settle(CLOSED)).rejects.toThrow(`Receipt ${money.number} cannot settle anything on ${CLOSED}: ${REFUSED}`)
      expect((await settle())[0].allocation_date).toBe(TODAY)
      expect((await service.reverseAllocation(allocation.id, CLERK, CLOSED)).reversed_date).toBe(OPEN)
      await close(null, { may_reopen: true })
      await close(CLOSED, { company_id: "crmco_2" })
      await expect(settle(CLOSED)).rejects.toThrow(`Invoice ${invoice.number} cannot be settled on ${CLOSED}: ${REFUSED}`)
    })

    it("is of one company", async () => {
      await close(CLOSED)
      expect((await issued(CLOSED, { company_id: "crmco_2" })).issue_date).toBe(CLOSED)
      await close(CLOSED, { company_id: "crmco_2" })
      await expect(issued(CLOSED, { company_id: "crmco_2" })).rejects.toThrow(REFUSED)
      expect((await service.periodLocks()).map(({ company_id, lock_date }) => [company_id, lock_date])).toEqual([
        ["crmco_2", CLOSED],
        ["default", CLOSED],
      ])
    })

    it("moves what the host tells too late to the first open day", async () => {
      await close(CLOSED)
      const late = await receipt(CLOSED, { source: "host_capture", source_id: "cap_1", order_id: "order_1" })
      expect(late.received_date).toBe(OPEN)
    })

    it("ends before today, and is opened again only with the right to; both stand in History", async () => {
      await expect(close(TODAY)).rejects.toThrow(
        `The books can be closed up to ${addDays(TODAY, -1)}: ${TODAY} is not over yet.`
      )
      await expect(close("2026-02-30")).rejects.toThrow("2026-02-30 is not a day such as 2026-11-23.")
      expect(await close(CLOSED)).toMatchObject({ lock_date: CLOSED, set_by: "user_clerk" })
      await close(CLOSED)
      for (const day of [addDays(CLOSED, -1), null]) {
        await expect(close(day)).rejects.toThrow(
          `The books are closed up to ${CLOSED}; only someone who may change the set-up can open that period again.`
        )
      }
      expect(await close(null, { may_reopen: true, note: "auditor asked" })).toMatchObject({ lock_date: null })
      const rows = await service.listCrmReceivableHistories(
        { reference: "crm_period_lock", reference_id: "default" },
        { order: { created_at: "ASC" } }
      )
      expect(rows.map(({ act, changes, note }) => [act, changes, note])).toEqual([
        ["period_closed", { lock_date: [null, CLOSED] }, null],
        ["period_reopened", { lock_date: [CLOSED, null] }, "auditor asked"],
      ])
    })

    it("lets nothing slip behind it while it is being closed", async () => {
      const yesterday = addDays(TODAY, -1)
      const count = async () => (await sql<{ count: number }>("select count(*)::int as count from crm_invoice where status = 'issued'"))[0].count // prettier-ignore
      let issuedSoFar = 0
      let atClosing: Promise<number> | undefined
      const refusals: string[] = []
      const write = async (): Promise<void> => {
        for (;;) {
          const { id } = await draft()
          try {
            await service.issueInvoice(id, { issue_date: yesterday, actor: CLERK })
          } catch (error) {
            refusals.push((error as Error).message)
            return
          }
          if (++issuedSoFar === 20) {
            atClosing = close(yesterday).then(count)
          }
        }
      }
      await Promise.all(Array.from({ length: 8 }, write))
      expect(refusals.filter((message) => !message.includes(`the books are closed up to ${yesterday}`))).toEqual([])
      expect(refusals).toHaveLength(8)
      expect(await count()).toBe(await atClosing)
    })

    it("is seen by a transaction that began before it", async () => {
      const { id } = await draft()
      const slip = manager().transactional(
        async (transaction) => {
          await transaction.execute("select count(*) from crm_invoice")
          await close(CLOSED)
          await transaction.execute(
            `update crm_invoice set status = 'issued', number = 'X', year = 2026, sequence = 9, hash = 'x', issue_date = ?, due_date = ?,
               issued_at = now() where id = ?`,
            [CLOSED, CLOSED, id]
          )
        },
        { isolationLevel: "repeatable read" as never }
      )
      await expect(slip).rejects.toMatchObject({ code: "40001" })
      expect((await service.retrieveCrmInvoice(id)).status).toBe("draft")
    })
  })
}
