import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import fc from "fast-check"
import request from "supertest"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { REPORTING_MODULE } from "../../src/modules/reporting"
import type { ReportingModuleService } from "../../src/modules/reporting/service"
import { Actor } from "../../src/shared/actor"
import { addDays, storeToday } from "../../src/shared/days"
import { draftInput, line, VAT10 } from "../fixtures/receivable"
import { Caller, createUser } from "../support/callers"
import { readHostOrder } from "../../src/workflows/receivable/host/host-order"
import { refreshReceivableOrder } from "../../src/workflows/receivable/host/refresh-order"
import { checkout, createOrder, createStore, deliverItems } from "../support/receivable-store"

jest.setTimeout(900_000)

const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const RUNS = process.env.CRM_DEEP === "1" ? 1_000 : 60

type Line = { account: string; account_code: string; account_name: string | null; key: string; debit: number; credit: number; entry_id: string; number: string; id: string }

/*
 * All of today, EUR.
 *
 * A  2 x 50 less 10, shipping 5, VAT 10 %: 95 + 9.50 = 104.50      B  30.03 + 3.00 = 33.03, voided
 * C  30.03 + 3.00 = 33.03, credited line by line                   D  credit of 10.45 on A: an allowance of 9.50 and 0.95 of tax
 * R  100 by bank transfer: 90 to A, 5 paid back in cash, 5 free
 *
 * | account              | debit                              | credit                            |
 * | bank                 | 100 (R)                            | 5                                 |
 * | receivables          | 104.50 + 33.03 + 33.03 = 170.56    | 33.03 + 33.03 + 10.45 + 90 = 166.51 |
 * | advances and credits | 33.03 + 10.45 + 90 + 5 = 138.48    | 33.03 + 10.45 + 100 = 143.48      |
 * | tax 10 %             | 3 + 3 + 0.95 = 6.95                | 9.50 + 3 + 3 = 15.50              |
 * | sales                | 30.03 + 30.03 = 60.06              | 100 + 30.03 + 30.03 = 160.06      |
 * | shipping             |                                    | 5                                 |
 * | discounts            | 10                                 |                                   |
 * | allowances           | 9.50                               |                                   |
 *
 * Both sides 495.55. Owed at the end: 4.05 of A; free: 5.
 */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const today = storeToday("UTC")
    const http = () => request(api.defaults.baseURL!)
    let admin: Caller
    let receivable: ReceivableModuleService
    let reporting: ReportingModuleService
    const get = async (path: string) =>
      (await http().get(`/admin/crm/reports/${path}`).set(admin.headers).expect(200)).body

    beforeEach(async () => {
      admin = await createUser(getContainer())
      receivable = getContainer().resolve(RECEIVABLE_MODULE)
      reporting = getContainer().resolve(REPORTING_MODULE)
    })

    /*
     * EUR: O-1 of 100, 80 of it open; O-2 of 50; a credit of 30. 25 of the credit settle O-1, and O-2 was taken over wrongly and is voided.
     * Owed 55, free 5; sales of 33.03 by an invoice of our own, credited to nothing.
     */
    describe("opening balances", () => {
      const HEAD = "number,email,issue_date,due_date,currency,total,outstanding"
      const O1 = `O-1,Ann@Example.com,${addDays(today, -60)},${addDays(today, -30)},eur,100,80`
      const O2 = `O-2,ann@example.com,${addDays(today, -20)},${addDays(today, 10)},eur,50,50`
      const CREDIT = `O-3,ann@example.com,${addDays(today, -40)},,eur,-30,-30`
      const send = (lines: string[], change: object = {}, caller = admin) =>
        http()
          .post("/admin/crm/opening-balances")
          .set(caller.headers)
          .send({ csv: [HEAD, ...lines].join("\n"), ...change })
      let ann: string

      beforeEach(async () => {
        const [customer] = await getContainer().resolve(Modules.CUSTOMER).createCustomers([
          { email: "ann@example.com", company_name: "Ann Ltd", has_account: true },
        ])
        ann = customer.id
      })

      it("are looked at line by line, taken once, and tie out beside sales and not among them", async () => {
        const before = (await get("aging?currency_code=eur")).total
        const preview = (await send([O1, O2, CREDIT], { dry_run: true }).expect(200)).body
        expect(preview).toMatchObject({
          dry_run: true,
          line_count: 3,
          counts: { new: 3, known: 0, repeated: 0, settled: 0, wrong: 0 },
          totals: [
            { currency_code: "eur", kind: "invoice", count: 2, outstanding: 130 },
            { currency_code: "eur", kind: "credit", count: 1, outstanding: 30 },
          ],
        })
        expect(preview.lines[0]).toMatchObject({ line_number: 2, state: "new", customer_name: "Ann Ltd", reference_id: null, problem: null })
        expect((await get("aging?currency_code=eur")).total).toBe(before)
        const [one, two] = await Promise.all([send([O1, O2, CREDIT]).expect(200), send([O1, O2, CREDIT]).expect(200)])
        expect([one.body.counts.new, two.body.counts.new].sort()).toEqual([0, 3])
        const again = (await send([O1, O2, CREDIT]).expect(200)).body
        expect(again.counts).toEqual({ new: 0, known: 3, repeated: 0, settled: 0, wrong: 0 })
        const [o1, o2, credit] = again.lines.map((row: { reference_id: string }) => row.reference_id)

        const own = await receivable.createInvoiceDraft(draftInput({ customer_id: ann }), CLERK)
        await receivable.issueInvoice(own.id, { actor: CLERK })
        await receivable.allocate({ receipt_id: credit, allocations: [{ invoice_id: o1, amount: "25" }], actor: CLERK })
        await receivable.voidInvoice(o2, { actor: CLERK })

        const from = addDays(today, -90)
        const { accounts } = await get(`revenue-journal?currency_code=eur&from=${from}&limit=200`)
        expect(accounts.map((row: Line) => [row.account, row.debit, row.credit])).toEqual([
          ["receivables", 163.03, 75],
          ["customer_credit", 25, 30],
          ["tax", 0, 3],
          ["opening_balance", 80, 130],
          ["revenue", 0, 30.03],
        ])
        const tie = await get(`tie-out?currency_code=eur&from=${from}`)
        expect(tie.rows.map((row: Record<string, unknown>) => [row.key, row.documents, row.journal, row.aging, row.difference])).toEqual([
          ["opening", 50, 50, null, 0],
          ["invoiced", 33.03, 33.03, null, 0],
          ["credited", 0, 0, null, 0],
          ["received", 0, 0, null, 0],
          ["refunded", 0, 0, null, 0],
          ["outstanding", null, 88.03, 88.03, 0],
          ["customer_credit", null, 5, 5, 0],
          ["balance", 83.03, 83.03, 83.03, 0],
          ["sold_cover", 0, 0, null, 0],
        ])
        expect(tie).toMatchObject({ differences: [], unbalanced: [] })
        const aging = await get("aging?currency_code=eur")
        expect([aging.total, aging.unallocated]).toEqual([88.03, 5])
        // Owed 88.03 of 33.03 sold in 90 days: what was taken over is owed, and was not sold here.
        const { body: overview } = await http().get("/admin/crm/overview?currency_code=eur").set(admin.headers).expect(200)
        expect(overview.receivables).toMatchObject({ total: 88.03, overdue: 55, dso: 239.86 })
        const { body: of } = await http().get(`/admin/crm/customers/${ann}/account?currency_code=eur`).set(admin.headers).expect(200)
        expect(of.account.dso).toBe(239.86)
        const { body } = await http().get(`/admin/crm/customers/${ann}/statement?from=${from}`).set(admin.headers).expect(200)
        type Moved = { kind: string; number: string; amount: number }
        expect(body.statement.movements.map(({ kind, number, amount }: Moved) => [kind, number, amount]).slice(0, 3)).toEqual([
          ["opening_invoice", "O-1", 80],
          ["opening_credit", "O-3", -30],
          ["opening_invoice", "O-2", 50],
        ])
        expect(body.statement).toMatchObject({ closing_balance: 83.03, outstanding: 88.03, unallocated: 5 })
        expect(await receivable.verify()).toEqual([])

        await receivable.takeReceiptBack(credit, "of somebody else", CLERK)
        const undone = await get(`tie-out?currency_code=eur&from=${from}`)
        expect(undone.rows.map((row: Record<string, unknown>) => [row.key, row.journal, row.difference]).slice(0, 5)).toEqual([
          ["opening", 80, 0],
          ["invoiced", 33.03, 0],
          ["credited", 0, 0],
          ["received", 0, 0],
          ["refunded", 0, 0],
        ])
        expect(undone).toMatchObject({ differences: [], unbalanced: [] })
      })

      it("say what is wrong with each line, and a broken file brings nothing", async () => {
        const lines = [O1, "X,who@example.com,2026-01-01,2026-01-02,eur,1,1"]
        const { body } = await send(lines, { dry_run: true }).expect(200)
        expect(body.lines.map((row: Record<string, unknown>) => [row.line_number, row.state, row.problem])).toEqual([
          [3, "wrong", { code: "customer", value: "who@example.com", message: "there is no customer who@example.com" }],
          [2, "new", null],
        ])
        expect((await send(lines).expect(400)).body.message).toBe("Nothing was imported. line 3: there is no customer who@example.com.")
        expect(await receivable.listCrmInvoices()).toEqual([])
        expect((await send([O1], { company_id: "crmco_none" }).expect(404)).body.message).toBe("Company crmco_none was not found.")
        expect((await send([O1], { sheet: 1 }).expect(400)).body.message).toContain("sheet")
      })

      it("are papers that no tax office knows: not credited, no electronic invoice, and money acts only", async () => {
        const [{ reference_id: id }] = (await send([O1]).expect(200)).body.lines
        const post = (path: string, body: object = {}) => http().post(`/admin/crm/invoices/${id}${path}`).set(admin.headers).send(body)
        expect((await post("/credit-notes").expect(400)).body.message).toContain("is an opening balance")
        expect((await post("/credit-notes/preview").expect(400)).body.message).toContain("is an opening balance")
        await http().get(`/admin/crm/invoices/${id}/e-invoice?format=ubl`).set(admin.headers).expect(400)
        const { body } = await http().get(`/admin/crm/invoices/${id}`).set(admin.headers).expect(200)
        expect(body.invoice).toMatchObject({ number: "O-1", document_type: "opening", payment_status: "unpaid", outstanding: 80 })
        expect(body.invoice.items[0]).toMatchObject({ title: "Open balance of invoice O-1", subtitle: "Total €100.00, of which €20.00 was settled before" })
        const rep = await createUser(getContainer(), "rep")
        await http().post("/admin/crm/access").set(admin.headers).send({ user_id: rep.user_id, can_money: false }).expect(200)
        await send([O2], {}, rep).expect(403)
        const [credit] = (await send([CREDIT]).expect(200)).body.lines
        await http().post(`/admin/crm/receipts/${credit.reference_id}/take-back`).set(rep.headers).send({}).expect(403)
      })

      it("that are credits are taken back while nothing of them is used, once and for good, and may be imported anew", async () => {
        const [credit, o1] = (await send([CREDIT, O1]).expect(200)).body.lines.map((row: { reference_id: string }) => row.reference_id)
        const receipts = `/admin/crm/receipts/${credit}`
        const post = (path: string, body: object = {}) => http().post(`${receipts}${path}`).set(admin.headers).send(body)
        const { body: used } = await post("/allocations", { allocations: [{ invoice_id: o1, amount: 10 }] }).expect(200)
        const { number } = used.receipt
        const refusal = async () => (await post("/take-back").expect(400)).body.message
        expect(await refusal()).toBe(`Receipt ${number} cannot be taken back: EUR 10.00 of it is used on invoices; undo that first.`)
        await http().delete(`${receipts}/allocations/${used.receipt.allocations[0].id}`).set(admin.headers).expect(200)
        const { body: paid } = await post("/refunds", { amount: 5 }).expect(200)
        expect(await refusal()).toBe(`Receipt ${number} cannot be taken back: EUR 5.00 of it was paid back; undo that first.`)
        await http().delete(`${receipts}/refunds/${paid.receipt.refunds[0].id}`).set(admin.headers).expect(200)
        expect((await post("/take-back", { why: "x" }).expect(400)).body.message).toContain("why")
        const money = await receivable.recordReceipt({
          ...{ source: "manual", customer_id: ann, amount: "1", currency_code: "eur", received_date: today, actor: CLERK },
        })
        const wrong = await http().post(`/admin/crm/receipts/${money.id}/take-back`).set(admin.headers).send({}).expect(400)
        expect(wrong.body.message).toBe(
          `Receipt ${money.number} is money that came in, not an opening credit; it cannot be taken back.`
        )

        for (let n = 0; n < 2; n++) {
          const { body } = await post("/take-back", { note: "of somebody else" }).expect(200)
          expect(body.receipt).toMatchObject({ refunded_total: 30, unallocated: 0 })
        }
        const acts = await receivable.listCrmReceivableHistories({ reference_id: credit, act: "taken_back" })
        expect(acts).toMatchObject([{ note: "of somebody else", actor_type: "user" }])
        const { refunds } = (await http().get(receipts).set(admin.headers).expect(200)).body.receipt
        const back = refunds.find(({ method }: { method: string }) => method === "taken_back")
        const undo = await http().delete(`${receipts}/refunds/${back.id}`).set(admin.headers).expect(400)
        expect(undo.body.message).toBe(
          "The receipt was taken back because it was recorded wrongly; record it anew instead of undoing that."
        )
        const tie = await get(`tie-out?currency_code=eur&from=${addDays(today, -90)}`)
        expect(tie).toMatchObject({ differences: [], unbalanced: [] })
        expect((await send([CREDIT]).expect(200)).body.counts).toMatchObject({ new: 1, known: 0 })
        expect(await receivable.verify()).toEqual([])
      })
    })

    describe("the sales journal", () => {
      const issue = async (change: Parameters<typeof draftInput>[0] = {}) => {
        const { id } = await receivable.createInvoiceDraft(draftInput(change), CLERK)
        await receivable.issueInvoice(id, { actor: CLERK })
        return id
      }
      beforeEach(async () => {
        const shipping = { kind: "shipping" as const, title: "Parcel", quantity: 1, unit_price: "5", subtotal: "5" }
        const goods = { quantity: 2, unit_price: "50", subtotal: "100", discount_total: "10" }
        const a = await issue({ lines: [line(goods), line(shipping)] })
        await receivable.voidInvoice(await issue(), { actor: CLERK })
        await receivable.createCreditNote({ invoice_id: await issue(), actor: CLERK })
        await receivable.createCreditNote({ invoice_id: a, amount: "10.45", actor: CLERK })
        const { id } = await receivable.recordReceipt({
          ...{ source: "manual", customer_id: "cus_1", customer_name: "Engines Ltd", amount: "100", currency_code: "eur" },
          ...{ received_date: today, method: "bank_transfer", actor: CLERK },
        })
        await receivable.allocate({ receipt_id: id, allocations: [{ invoice_id: a, amount: "90" }], actor: CLERK })
        await receivable.payBack({ receipt_id: id, amount: "5", method: "cash", actor: CLERK })
      })

      it("books every document and movement in balanced double entry", async () => {
        const { accounts, debit, credit, lines, count } = await get("revenue-journal?currency_code=eur&limit=200")
        expect(accounts.map((row: Line) => [row.account, row.key, row.debit, row.credit])).toEqual([
          ["bank", "bank_transfer", 100, 0],
          ["bank", "cash", 0, 5],
          ["receivables", "", 170.56, 166.51],
          ["customer_credit", "", 138.48, 143.48],
          ["tax", "VAT10 10%", 6.95, 15.5],
          ["revenue", "", 60.06, 160.06],
          ["shipping", "", 0, 5],
          ["discounts", "", 10, 0],
          ["allowances", "", 9.5, 0],
        ])
        expect([debit, credit]).toEqual([495.55, 495.55])
        expect(lines).toHaveLength(count)
        const cents = new Map<string, number>()
        for (const row of lines as Line[]) {
          cents.set(row.entry_id, (cents.get(row.entry_id) ?? 0) + Math.round(row.debit * 100) - Math.round(row.credit * 100))
        }
        expect([...cents.values()].every((sum) => sum === 0)).toBe(true)
        expect(new Set(lines.map((row: Line) => row.id)).size).toBe(count)
        expect((await get(`revenue-journal?currency_code=eur&from=2020-01-01&to=${addDays(today, -1)}`)).count).toBe(0)
        expect((await get("revenue-journal?currency_code=usd")).count).toBe(0)
        expect((await get("revenue-journal?currency_code=eur&company_id=other")).count).toBe(0)
      })

      it("leaves as CSV in the columns and signs that are asked for, the same every time", async () => {
        const csv = async (path: string): Promise<string[]> => {
          const answer = await http().get(`/admin/crm/reports/revenue-journal/export?currency_code=eur&${path}`).set(admin.headers) // prettier-ignore
          expect([path, answer.status]).toEqual([path, 200])
          return answer.text.replace("\ufeff", "").trimEnd().split("\r\n")
        }
        const own = "columns=date,account_code,account_name,amount&delimiter=semicolon&decimal=comma&date_format=DD/MM/YYYY"
        const [year, month, day] = today.split("-")
        const date = `"${day}/${month}/${year}"`
        const lines = await csv(own)
        expect(lines.slice(0, 6)).toEqual([
          "date;account_code;account_name;amount",
          `${date};"1100";"Accounts receivable";104,5`,
          `${date};"4000";"Sales";-100`,
          `${date};"4200";"Discounts given";10`,
          `${date};"4100";"Shipping charged";-5`,
          `${date};"2300";"Tax payable VAT10 10%";-9,5`,
        ])
        expect(await csv(own)).toEqual(lines)
        const usual = await csv("")
        expect(usual[0]).toBe("date,number,account_code,account_name,debit,credit,currency_code,customer_name,id")
        expect(usual).toHaveLength(lines.length)
      })

      const setUp = async (journal_accounts: object | null) =>
        http().post("/admin/crm/settings").set(admin.headers).send({ journal_accounts }).expect(200)
      const bookedIn = async (currency: string): Promise<[string, string | null, string, number, number][]> => {
        const { accounts, debit, credit } = await get(`revenue-journal?currency_code=${currency}`)
        expect(debit).toBe(credit)
        return accounts.map((row: Line) => [row.account_code, row.account_name, row.key, row.debit, row.credit])
      }

      it("books sales by product type and category to the store's accounts, and their credit notes to the same", async () => {
        const tools = { kind: "category", id: "pcat_tools", name: "Tools" } as const
        const service = { kind: "type", id: "ptyp_service", name: "Service" } as const
        const sale = await issue({
          currency_code: "usd",
          lines: [
            line({ quantity: 1, unit_price: "10", revenue_groups: [service, tools] }),
            line({ quantity: 1, unit_price: "20", revenue_groups: [tools] }),
            line({ quantity: 1, unit_price: "40", revenue_groups: [{ ...tools, id: "pcat_other" }] }),
            line({ quantity: 1, unit_price: "80" }),
          ],
        })
        expect((await bookedIn("usd")).filter(([code]) => code[0] === "4")).toEqual([["4000", null, "", 0, 150]])
        const rows = [
          { ...service, label: "Service", code: "4020", name: "Services" },
          { ...tools, label: "Tools", code: "4010", name: null },
        ].map(({ kind, id, label, code, name }) => ({ kind, id, label, code, name }))
        await setUp({ accounts: { receivables: { code: "211", name: "Clientes" } }, revenue: rows })
        const split = [
          ["211", "Clientes", "", 165, 0],
          ["2300", null, "VAT10 10%", 0, 15],
          ["4000", null, "", 0, 120],
          ["4010", null, "Tools", 0, 20],
          ["4020", "Services", "Service", 0, 10],
        ]
        expect(await bookedIn("usd")).toEqual(split)
        const { lines } = await get("revenue-journal?currency_code=usd")
        expect(new Set(lines.map((row: Line) => row.id)).size).toBe(5)
        // The first row that fits decides; the account of two groups in one entry is one line.
        await setUp({ revenue: [rows[1], { ...rows[0], code: "4010" }] })
        expect((await bookedIn("usd")).filter(([code]) => code[0] === "4")).toEqual([
          ["4000", null, "", 0, 120],
          ["4010", null, "Tools", 0, 30],
        ])
        await setUp({ revenue: rows })
        await receivable.createCreditNote({ invoice_id: sale, actor: CLERK })
        expect((await bookedIn("usd")).filter(([code]) => code[0] === "4")).toEqual([
          ["4000", null, "", 120, 120],
          ["4010", null, "Tools", 20, 20],
          ["4020", "Services", "Service", 10, 10],
        ])
        await setUp(null)
        expect((await bookedIn("usd")).filter(([code]) => code[0] === "4")).toEqual([["4000", null, "", 150, 150]])
      })

      it("books interest and fees, small rests, what is lost, and what exchange gains or loses to accounts of their own", async () => {
        const debt = (change: Parameters<typeof draftInput>[0] = {}) => issue({ lines: [line({ quantity: 1, unit_price: "50", tax_lines: [] })], ...change })
        const brl = { currency_code: "brl" }
        await debt({ ...brl, document_type: "84", series: "INT" })
        await receivable.writeOff({ invoice_id: await debt(brl), amount: "0.50", reason_code: "bank_fee", limit: "1", actor: CLERK })
        await receivable.writeOff({ invoice_id: await debt(brl), reason_code: "bad_debt", limit: null, actor: CLERK })
        await receivable.saveExchangeRates(
          [
            { rate_date: addDays(today, -9), from_currency: "brl", to_currency: "eur", rate: "0.20", source: null },
            { rate_date: addDays(today, -1), from_currency: "brl", to_currency: "eur", rate: "0.18", source: null },
          ],
          CLERK
        )
        const draft = await receivable.createInvoiceDraft(draftInput({ ...brl, company_id: "abroad", lines: [line({ quantity: 1, unit_price: "100", tax_lines: [] })] }), CLERK)
        await receivable.issueInvoice(draft.id, { issue_date: addDays(today, -5), today, actor: CLERK })
        const receipt = await receivable.recordReceipt({
          ...{ source: "manual", customer_id: "cus_1", amount: "100", ...brl, received_date: today, company_id: "abroad", actor: CLERK },
          ...{ allocations: [{ invoice_id: draft.id, amount: "100" }], company_currency: "eur" },
        })
        expect(await bookedIn("brl")).toEqual([
          ["1100", null, "", 150, 50.5],
          ["4000", null, "", 0, 100],
          ["4800", null, "", 0, 50],
          ["6100", null, "", 50, 0],
          ["6150", null, "bank_fee", 0.5, 0],
        ])
        const abroad = async () =>
          (await get(`revenue-journal?currency_code=eur&company_id=abroad&from=${addDays(today, -9)}`)).accounts.map((row: Line) => [row.account, row.debit, row.credit])
        // 100 BRL were worth 20 EUR when they were owed and 18 when they came.
        expect(await abroad()).toEqual([["exchange", 0, 2], ["exchange_loss", 2, 0]])
        const [allocation] = await receivable.listCrmAllocations({ receipt_id: receipt.id })
        await receivable.reverseAllocation(allocation.id, CLERK)
        expect(await abroad()).toEqual([["exchange", 2, 2], ["exchange_loss", 2, 2]])
      })

      it("keeps what a product was sold under when it was invoiced", async () => {
        const store = await createStore(getContainer())
        const products = getContainer().resolve(Modules.PRODUCT)
        const [service] = await products.createProductTypes([{ value: "Hardware" }])
        const top = await products.createProductCategories({ name: "Workshop" })
        const below = await products.createProductCategories({ name: "Screws", parent_category_id: top.id })
        await products.updateProducts(store.product_id, { type_id: service.id, category_ids: [below.id] })
        const order = await checkout(getContainer(), store)
        await http().post(`/admin/crm/orders/${order}/invoices`).set(admin.headers).send({ issue: true }).expect(200)
        const [{ revenue_groups }] = await receivable.listCrmInvoiceItems({ order_item_id: { $ne: null }, kind: "item" }, { order: { created_at: "DESC" }, take: 1 })
        expect(revenue_groups).toEqual([
          { kind: "type", id: service.id, name: "Hardware" },
          { kind: "category", id: below.id, name: "Screws" },
          { kind: "category", id: top.id, name: "Workshop" },
        ])
        await products.updateProducts(store.product_id, { type_id: null, category_ids: [] })
        await setUp({ revenue: [{ kind: "category", id: top.id, label: "Workshop", code: "4011", name: null }] })
        expect((await bookedIn("usd")).filter(([code]) => code === "4011")).toEqual([["4011", null, "Workshop", 0, 30.03]])
        expect(await receivable.verify()).toEqual([])
      })

      it.each([
        [{ accounts: { secret: { code: "1" } } }, /^Invalid request: journal_accounts\.accounts/],
        [{ accounts: { tax: { code: "" } } }, /^Invalid request: journal_accounts\.accounts\.tax\.code/],
        [{ accounts: { tax: { code: "1".repeat(21) } } }, /^Invalid request: journal_accounts\.accounts\.tax\.code must have at most 20 characters$/],
        [
          { revenue: [1, 2].map((code) => ({ kind: "type", id: "ptyp_1", label: "Service", code: String(code) })) },
          /^Invalid request: journal_accounts\.revenue must name each product type and category once$/,
        ],
      ])("refuses the accounts %j", async (journal_accounts, message) => {
        const { body } = await http().post("/admin/crm/settings").set(admin.headers).send({ journal_accounts }).expect(400)
        expect(body.message).toMatch(message)
      })

      it("leaves in the columns, words and signs that the store saved, byte by byte the same also when more is booked later", async () => {
        const csv = async (to: string): Promise<string> =>
          (await http().get(`/admin/crm/reports/revenue-journal/export?currency_code=usd&company_id=files&from=${addDays(today, -9)}&to=${to}`).set(admin.headers).expect(200)).text
        const journal_csv = {
          columns: [
            { column: "account_code", heading: "Konto" },
            { column: "date", heading: "Beleg; Tag" },
            { column: "amount", heading: null },
          ],
          ...{ delimiter: "semicolon", decimal: "comma", date_format: "DD.MM.YYYY" },
        }
        const save = (value: object | null) => http().post("/admin/crm/settings").set(admin.headers).send({ journal_csv: value })
        expect((await save(journal_csv).expect(200)).body.settings.journal_csv).toEqual(journal_csv)
        const day = addDays(today, -5)
        const sell = async (issue_date: string) => {
          const { id } = await receivable.createInvoiceDraft(draftInput({ currency_code: "usd", company_id: "files" }), CLERK)
          await receivable.issueInvoice(id, { issue_date, today, actor: CLERK })
        }
        await sell(day)
        const written = day.split("-").reverse().join(".")
        const before = await csv(day)
        expect(before).toBe(
          ["\ufeff\"Konto\";\"Beleg; Tag\";amount", `"1100";"${written}";33,03`, `"4000";"${written}";-30,03`, `"2300";"${written}";-3`, ""].join("\r\n")
        )
        await sell(today)
        expect(await csv(day)).toBe(before)
        expect((await csv(today)).startsWith(before)).toBe(true)
        for (const [wrong, message] of [
          [{ ...journal_csv, columns: [] }, /^Invalid request: journal_csv\.columns/],
          [{ ...journal_csv, columns: [1, 2].map(() => ({ column: "id", heading: null })) }, /^Invalid request: journal_csv\.columns must name each column once$/],
          [{ ...journal_csv, decimal: "space" }, /^Invalid request: journal_csv\.decimal must be one of point, comma$/],
        ] as const) {
          expect((await save(wrong).expect(400)).body.message).toMatch(message)
        }
        await save(null).expect(200)
        expect((await csv(day)).split("\r\n")[0]).toBe("\ufeffdate,number,account_code,account_name,debit,credit,currency_code,customer_name,id")
      })

      it("ties out with documents and aging, and names what does not", async () => {
        const tie = await get("tie-out?currency_code=eur")
        expect(tie.rows.map((row: Record<string, unknown>) => [row.key, row.documents, row.journal, row.aging])).toEqual([
          ["opening", 0, 0, null],
          ["invoiced", 137.53, 137.53, null],
          ["credited", 43.48, 43.48, null],
          ["received", 100, 100, null],
          ["refunded", 5, 5, null],
          ["outstanding", null, 4.05, 4.05],
          ["customer_credit", null, 5, 5],
          ["balance", -0.95, -0.95, -0.95],
          ["sold_cover", 0, 0, null],
        ])
        expect(tie).toMatchObject({ differences: [], unbalanced: [] })
      })

      it.each([
        ["revenue-journal/export?columns=date,secret", /^Invalid request: columns/],
        ["revenue-journal/export?delimiter=|", /^Invalid request: delimiter must be one of comma, semicolon, tab$/],
        ["revenue-journal?from=2026-02-30", /^Invalid request: from must be a day such as 2026-11-23$/],
        ["tie-out?from=2026-02-02&to=2026-02-01", /^A journal cannot go from 2026-02-02 to 2026-02-01; its last day comes first\.$/],
      ])("refuses %s", async (path, message) => {
        const { body } = await http().get(`/admin/crm/reports/${path}`).set(admin.headers).expect(400)
        expect(body.message).toMatch(message)
      })
    })

    describe("revenue on delivery", () => {
      /*
       * 4 pieces at 10 less 4, shipping 5, VAT 10 %: 41 + 4.10 = 45.10. One piece comes on day −5, one on day −4, whose period is closed up
       * to day −3; one is credited before it comes; the last comes today, and with it the shipping.
       */
      const company_id = "on_delivery"
      const ago = (days: number): string => addDays(today, -days)
      const order = (delivered: number, deliveries: [number, number][] = [], order_id = "order_1") =>
        receivable.upsertReceivableOrder({
          ...{ order_id, company_id, customer_id: "cus_1", currency_code: "eur", total: "45.1", paid_total: "0", delivered_total: "0" },
          ...{ placed_date: ago(9), delivered_date: null, canceled_at: null },
          lines: [
            {
              ...{ order_item_id: "item_1", kind: "item", title: "Bolt", subtitle: null, sku: null, ordered: "4", returned: "0" },
              ...{ delivered: String(delivered), billable: "4", total: "39.6" },
            },
          ],
          deliveries: deliveries.map(([quantity, days]) => ({ order_item_id: "item_1", quantity, date: ago(days) })),
        })
      const goods = () => line({ order_item_id: "item_1", quantity: 4, unit_price: "10", discount_total: "4" })
      const shipping = () => ({
        ...line({ order_item_id: "ship_1", title: "Parcel", quantity: 1, unit_price: "5", subtotal: "5" }),
        kind: "shipping" as const,
      })
      const issueAt = async (days: number, change: Parameters<typeof draftInput>[0] = {}, revenue_on: "issue" | "delivery" = "delivery") => {
        const { id } = await receivable.createInvoiceDraft(
          draftInput({ company_id, order_id: "order_1", lines: [goods(), shipping()], ...change }),
          CLERK
        )
        await receivable.issueInvoice(id, { issue_date: ago(days), today, actor: CLERK, revenue_on })
        return id
      }
      const booked = async (from: number, to: number) =>
        (await get(`revenue-journal?currency_code=eur&company_id=${company_id}&from=${ago(from)}&to=${ago(to)}`)).lines.map((row: Line & { kind: string }) => [
          row.kind,
          row.account,
          row.debit,
          row.credit,
        ])
      const csv = async (to: number): Promise<string> =>
        (
          await http()
            .get(`/admin/crm/reports/revenue-journal/export?currency_code=eur&company_id=${company_id}&from=${ago(9)}&to=${ago(to)}`)
            .set(admin.headers)
            .expect(200)
        ).text
      const balances = async (): Promise<Record<string, number>> => {
        const { accounts } = await get(`revenue-journal?currency_code=eur&company_id=${company_id}&from=${ago(9)}`)
        return Object.fromEntries(accounts.map((row: Line) => [row.account, Math.round((row.debit - row.credit) * 100) / 100 + 0]))
      }

      it("is a contract liability until the goods come, each on their day; what was exported stays as it was", async () => {
        await order(0)
        const id = await issueAt(9)
        expect(await booked(9, 6)).toEqual([
          ["invoice", "receivables", 45.1, 0],
          ["invoice", "contract_liability", 0, 41],
          ["invoice", "tax", 0, 4.1],
        ])
        const before = await csv(6)
        const first: [number, number] = [1, 5]
        await order(1, [first])
        await order(1, [first])
        expect(await booked(5, 5)).toEqual([
          ["delivery", "revenue", 0, 10],
          ["delivery", "discounts", 1, 0],
          ["delivery", "contract_liability", 9, 0],
        ])
        await receivable.setPeriodLock({ company_id, lock_date: ago(3), may_reopen: true, actor: CLERK })
        await order(2, [first, [1, 4]])
        expect(await booked(4, 3)).toEqual([])
        expect((await booked(2, 2)).map(([kind, account]: string[]) => [kind, account])).toEqual([
          ["delivery", "revenue"],
          ["delivery", "discounts"],
          ["delivery", "contract_liability"],
        ])
        const { items } = (await receivable.retrieveCrmInvoice(id, { relations: ["items"] })) as unknown as { items: { id: string; kind: string }[] }
        const [item] = items.filter(({ kind }) => kind === "item")
        await receivable.createCreditNote({ invoice_id: id, items: [{ invoice_item_id: item.id, quantity: 1 }], actor: CLERK })
        expect((await booked(0, 0)).filter(([kind]: string[]) => kind === "credit_note")).toEqual([
          ["credit_note", "customer_credit", 0, 9.9],
          ["credit_note", "contract_liability", 9, 0],
          ["credit_note", "tax", 0.9, 0],
        ])
        await order(3, [first, [1, 4], [1, 0]])
        expect(await balances()).toMatchObject({ contract_liability: 0, revenue: -30, discounts: 3, shipping: -5, tax: -3.2, receivables: 35.2 })
        expect(await csv(6)).toBe(before)
        const tie = await get(`tie-out?currency_code=eur&company_id=${company_id}&from=${ago(9)}`)
        expect([tie.differences, tie.unbalanced, tie.rows.filter(({ difference }: { difference: number }) => difference)]).toEqual([[], [], []])
        await receivable.setPeriodLock({ company_id, lock_date: null, may_reopen: true, actor: CLERK })
      })

      it("takes back revenue for what came back, and all of a voided invoice with what was delivered of it", async () => {
        await order(4, [[4, 9]])
        const id = await issueAt(8)
        expect(await balances()).toEqual({ receivables: 45.1, revenue: -40, discounts: 4, shipping: -5, tax: -4.1 })
        await receivable.voidInvoice(id, { actor: CLERK })
        expect(Object.values(await balances()).every((amount) => amount === 0)).toBe(true)
        const again = await issueAt(7)
        await receivable.createCreditNote({ invoice_id: again, actor: CLERK })
        expect(await balances()).toMatchObject({ revenue: 0, discounts: 0, shipping: 0, tax: 0 })
        // Issued without it, nothing waits.
        await order(0, [], "order_2")
        await issueAt(6, { order_id: "order_2" }, "issue")
        expect(await balances()).toMatchObject({ revenue: -40, discounts: 4, shipping: -5 })
      })

      it("keeps a deposit as a contract liability until the goods come, and no longer than the final invoice where it counts on issue", async () => {
        for (const [revenue_on, liability, days] of [["delivery", -36, 8], ["issue", 0, 6]] as const) {
          const order_id = `order_${revenue_on}`
          await order(0, [], order_id)
          const before = (await balances()).contract_liability ?? 0
          const deposit = line({ kind: "deposit", title: "Deposit", quantity: 1, unit_price: "20", subtotal: "20" })
          const deposit_invoice_id = await issueAt(days, { order_id, document_type: "386", lines: [deposit] }, revenue_on)
          expect((await balances()).contract_liability - before).toBe(-20)
          const taken = line({ kind: "deposit", title: "Deposit", quantity: -1, unit_price: "20", subtotal: "-20", deposit_invoice_id })
          await issueAt(days - 1, { order_id, lines: [goods(), taken] }, revenue_on)
          expect((await balances()).contract_liability - before).toBe(liability)
          await order(4, [[4, 0]], order_id)
          expect((await balances()).contract_liability - before).toBe(0)
        }
      })

      it("follows the setting and the host's own deliveries", async () => {
        await http().post("/admin/crm/settings").set(admin.headers).send({ revenue_on: "delivery" }).expect(200)
        const container = getContainer()
        const store = await createStore(container)
        const id = await createOrder(container, store, { items: [{ quantity: 4, unit_price: 10 }] })
        await http().post(`/admin/crm/orders/${id}/invoices`).set(admin.headers).send({ issue: true }).expect(200)
        const of = async () => {
          const { accounts } = await get("revenue-journal?currency_code=usd")
          return Object.fromEntries(accounts.map((row: Line) => [row.account, row.debit - row.credit]))
        }
        expect(await of()).toEqual({ receivables: 44, contract_liability: -40, tax: -4 })
        const [item] = (await readHostOrder(container, id)).items
        await deliverItems(container, store, id, { [item.id]: 1 })
        await refreshReceivableOrder(container, id)
        await refreshReceivableOrder(container, id)
        expect(await of()).toEqual({ receivables: 44, contract_liability: -30, revenue: -10, tax: -4 })
        await http().post("/admin/crm/settings").set(admin.headers).send({ revenue_on: "later" }).expect(400)
        await http().post("/admin/crm/settings").set(admin.headers).send({ revenue_on: null }).expect(200)
        await deliverItems(container, store, id, { [item.id]: 3 })
        await refreshReceivableOrder(container, id)
        expect(await of()).toEqual({ receivables: 44, contract_liability: 0, revenue: -40, tax: -4 })
      })
    })

    describe("random histories", () => {
      const cents = fc.integer({ min: 1, max: 20_000 })
      const pick = fc.nat({ max: 9 })
      const act = fc.oneof(
        { weight: 3, arbitrary: fc.record({ kind: fc.constant("issue" as const), cents }) },
        { weight: 3, arbitrary: fc.record({ kind: fc.constant("receive" as const), cents }) },
        { weight: 5, arbitrary: fc.record({ kind: fc.constant("allocate" as const), pick, at: pick, cents }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("credit" as const), pick, cents }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("refund" as const), pick, cents }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("undo" as const), pick }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("void" as const), pick }) }
      )
      const money = (amount: number): string => (amount / 100).toFixed(2)
      const of = <Item>(items: Item[], index: number): Item | undefined => items[index % Math.max(items.length, 1)]
      /** What the ledger refuses for a good reason changes nothing; anything else is a fault. */
      const unlessRefused = async <Result>(work: Promise<Result>): Promise<Result | null> =>
        work.catch((error: { type?: string }) => {
          if (error.type === "not_allowed") {
            return null
          }
          throw error
        })

      it(`${RUNS} of them tie out on five days each, and a past day ignores what came later`, async () => {
        let number = 0
        await fc.assert(
          fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
            const who = `cus_${++number}`
            const company_id = `company_${number}`
            const invoices: string[] = []
            const receipts: string[] = []
            const allocations: string[] = []
            const first = -7 * acts.length
            const figuresOf = async (as_of: string) => {
              const input = { currency_code: "eur", owner_ids: null, today, payment_terms_days: 30, customer_ids: [who] }
              const aging = await reporting.aging({ ...input, as_of }, { customers: { limit: 10, offset: 0 } })
              const statement = await reporting.statement({ ...input, customer_id: who, from: addDays(today, first), to: as_of })
              const period = { currency_code: "eur", company_id, from: addDays(today, first), to: as_of }
              const { customer_ids: _all, ...everyone } = input
              const tie = await reporting.tieOut({ ...everyone, as_of }, period)
              return { aging, statement, tie }
            }
            const whole = (amount: number): number => Math.round(amount * 100)
            const check = ({ aging, statement, tie }: Awaited<ReturnType<typeof figuresOf>>) => {
              const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + whole(amount), 0)
              expect(sum(aging.buckets.map(({ amount }) => amount))).toBe(whole(aging.total))
              expect(sum(aging.customers!.map(({ total }) => total))).toBe(whole(aging.total))
              expect([statement.outstanding, statement.unallocated]).toEqual([aging.total, aging.unallocated])
              expect(sum(statement.open_items.map(({ outstanding }) => outstanding))).toBe(whole(aging.total))
              expect(whole(statement.closing_balance)).toBe(
                whole(statement.outstanding) - whole(statement.unallocated) - whole(statement.advances)
              )
              expect(sum([statement.opening_balance, ...statement.movements.map(({ amount }) => amount)])).toBe(
                whole(statement.closing_balance)
              )
              expect(tie.rows.filter(({ difference }) => difference !== 0)).toEqual([])
              expect([tie.differences, tie.unbalanced]).toEqual([[], []])
              expect(tie.rows.find(({ key }) => key === "balance")!.journal).toBe(statement.closing_balance)
            }
            let half: { day: string; was: unknown } | null = null
            for (const [index, step] of acts.entries()) {
              const day = addDays(today, first + 7 * index)
              switch (step.kind) {
                case "issue": {
                  const lines = [line({ quantity: 1, unit_price: money(step.cents), tax_lines: [VAT10] })]
                  const draft = await receivable.createInvoiceDraft(draftInput({ customer_id: who, company_id, lines }), CLERK)
                  await receivable.issueInvoice(draft.id, { issue_date: day, today: day, actor: CLERK })
                  invoices.push(draft.id)
                  break
                }
                case "receive": {
                  const { id } = await receivable.recordReceipt({
                    ...{ source: "manual", customer_id: who, company_id, amount: money(step.cents), currency_code: "eur" },
                    ...{ received_date: day, actor: CLERK },
                  })
                  receipts.push(id)
                  break
                }
                case "allocate": {
                  const [receipt_id, invoice_id] = [of(receipts, step.at), of(invoices, step.pick)]
                  if (receipt_id && invoice_id) {
                    const made = await unlessRefused(
                      receivable.allocate({
                        ...{ receipt_id, allocation_date: day, actor: CLERK },
                        allocations: [{ invoice_id, amount: money(step.cents) }],
                      })
                    )
                    allocations.push(...(made ?? []).map(({ id }) => id))
                  }
                  break
                }
                case "credit": {
                  const invoice_id = of(invoices, step.pick)
                  if (invoice_id) {
                    await unlessRefused(
                      receivable.createCreditNote({ invoice_id, amount: money(step.cents), issue_date: day, actor: CLERK })
                    )
                  }
                  break
                }
                case "refund": {
                  const receipt_id = of(receipts, step.pick)
                  if (receipt_id) {
                    await unlessRefused(
                      receivable.payBack({ receipt_id, amount: money(step.cents), paid_date: day, actor: CLERK })
                    )
                  }
                  break
                }
                case "undo": {
                  const id = of(allocations, step.pick)
                  if (id) {
                    await receivable.reverseAllocation(id, CLERK)
                  }
                  break
                }
                case "void": {
                  const id = of(invoices, step.pick)
                  if (id) {
                    await unlessRefused(receivable.voidInvoice(id, { actor: CLERK }))
                  }
                }
              }
              if (index === Math.floor(acts.length / 2)) {
                half = { day, was: await figuresOf(day) }
              }
            }
            for (const offset of [first + 7, Math.floor(first / 2), -1, 0, 45]) {
              check(await figuresOf(addDays(today, offset)))
            }
            expect(await figuresOf(half!.day)).toEqual(half!.was)
          }),
          { numRuns: RUNS, endOnFailure: true }
        )
        expect(await receivable.verify()).toEqual([])
      })
    })
  },
})
