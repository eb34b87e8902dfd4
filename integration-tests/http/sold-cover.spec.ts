import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import fc from "fast-check"
import request from "supertest"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { REPORTING_MODULE } from "../../src/modules/reporting"
import type { ReportingModuleService } from "../../src/modules/reporting/service"
import { lastDayOf, monthText } from "../../src/modules/reporting/rules/provision"
import { WARRANTY_MODULE } from "../../src/modules/warranty"
import type { WarrantyModuleService } from "../../src/modules/warranty/service"
import { Actor, SYSTEM_ACTOR } from "../../src/shared/actor"
import { addDays } from "../../src/shared/days"
import { openCover, plantPlans, sellCover, soldOrder } from "../fixtures/sold-cover"
import { Caller, createUser } from "../support/callers"
import { plantRows } from "../support/rows"

jest.setTimeout(900_000)

const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

/*
 * EUR, net; plans "plus" (A, B) and "basic" (C, D), invoiced in January 2025.
 *
 * A  100 less 10 = 90, covered 2025-01-16 to 2026-01-15, 365 days.   B  2 x 36.50 = 73: one covered 2025-02-01 to 2026-01-31, one undelivered.
 * C  50, bought alone: waits, registered on 11 June, until 2026-06-10.   D  60, covered 2025-01-01 to 2025-06-30, in March made longer to 2025-09-30.
 *
 * January   A 90 x 16 / 365 = 3.95;  D 60 x 31 / 181 = 10.28
 * February  A 86.05 x 28 / 349 = 6.90;  B 36.50 x 28 / 365 = 2.80;  D 49.72 x 28 / 150 = 9.28
 * March     A 79.15 x 31 / 321 = 7.64;  B 33.70 x 31 / 337 = 3.10;  D 40.44 x 31 / 214 = 5.86
 * April     A 71.51 x 30 / 290 = 7.40;  D 34.58 x 30 / 183 = 5.67;  B's unit comes back and is credited: 30.60 are left of it, 5.90 were revenue
 * May       A 64.11 x 31 / 260 = 7.64;  D 28.91 x 31 / 153 = 5.86
 * June      A 56.47 x 30 / 229 = 7.40;  C 50 x 20 / 365 = 2.74;  D 23.05 x 30 / 122 = 5.67
 *
 * Left: A 49.07 + B 36.50 + C 47.26 + D 17.38 = 150.21.
 */
const MONTHS = [
  ["2025-01", 0, 273, 14.23, 0, 258.77],
  ["2025-02", 258.77, 0, 18.98, 0, 239.79],
  ["2025-03", 239.79, 0, 16.6, 0, 223.19],
  ["2025-04", 223.19, 0, 13.07, 30.6, 179.52],
  ["2025-05", 179.52, 0, 13.5, 0, 166.02],
  ["2025-06", 166.02, 0, 15.81, 0, 150.21],
] as const

