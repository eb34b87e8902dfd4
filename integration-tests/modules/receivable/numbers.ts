import { InvoiceDraftInput } from "../../../src/modules/receivable/types"
import { Actor } from "../../../src/shared/actor"
import { addDays, storeToday } from "../../../src/shared/days"
import { DEFAULT_NUMBERING, fiscalYear } from "../../../src/shared/numbering"
import { draftInput } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const USUAL = { ...DEFAULT_NUMBERING, invoice_series: "INV" }

export const numbers: ReceivableSuite = ({ service, sql }) => {
  const issued = async (change: Partial<InvoiceDraftInput> = {}, issue_date?: string, today = TODAY) =>
    service.issueInvoice((await service.createInvoiceDraft(draftInput(change), CLERK)).id, {
      issue_date,
      today,
      actor: CLERK,
    })
  const receipt = (change: object = {}) =>
    service.recordReceipt({
      source: "manual",
      customer_id: "cus_1",
      amount: "10",
      currency_code: "eur",
      received_date: TODAY,
      actor: CLERK,
      ...change,
    })

  describe("numbers", () => {
    afterEach(async () => expect(await service.verify()).toEqual([]))

    it("follow the company's format and fiscal year; each kind counts by itself", async () => {
      await service.setNumbering("default", {
        number_format: "{yy}/{series}/{number:3}",
        fiscal_year_start_month: 4,
        invoice_series: "A",
        credit_note_series: "NC",
        receipt_series: "RC",
      })
      const first = await issued({ series: "A" }, "2025-03-31")
      const second = await issued({ series: "A" }, "2025-04-01")
      expect([first.number, second.number]).toEqual(["24/A/001", "25/A/001"])
      expect(second).toMatchObject({ year: 2025, sequence: 1, previous_hash: first.hash })
      const note = await service.createCreditNote({ invoice_id: first.id, issue_date: "2025-04-02", actor: CLERK })
      expect(note).toMatchObject({ number: "25/NC/001", series: "NC", year: 2025 })
      const yy = String(fiscalYear(TODAY, 4) % 100)
      expect(await receipt()).toMatchObject({ number: `${yy}/RC/001`, series: "RC", sequence: 1 })
      expect(
        await service.nextNumbers("default", { ...USUAL, invoice_series: "A", credit_note_series: "NC" }, "2026-05-05")
      ).toEqual(
        { invoice: "A-2026-0001", credit_note: "NC-2026-0001", receipt: expect.stringMatching(/^R-\d{4}-0001$/) } // prettier-ignore
      )
    })

    it("go on over the years in a format without a year", async () => {
      await service.setNumbering("default", { ...USUAL, number_format: "{series}-{number:5}" })
      const numbered = [await issued({}, "2024-12-31"), await issued({}, "2025-01-01"), await issued({}, "2025-01-01")]
      expect(numbered.map(({ number, year }) => [number, year])).toEqual([
        ["INV-00001", 2024],
        ["INV-00002", 2025],
        ["INV-00003", 2025],
      ])
    })

    it("are the same in two companies, each with its own chain and days", async () => {
      const [one, other] = [await issued(), await issued({ company_id: "crmco_2" }, "2025-01-01")]
      expect([one.number, other.number]).toEqual([`INV-${TODAY.slice(0, 4)}-0001`, "INV-2025-0001"])
      expect([one.previous_hash, other.previous_hash]).toEqual([null, null])
      const paid = await receipt({ allocations: [{ invoice_id: other.id, amount: "10" }] })
      expect([paid.company_id, paid.number]).toEqual(["crmco_2", `R-${TODAY.slice(0, 4)}-0001`])
      expect((await receipt()).number).toBe(paid.number)
      // cus_1 owes both companies: its money is the first one's; cus_2 owes the second alone.
      await issued({ company_id: "crmco_2", customer_id: "cus_2" })
      expect((await receipt({ customer_id: "cus_2" })).company_id).toBe("crmco_2")
      expect((await receipt({ customer_id: "cus_3" })).company_id).toBe("default")
    })

    it("are never given twice, whatever the format is changed to", async () => {
      const endless = { ...USUAL, number_format: "{series}-{number}" }
      await service.setNumbering("default", endless)
      await issued({}, "2024-05-01")
      await issued({}, "2024-05-01")
      await service.setNumbering("default", USUAL)
      await issued({}, "2025-05-01")
      await service.setNumbering("default", endless)
      const draft = await service.createInvoiceDraft(draftInput(), CLERK)
      await expect(service.issueInvoice(draft.id, { issue_date: "2025-06-01", actor: CLERK })).rejects.toThrow(
        "Number INV-2 is taken by another document; change the format of numbers or the series in Settings › CRM."
      )
      await service.setNumbering("default", USUAL)
      expect(await service.issueInvoice(draft.id, { issue_date: "2025-06-01", actor: CLERK })).toMatchObject({
        number: "INV-2025-0002",
      })
    })

    it.each<[string, object, string]>([
      [
        "without a number",
        { number_format: "{series}-{year}" },
        "The format of numbers {series}-{year} needs {number}, or {number:4} for at least four digits, or two documents would have the same number.",
      ],
      [
        "one series for two kinds",
        { credit_note_series: "INV" },
        "The series INV counts credit notes; invoices need a series of their own.",
      ],
      [
        "a series that counted others",
        { invoice_series: "R", receipt_series: "RR" },
        "The series R has counted receipts; invoices need a series of their own.",
      ],
      [
        "small letters",
        { receipt_series: "r1" },
        "The series r1 of receipts must be 1 to 8 capital letters or digits.",
      ],
    ])("cannot be set up with %s", async (_case, change, message) => {
      await receipt()
      await expect(service.setNumbering("default", { ...USUAL, ...change })).rejects.toThrow(message)
      await expect(service.nextNumbers("default", { ...USUAL, ...change })).rejects.toThrow(message)
      expect(await sql("select 1 from crm_numbering")).toEqual([])
    })

    it("have a day that is not after today and not before the last", async () => {
      await issued({}, addDays(TODAY, -2))
      await expect(issued({}, addDays(TODAY, 1))).rejects.toThrow(
        `${addDays(TODAY, 1)} lies in the future; today is ${TODAY}.`
      )
      await expect(issued({}, addDays(TODAY, -3))).rejects.toThrow(
        `Series INV has a document of ${addDays(TODAY, -2)}; ${addDays(TODAY, -3)} is before it. The date can be ${addDays(TODAY, -2)} or later.`
      )
      await expect(issued({}, "2026-02-30")).rejects.toThrow("2026-02-30 is not a day such as 2026-11-23.")
      await expect(receipt({ received_date: addDays(TODAY, 1) })).rejects.toThrow("lies in the future")
      expect((await issued()).issue_date).toBe(TODAY)
    })
  })
}
