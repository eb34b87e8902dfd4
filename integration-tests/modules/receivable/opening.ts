import type { OpeningImport, OpeningParty } from "../../../src/modules/receivable/acts/import-opening"
import { readOpeningCsv } from "../../../src/modules/receivable/rules/opening-csv"
import { Actor } from "../../../src/shared/actor"
import { addDays, storeToday } from "../../../src/shared/days"
import { draftInput } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const YEAR = Number(TODAY.slice(0, 4))
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const HEAD = "number,email,issue_date,due_date,currency,total,outstanding"

const { customer_kind, locale, seller, buyer } = draftInput()
const party = (customer_id: string, customer_name: string): OpeningParty => ({
  ...{ customer_id, customer_name, customer_kind, locale, seller, buyer },
})
const PARTIES = new Map([
  ["anna@example.com", party("cus_anna", "Anna")],
  ["bob@example.com", party("cus_bob", "Bob")],
])

export const openingBalances: ReceivableSuite = ({ service, sql }) => {
  const input = (...lines: string[]): OpeningImport => ({
    company_id: "default",
    rows: readOpeningCsv([HEAD, ...lines].join("\n"), { decimal: ".", date_format: "YYYY-MM-DD" }, TODAY),
    parties: PARTIES,
    filename: "open.csv",
    titleOf: ({ number }) => ({ title: `Invoice ${number}`, subtitle: null }),
    today: TODAY,
    actor: CLERK,
  })
  const take = (...lines: string[]) => service.importOpening(input(...lines))
  const states = (results: { state: string }[]) => results.map(({ state }) => state)
  const A1 = "INV-2026-0001,anna@example.com,2024-01-10,2024-02-09,eur,120.50,100"
  const A2 = "17,anna@example.com,2023-05-02,2023-06-01,eur,50,50"
  const B1 = "17,bob@example.com,2024-03-01,2024-03-31,usd,70,70"
  const C1 = "17,anna@example.com,2024-02-01,,eur,-30,-25"

  describe("an opening balance", () => {
    afterEach(async () => expect(await service.verify()).toEqual([]))

    it("is an issued document with the number it had, in a series and chain of its own, and stands beside our own numbers", async () => {
      const own = await service.issueInvoice((await service.createInvoiceDraft(draftInput({ series: "INV" }), CLERK)).id, { actor: CLERK })
      const results = await take(A1, A2, B1, C1)
      expect(states(results)).toEqual(["new", "new", "new", "new"])
      const [a1, a2, b1] = await Promise.all(
        results.slice(0, 3).map(({ reference_id }) => service.retrieveCrmInvoice(reference_id!, { relations: ["items", "instalments"] }))
      )
      expect(a1).toMatchObject({
        ...{ number: "INV-2026-0001", document_type: "opening", status: "issued", fiscal_documents: "elsewhere" },
        ...{ issue_date: "2024-01-10", due_date: "2024-02-09", total: 100, payable: 100, tax_total: 0, order_id: null },
        ...{ customer_id: "cus_anna", bill_to_customer_id: "cus_anna", series: "OPEN", year: YEAR, sequence: 2 },
        items: [{ title: "Invoice INV-2026-0001", total: 100 }],
        instalments: [{ due_date: "2024-02-09", amount: 100, open: true }],
      })
      expect([a2.sequence, a2.previous_hash]).toEqual([1, null])
      expect([a1.previous_hash, b1.previous_hash]).toEqual([a2.hash, a1.hash])
      expect([b1.number, b1.sequence, b1.currency_code]).toEqual(["17", 3, "usd"])
      const credit = await service.retrieveCrmReceipt(results[3].reference_id!)
      expect(credit).toMatchObject({
        ...{ number: "17", source: "opening", amount: 25, received_date: "2024-02-01", series: "OPENCR", sequence: 1, method: null },
      })
      const [{ act, note, changes }] = await service.listCrmReceivableHistories({ reference_id: a1.id })
      expect([act, note, changes]).toEqual(["taken_over", null, { file: [null, { filename: "open.csv", line: 2 }], total: [null, "120.5"], outstanding: [null, "100"] }])
      expect(await service.position("cus_anna")).toMatchObject([{ currency_code: "eur", outstanding: "150", overdue: "150", unallocated: "25" }])
      // The same text is a number of both ledgers; ours goes on.
      expect(own.number).toBe(`INV-${YEAR}-0001`)
    })

    it("is settled like any invoice, also by an opening credit", async () => {
      const [invoice, , credit] = await take(A1, A2, C1)
      await service.allocate({
        receipt_id: credit.reference_id!,
        allocations: [{ invoice_id: invoice.reference_id!, amount: "25" }],
        actor: CLERK,
      })
      await service.writeOff({ invoice_id: invoice.reference_id!, reason_code: "bad_debt", amount: "75", actor: CLERK })
      expect(await service.position("cus_anna")).toMatchObject([{ outstanding: "50", unallocated: "0" }])
    })

    it("is taken once by number and customer, however often and at once the file is imported", async () => {
      const files = await Promise.all([1, 2, 3, 4].map(() => take(A1, A2, B1, C1, A1)))
      expect(files.filter((results) => states(results)[0] === "new")).toHaveLength(1)
      expect(states(await take(A1, A2, B1, C1, A1))).toEqual(["known", "known", "known", "known", "repeated"])
      const [{ count }] = await sql<{ count: number }>("select count(*)::int from crm_invoice where document_type = 'opening'")
      expect([count, (await service.listCrmReceipts({ source: "opening" })).length]).toEqual([3, 1])
      // Another file says another amount of it by now: what was taken stays.
      const [again] = await take(A1.replace("100", "60"))
      expect(again).toMatchObject({ state: "known", reference: "crm_invoice" })
    })

    it("takes nothing of a file with a broken line, and names each", async () => {
      const lines = [A1, "2,none@example.com,2024-01-10,2024-02-09,eur,1,1", "3,bob@example.com,2024-01-10,soon,eur,1,1", A1.replace(",100", ",90"), B1]
      const message =
        "Nothing was imported. line 3: there is no customer none@example.com; line 4: soon is not a day as the file writes them; " +
        "line 5: line 2 says something else of the same number and customer."
      expect(states(await service.previewOpening(input(...lines)))).toEqual(["new", "wrong", "wrong", "wrong", "new"])
      await expect(take(...lines)).rejects.toThrow(message)
      expect(await service.listCrmInvoices()).toEqual([])
    })

    it("passes over what nothing is left of, and is refused in closed books", async () => {
      expect(states(await take("9,bob@example.com,2024-01-10,2024-02-09,eur,10,0"))).toEqual(["settled"])
      await service.setPeriodLock({ company_id: "default", lock_date: "2024-01-31", may_reopen: false, actor: CLERK })
      await expect(take(A1)).rejects.toThrow("line 2: the books are closed through 2024-01-31.")
      expect(states(await take(B1))).toEqual(["new"])
    })

    it("cannot be credited, for its taxes were declared elsewhere; taken over wrongly it is voided, also when it was seen", async () => {
      const [{ reference_id: id }] = await take(A1)
      await expect(service.createCreditNote({ invoice_id: id!, actor: CLERK })).rejects.toThrow(
        "Invoice INV-2026-0001 is an opening balance: its taxes were declared where it was issued. Credit it there and import that credit, or write off what is not asked for any more."
      )
      await expect(sql("update crm_invoice set total = 1 where id = ?", [id])).rejects.toThrow()
      await service.markInvoiceHandedOver(id!, CLERK)
      await service.voidInvoice(id!, { actor: CLERK })
      const [again] = await take(A1)
      expect(again.state).toBe("new")
      expect(again.reference_id).not.toBe(id)
    })

    it("a credit that is taken back is taken over anew", async () => {
      const [{ reference_id: id }] = await take(C1)
      await service.takeReceiptBack(id!, "wrong customer", CLERK)
      const [again] = await take(C1)
      expect([again.state, again.reference_id === id]).toEqual(["new", false])
      expect(states(await take(C1))).toEqual(["known"])
    })

    it("its series count nothing else", async () => {
      const numbering = { number_format: "{series}-{number}", fiscal_year_start_month: 1, invoice_series: "OPEN", credit_note_series: "CN", receipt_series: "R" } // prettier-ignore
      await expect(service.setNumbering("default", numbering)).rejects.toThrow(
        "The series OPEN counts opening balances; invoices need a series of their own."
      )
    })

    it("takes 1,200 lines in one go, by day", async () => {
      const lines = Array.from({ length: 1_200 }, (_, index) => {
        const day = addDays("2024-01-01", (index * 7) % 300)
        return `L${index},${index % 2 ? "anna" : "bob"}@example.com,${day},${addDays(day, 30)},eur,${index + 1},${index + 1}`
      })
      expect(new Set(states(await take(...lines)))).toEqual(new Set(["new"]))
      const [{ total, count }] = await sql<{ total: string; count: number }>(
        "select sum(amount)::text as total, sum(count)::int as count from crm_open_day"
      )
      expect([total, count]).toEqual(["720600", 1_200])
    })
  })
}