type Row = Record<"opening" | "sold" | "released" | "credited" | "closing", number>
const moved = (...[opening, sold, released, credited, closing]: readonly number[]): Row => ({
  ...{ opening, sold, released, credited, closing },
})
type Line = {
  id: string
  entry_id: string
  date: string
  kind: string
  account: string
  account_code: string
  debit: number
  credit: number
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const http = () => request(api.defaults.baseURL!)
    let admin: Caller
    let receivable: ReceivableModuleService
    let reporting: ReportingModuleService
    let close: (today: string) => Promise<string | null>
    const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(text, values as never)
      ).rows
    const answer = (path: string, status = 200, caller = admin) =>
      http().get(`/admin/crm/reports/${path}`).set(caller.headers).expect(status)
    const get = async (path: string) => (await answer(path)).body
    const change = (id: string, set: string) => sql(`update crm_warranty set ${set} where id = ?`, [id])
    const booked = async (from: string, to: string, company_id = "default") =>
      (await get(`revenue-journal?currency_code=eur&company_id=${company_id}&from=${from}&to=${to}&limit=200`))
        .lines as Line[]
    const told = (lines: Line[]) =>
      lines.map(({ date, kind, account, debit, credit }) => [date, kind, account, debit, credit].join(" "))
    const tie = async (to: string, company_id = "default") => {
      const { rows, unbalanced, differences } = await get(
        `tie-out?currency_code=eur&company_id=${company_id}&from=2025-01-01&to=${to}`
      )
      return { unbalanced, differences, off: rows.filter(({ difference }: { difference: number }) => difference) }
    }
    const NOTHING_OFF = { unbalanced: [], differences: [], off: [] }

    beforeEach(async () => {
      admin = await createUser(getContainer())
      receivable = getContainer().resolve(RECEIVABLE_MODULE)
      reporting = getContainer().resolve(REPORTING_MODULE)
      // The hourly job goes by the real day; here months are over when the test says so.
      const { closeCoverMonth } = reporting
      close = (today) => closeCoverMonth.call(reporting, today)
      jest.spyOn(reporting, "closeCoverMonth").mockResolvedValue(null)
    })
    afterEach(() => jest.restoreAllMocks())

    describe("sold cover", () => {
      let B: Awaited<ReturnType<typeof sellCover>>

      const plantExample = async () => {
        await plantPlans(sql, ["plus", "basic"])
        await sellCover(receivable, { order: "a", plan: "plus", date: "2025-01-15", price: "100", discount: "10" })
        B = await sellCover(receivable, { order: "b", plan: "plus", date: "2025-01-20", units: 2, price: "36.50" })
        await sellCover(receivable, { order: "c", plan: "basic", date: "2025-01-25", price: "50" })
        await sellCover(receivable, { order: "d", plan: "basic", date: "2025-01-26", price: "60" })
        await openCover(sql, { id: "A1", order: "a", plan: "plus", starts: "2025-01-16", ends: "2026-01-15" })
        await openCover(sql, { id: "B1", order: "b", plan: "plus", starts: "2025-02-01", ends: "2026-01-31" })
        await openCover(sql, { id: "C1", order: "c", plan: "basic", key: "" })
        await openCover(sql, { id: "D1", order: "d", plan: "basic", starts: "2025-01-01", ends: "2025-06-30" })
      }
      const live = async () => {
        await plantExample()
        expect(await close("2025-02-01")).toBe("2025-01")
        expect(await close("2025-02-28")).toBe(null)
        await close("2025-03-01")
        await change("D1", "ends_date = '2025-09-30'")
        await close("2025-04-01")
        await change("B1", "quantity = 0, returned_quantity = 1")
        await receivable.createCreditNote({
          ...{ invoice_id: B.id, items: [{ invoice_item_id: B.item, quantity: 1 }], actor: CLERK },
          ...{ issue_date: "2025-04-10", today: "2025-04-10" },
        })
        await change("A1", "customer_id = 'cus_other', transferred_from_id = 'cus_1', transferred_at = now()")
        await close("2025-05-01")
        await close("2025-06-01")
        await change("C1", "status = 'active', starts_date = '2025-06-11', ends_date = '2026-06-10'")
        await close("2025-07-01")
      }

      it("the example worked by hand: evenly by days to the cent, cover made longer, given away, credited in mid-life and waiting", async () => {
        await live()
        const report = await get("sold-cover?currency_code=eur&from=2025-01&to=2025-06")
        expect(report).toEqual({
          ...{ from: "2025-01", to: "2025-06", currency_code: "eur" },
          months: MONTHS.map(([month, ...figures]) => ({ month, is_closed: true, ...moved(...figures) })),
          plans: [
            { plan_id: "plus", name: "plus", ...moved(0, 163, 46.83, 30.6, 85.57) },
            { plan_id: "basic", name: "basic", ...moved(0, 110, 45.36, 0, 64.64) },
          ],
          total: moved(0, 273, 92.19, 30.6, 150.21),
        })
        expect((await get("sold-cover?currency_code=eur&from=2025-04&to=2025-04&plan_id=plus")).months).toEqual([
          { month: "2025-04", is_closed: true, ...moved(138.61, 0, 7.4, 30.6, 100.61) },
        ])
        const { lines, count } = await get("sold-cover/lines?currency_code=eur&from=2025-04&to=2025-04&limit=3")
        expect(count).toBe(4)
        expect(lines.map(({ title, covers, ...row }: Row & { title: string; covers: { number: string }[] }) => [title, covers.map((one) => one.number), row.opening, row.released, row.credited, row.closing])).toEqual([
          ["plus", ["A1"], 71.51, 7.4, 0, 64.11],
          ["basic", ["C1"], 50, 0, 0, 50],
          ["plus", ["B1"], 67.1, 0, 30.6, 36.5],
        ]) // prettier-ignore
        const csv = await answer("sold-cover/export?currency_code=eur&from=2025-04&to=2025-05")
        expect(csv.text.trim().split("\r\n").slice(1)).toEqual([
          '"2025-04","eur","true",223.19,0,13.07,30.6,179.52',
          '"2025-05","eur","true",179.52,0,13.5,0,166.02',
        ])
      })

      it("its entries balance, are the same however often they are read, and tie out with the table", async () => {
        await live()
        expect(told(await booked("2025-01-15", "2025-01-15"))).toEqual([
          "2025-01-15 invoice receivables 99 0",
          "2025-01-15 invoice cover_liability 0 90",
          "2025-01-15 invoice tax 0 9",
        ])
        const january = await booked("2025-01-31", "2025-01-31")
        expect(told(january)).toEqual([
          "2025-01-31 cover_released revenue 0 14.66",
          "2025-01-31 cover_released discounts 0.43 0",
          "2025-01-31 cover_released cover_liability 14.23 0",
        ])
        expect(january[2]).toMatchObject({
          account_code: "2210",
          id: "cover_2025-01_eur_default:cover_released:5",
          number: "2025-01",
        })
        expect(told(await booked("2025-04-10", "2025-04-10"))).toEqual([
          "2025-04-10 credit_note customer_credit 0 40.15",
          "2025-04-10 credit_note revenue 5.9 0",
          "2025-04-10 credit_note cover_liability 30.6 0",
          "2025-04-10 credit_note tax 3.65 0",
          "2025-04-10 allocation customer_credit 40.15 0",
          "2025-04-10 allocation receivables 0 40.15",
        ])
        const all = await booked("2025-01-01", "2025-06-30")
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
        expect(await booked("2025-01-01", "2025-06-30")).toEqual(all)
        for (const [month, ...figures] of MONTHS) {
          const day = lastDayOf(parseInt(month.slice(0, 4), 10) * 12 + parseInt(month.slice(5), 10) - 1)
          expect(await tie(day)).toEqual(NOTHING_OFF)
          const { rows } = await get(`tie-out?currency_code=eur&from=2025-01-01&to=${day}`)
          expect(rows.at(-1)).toEqual({
            key: "sold_cover",
            documents: figures[4],
            journal: figures[4],
            aging: null,
            difference: 0,
          })
        }
        for (const table of ["crm_sold_cover_move", "crm_sold_cover_close"]) {
          await expect(sql(`delete from ${table}`)).rejects.toThrow(`${table} is append-only`)
        }
      })

      it("a release stands in the first open day where the books are closed, and closed months stay whatever comes later", async () => {
        await plantExample()
        await receivable.setPeriodLock({
          company_id: "default",
          lock_date: "2025-02-10",
          may_reopen: true,
          actor: CLERK,
        })
        await close("2025-02-11")
        expect(told(await booked("2025-02-11", "2025-02-11")).at(-1)).toBe(
          "2025-02-11 cover_released cover_liability 14.23 0"
        )
        await close("2025-03-01")
        const kept = await get("sold-cover?currency_code=eur&from=2025-01&to=2025-02")
        expect(kept.months.map(({ released, closing }: Row) => [released, closing])).toEqual([[0, 273], [33.21, 239.79]]) // prettier-ignore
        await change("A1", "ends_date = '2025-02-20'")
        await change("D1", "status = 'canceled'")
        expect(await close("2025-03-31")).toBe(null)
        expect(await get("sold-cover?currency_code=eur&from=2025-01&to=2025-02")).toEqual(kept)
        await close("2025-04-01")
        const [march] = (await get("sold-cover?currency_code=eur&from=2025-03&to=2025-03")).months
        // The rest of A (79.15) and of D (40.44) is earned; B goes on.
        expect(march).toMatchObject({ released: 122.69, closing: 117.1 })
        await receivable.setPeriodLock({ company_id: "default", lock_date: null, may_reopen: true, actor: CLERK })
      })

      it("cover that a repair moves before it begins is earned by its own days, and closed months stay", async () => {
        await plantPlans(sql, ["plus"])
        await sellCover(receivable, { order: "m", plan: "plus", date: "2025-01-02", price: "36.50" })
        const repair = { after_repair: "extend", after_repair_months: 1, covers: ["parts"] }
        const lot = { fulfillment_item_id: "m_item", line_id: "m_goods", order_id: "m" }
        await plantRows(sql, "crm_warranty", [
          {
            id: "M1", number: "M1", plan_id: "law", plan_name: "Law", basis: "statutory", terms: repair, status: "active", source: "delivery", source_key: "item:m_item",
            customer_kind: "consumer", title: "Goods", original_quantity: 1, returned_quantity: 0, quantity: 1, starts_date: "2024-02-28", ends_date: "2025-02-28", ...lot,
          },
        ]) // prettier-ignore
        await openCover(sql, { id: "M2", order: "m", plan: "plus", starts: "2025-03-01", ends: "2026-02-28" })
        await change(
          "M2",
          `terms = '{"is_sold": true, "months": 12}', extends_id = 'M1', fulfillment_item_id = 'm_item'`
        )
        await close("2025-02-01")
        const warranties = getContainer().resolve<WarrantyModuleService>(WARRANTY_MODULE)
        await warranties.repairedWarranty("M1", { claim_id: "crmwc_m", quantity: 1, day: "2025-02-10" }, CLERK)
        await close("2025-03-01")
        await close("2025-04-01")
        // 36.50 over the 365 days from 29 March: 3 of them are 0.30. What has begun moves no more: 36.20 x 30 / 362 = 3.00
        await warranties.extendWarranty("M1", { months: 1, note: "Sorry.", today: "2025-04-02" }, CLERK)
        await close("2025-05-01")
        const { months } = await get("sold-cover?currency_code=eur&from=2025-01&to=2025-04")
        expect(months.map(({ released, closing }: Row) => [released, closing])).toEqual([[0, 36.5], [0, 36.5], [0.3, 36.2], [3, 33.2]]) // prettier-ignore
      })

      it("units sent in place of faulty ones go on with what is left, a voided invoice takes all of it, and goods stay revenue", async () => {
        await plantPlans(sql, ["plus"])
        const sold = await sellCover(receivable, { order: "r", plan: "plus", date: "2025-01-02", price: "73" })
        await openCover(sql, { id: "R1", order: "r", plan: "plus", starts: "2025-01-01", ends: "2025-12-31" })
        await close("2025-02-01")
        await change("R1", "quantity = 0, returned_quantity = 1")
        await openCover(sql, {
          id: "R2",
          order: "r",
          plan: "plus",
          starts: "2025-02-10",
          ends: "2025-12-31",
          replaces: "R1",
        })
        await close("2025-03-01")
        // 73 x 31 / 365 = 6.20; the rest over the 325 days that the other unit is covered: 66.80 x 19 / 325 = 3.91
        const { lines } = await get("sold-cover/lines?currency_code=eur&from=2025-01&to=2025-02")
        expect(lines[0]).toMatchObject({ released: 10.11, closing: 62.89, covers: [{ id: "R1" }, { id: "R2" }] })
        await receivable.voidInvoice(sold.id, { voided_date: "2025-03-05", actor: CLERK })
        await close("2025-04-01")
        const [, , march] = (await get("sold-cover?currency_code=eur&from=2025-01&to=2025-03")).months
        expect(march).toMatchObject(moved(62.89, 0, 0, 62.89, 0))
        const { accounts } = await get("revenue-journal?currency_code=eur&from=2025-01-01&to=2025-03-31")
        expect(accounts.map(({ account, debit, credit }: Line) => [account, debit - credit])).toEqual(
          expect.arrayContaining([["revenue", 0], ["cover_liability", 0], ["receivables", 0]]) // prettier-ignore
        )
        await sellCover(receivable, { order: "g", plan: "goods", date: "2025-03-06", price: "20" })
        expect(told(await booked("2025-03-06", "2025-03-06"))[1]).toBe("2025-03-06 invoice revenue 0 20")
        expect(await tie("2025-03-31")).toEqual(NOTHING_OFF)
      })

      /*
       * 36.50 each. E  2025-01-01 to 2025-12-31: 3.10 in January, 2.80 in February, 30.60 are left.
       * L  2025-02-01 to 2026-01-31: 2.80 in February, 3.10 in March, 30.60 are left.
       */
      describe("a credit note that the entitlements have not heard of", () => {
        const sell = (order: string, units: number) =>
          sellCover(receivable, { order, plan: "plus", date: "2025-01-02", units, price: "36.50" })
        const openE = (order: string) =>
          openCover(sql, { id: "E", order, plan: "plus", starts: "2025-01-01", ends: "2025-12-31" })
        const openL = (order: string) =>
          openCover(sql, { id: "L", order, plan: "plus", starts: "2025-02-01", ends: "2026-01-31" })
        const credit = (invoice: { id: string; item: string }) =>
          receivable.createCreditNote({
            ...{ invoice_id: invoice.id, items: [{ invoice_item_id: invoice.item, quantity: 1 }], actor: CLERK },
            ...{ issue_date: "2025-03-10", today: "2025-03-10" },
          })
        /** @returns what still covers units afterwards */
        const hear = async (order: string, units: number, delivered = units): Promise<string[]> => {
          const warranties = getContainer().resolve<WarrantyModuleService>(WARRANTY_MODULE)
          const facts = await soldOrder(receivable, order, units, delivered)
          await warranties.takeOrder(facts, [], { past: false, since: {}, today: "2025-03-11" }, SYSTEM_ACTOR)
          const rows = await sql<{ id: string }>("select id from crm_warranty where quantity > 0 order by id")
          return rows.map(({ id }) => id)
        }
        const months = async () =>
          (await get("sold-cover?currency_code=eur&from=2025-01&to=2025-03")).months.map((row: Row) => [
            ...[row.released, row.credited, row.closing],
          ])
        beforeEach(() => plantPlans(sql, ["plus"]))
        afterEach(async () => expect(await tie("2025-03-31")).toEqual(NOTHING_OFF))

        it("takes the unit whose cover ends first, as they do then", async () => {
          const sold = await sell("n", 2)
          await openL("n")
          await openE("n")
          await close("2025-02-01")
          await close("2025-03-01")
          await credit(sold)
          expect(await hear("n", 2)).toEqual(["L"])
          await close("2025-04-01")
          expect(await months()).toEqual([[3.1, 0, 69.9], [5.6, 0, 64.3], [3.1, 30.6, 30.6]]) // prettier-ignore
        })

        it("takes units without cover first, and knows cover that began since a month was closed", async () => {
          const sold = await sell("m", 3)
          await openE("m")
          await close("2025-02-01")
          await openL("m")
          await credit(sold)
          expect(await hear("m", 3, 2)).toEqual(["E", "L"])
          await credit(sold)
          expect(await hear("m", 3, 2)).toEqual(["L"])
          await close("2025-03-01")
          await close("2025-04-01")
          expect(await months()).toEqual([[3.1, 0, 106.4], [2.8, 0, 103.6], [3.1, 69.9, 30.6]]) // prettier-ignore
        })

        it("over the invoice of another unit leaves what is left of this one to the cover that goes on", async () => {
          await sell("t", 1)
          const newest = await sell("t", 1)
          await openE("t")
          await openL("t")
          await close("2025-02-01")
          await close("2025-03-01")
          await credit(newest)
          expect(await hear("t", 2)).toEqual(["L"])
          await close("2025-04-01")
          // The 30.60 that were left of E over the 337 days of L: 2.81 in March.
          expect(await months()).toEqual([[3.1, 0, 69.9], [5.6, 0, 64.3], [2.81, 33.7, 27.79]]) // prettier-ignore
        })
      })

      it("where revenue counts on delivery, sold cover still waits for its months alone", async () => {
        await plantPlans(sql, ["plus"])
        const { id } = await sellCover(receivable, {
          order: "v",
          plan: "plus",
          date: "2025-01-02",
          price: "12",
          revenue_on: "delivery",
        })
        expect(told(await booked("2025-01-02", "2025-01-02"))).toEqual([
          "2025-01-02 invoice receivables 13.2 0",
          "2025-01-02 invoice cover_liability 0 12",
          "2025-01-02 invoice tax 0 1.2",
        ])
        expect(await sql("select 1 from crm_revenue_move where invoice_id = ?", [id])).toEqual([])
      })

      it("is the whole store's: who sees some documents is refused, and so are months to come", async () => {
        const clerk = await createUser(getContainer())
        await http()
          .post("/admin/crm/access")
          .set(admin.headers)
          .send({ user_id: clerk.user_id, scope: "own" })
          .expect(200)
        for (const path of ["sold-cover", "sold-cover/lines", "sold-cover/export", "sold-cover/lines/export"]) {
          expect((await answer(path, 403, clerk)).body.message).toBe(
            "Sold cover is the whole store's, and not all of its documents are yours to see. Someone who sees all of them can read it."
          )
        }
        await answer("sold-cover?from=2025-02&to=2025-01", 400)
        expect((await answer("sold-cover?to=2999-01", 400)).body.message).toMatch(
          /^Movements can be asked of at most 120 months until/
        )
      })
    })

    describe("random histories of sold cover", () => {
      const nth = fc.nat({ max: 9 })
      const ACT = fc.oneof(
        { weight: 4, arbitrary: fc.record({ act: fc.constant("sell" as const), units: fc.integer({ min: 1, max: 4 }), cents: fc.integer({ min: 1, max: 9_999 }), off: fc.nat({ max: 3 }) }) },
        { weight: 4, arbitrary: fc.record({ act: fc.constant("open" as const), nth, units: fc.integer({ min: 1, max: 3 }), late: fc.nat({ max: 60 }), days: fc.integer({ min: 1, max: 400 }) }) },
        { weight: 2, arbitrary: fc.record({ act: fc.constant("return" as const), nth }) },
        { weight: 1, arbitrary: fc.record({ act: fc.constant("cancel" as const), nth }) },
        { weight: 2, arbitrary: fc.record({ act: fc.constant("extend" as const), nth, days: fc.integer({ min: -60, max: 200 }) }) },
        { weight: 2, arbitrary: fc.record({ act: fc.constant("replace" as const), nth }) },
        { weight: 3, arbitrary: fc.record({ act: fc.constant("credit" as const), nth, units: fc.integer({ min: 1, max: 3 }) }) },
        { weight: 1, arbitrary: fc.record({ act: fc.constant("void" as const), nth }) }
      ) // prettier-ignore
      type Act = typeof ACT extends fc.Arbitrary<infer One> ? One : never
      type Sale = {
        id: string
        item: string
        order: string
        units: number
        credited: number
        covered: number
        isVoid: boolean
      }
      type Held = { id: string; sale: Sale; units: number; ends: string }
      const FIRST = 2025 * 12
      const MONTHS_LONG = 10
      const HISTORIES = 12
      const pick = <One>(some: One[], at: number): One | undefined => some[at % (some.length || 1)]

      it(`${HISTORIES} stores: opening and movements lead to the closing, which is what parts, moves and journal say; in the end all of it is earned, credited or waits`, async () => {
        await plantPlans(sql, ["plus"])
        const drawn = fc.sample(
          fc.array(fc.array(ACT, { maxLength: 3 }), { minLength: MONTHS_LONG, maxLength: MONTHS_LONG }),
          {
            numRuns: HISTORIES,
            seed: 20261128,
          }
        )
        const stores = drawn.map((months, at) => ({
          company_id: `store_${at}`,
          months,
          sales: [] as Sale[],
          held: [] as Held[],
        }))
        let count = 0
        const go = async (
          { company_id, sales, held }: (typeof stores)[number],
          act: Act,
          month: number
        ): Promise<void> => {
          const date = `${monthText(FIRST + month)}-10`
          const id = `${company_id}_${++count}`
          const open = sales.filter(({ isVoid }) => !isVoid)
          switch (act.act) {
            case "sell": {
              const price = (act.cents / 100).toFixed(2)
              const discount = ((act.cents * act.units * act.off) / 10 / 100).toFixed(2)
              const sold = await sellCover(receivable, {
                order: id,
                plan: "plus",
                date,
                units: act.units,
                price,
                discount,
                company_id,
              })
              sales.push({ ...sold, order: id, units: act.units, credited: 0, covered: 0, isVoid: false })
              return
            }
            case "open": {
              const sale = pick(
                open.filter(({ units, covered }) => covered < units),
                act.nth
              )
              if (sale) {
                const units = Math.min(act.units, sale.units - sale.covered)
                const starts = addDays(date, -act.late)
                const ends = addDays(starts, act.days - 1)
                sale.covered += units
                held.push({ id, sale, units, ends })
                await openCover(sql, { id, order: sale.order, plan: "plus", units, starts, ends })
              }
              return
            }
            case "return":
            case "replace": {
              const one = pick(
                held.filter(({ units }) => units > 0),
                act.nth
              )
              if (one) {
                one.units -= 1
                await change(one.id, "quantity = quantity - 1, returned_quantity = returned_quantity + 1")
              }
              if (one && act.act === "replace" && one.ends >= date) {
                held.push({ id, sale: one.sale, units: 1, ends: one.ends })
                await openCover(sql, {
                  id,
                  order: one.sale.order,
                  plan: "plus",
                  starts: date,
                  ends: one.ends,
                  replaces: one.id,
                })
              }
              return
            }
            case "cancel": {
              const one = pick(held, act.nth)
              if (one) {
                one.units = 0
                await change(one.id, "status = 'canceled'")
              }
              return
            }
            case "extend": {
              const one = pick(held, act.nth)
              if (one) {
                one.ends = addDays(one.ends, act.days)
                await change(one.id, `ends_date = greatest(starts_date, '${one.ends}')`)
              }
              return
            }
            case "credit": {
              const sale = pick(
                open.filter(({ units, credited }) => credited < units),
                act.nth
              )
              if (sale) {
                const quantity = Math.min(act.units, sale.units - sale.credited)
                sale.credited += quantity
                await receivable.createCreditNote({
                  invoice_id: sale.id,
                  items: [{ invoice_item_id: sale.item, quantity }],
                  issue_date: date,
                  today: date,
                  actor: CLERK,
                })
              }
              return
            }
            case "void": {
              const sale = pick(
                open.filter(({ credited }) => !credited),
                act.nth
              )
              if (sale) {
                sale.isVoid = true
                await receivable.voidInvoice(sale.id, { voided_date: date, actor: CLERK })
              }
            }
          }
        }
        const cents = (amount: number): number => Math.round(amount * 100)
        const judge = async (company_id: string, month: number): Promise<void> => {
          const to = monthText(FIRST + month)
          const { months } = await get(`sold-cover?currency_code=eur&company_id=${company_id}&from=2025-01&to=${to}`)
          months.forEach((row: Row, at: number) => {
            expect(cents(row.opening)).toBe(at ? cents(months[at - 1].closing) : 0)
            expect(cents(row.opening) + cents(row.sold) - cents(row.released) - cents(row.credited)).toBe(
              cents(row.closing)
            )
          })
          const [{ left, least, moves }] = await sql<{ left: string; least: string; moves: string }>(
            `select coalesce(sum(p.goods - p.discount), 0) as left, coalesce(min(p.goods - p.discount), 0) as least,
               (select coalesce(sum(case when kind = 'sold' then amount else -amount end), 0) from crm_view_sold_cover_move where company_id = ?) as moves
               from crm_sold_cover_part p join crm_invoice i on i.id = p.invoice_id where i.company_id = ?`,
            [company_id, company_id]
          )
          expect([cents(Number(left)), cents(Number(moves))]).toEqual([
            cents(months.at(-1).closing),
            cents(months.at(-1).closing),
          ])
          expect(Number(least)).toBeGreaterThanOrEqual(0)
          expect(await tie(lastDayOf(FIRST + month), company_id)).toEqual(NOTHING_OFF)
        }
        for (let month = 0; month < MONTHS_LONG; month++) {
          for (const store of stores) {
            for (const act of store.months[month]) {
              await go(store, act, month)
            }
          }
          await close(`${monthText(FIRST + month + 1)}-01`)
          for (const { company_id } of stores) {
            await judge(company_id, month)
          }
        }
        await sql("update crm_warranty set ends_date = least(ends_date, '2026-09-15')")
        for (let month = MONTHS_LONG; month <= 20; month++) {
          await close(`${monthText(FIRST + month + 1)}-01`)
        }
        for (const { company_id } of stores) {
          await judge(company_id, 20)
        }
        // What is left waits for cover that never began.
        expect(
          await sql("select 1 from crm_sold_cover_part where state <> 'waiting' and (goods <> 0 or discount <> 0)")
        ).toEqual([])
        expect(
          await sql("select 1 from crm_sold_cover_part where units = 0 and (goods <> 0 or discount <> 0)")
        ).toEqual([])
      })
    })
  },
})
