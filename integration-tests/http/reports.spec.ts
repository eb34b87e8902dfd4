import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"
import type { DataSource } from "typeorm"

import { CURRENT_VIEWS, MIGRATIONS } from "../../migrations"
import { createDataSource } from "../../src/modules/reporting/data-source"
import { REPORTING_MODULE } from "../../src/modules/reporting"
import type { ReportingModuleService } from "../../src/modules/reporting/service"
import { revertMigration, runMigrations } from "../../src/modules/reporting/migrate"
import { VIEWS } from "../../src/modules/reporting/views"
import { currencyDigits } from "../../src/shared/currency-digits"
import { addDays, storeToday } from "../../src/shared/days"
import { writeLedger } from "../fixtures/ledger"
import { Caller, createUser } from "../support/callers"

jest.setTimeout(180_000)

type Totals = { amount: number; count: number }

/*
 * The ledger stands in `fixtures/ledger.ts`. What it owed at the end of other days, in EUR:
 *
 * Yesterday: I2 was settled by R2 (undone today), so it is out; I4's first half was current; the rest as today.
 *   current 900, 1-30 days 200.30 + 200, over 90 600 → 1900.30; unallocated R5 80 → net 1820.30
 * D-25: I1 600 (75 days late), I2 500 (25 days late), I3 300.30 and I4 900 current; I5 is not issued yet.
 *   current 1200.30, 1-30 500, 61-90 600 → 2300.30; nothing unallocated
 * D-70: I1 1000 (R1 came later), 30 days late; I2 500 current → 1500
 * D-3: I8 was not voided yet: 999 more current. R5 80 unallocated.
 */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConfig }) => {
    const today = storeToday("UTC")
    const day = (offset: number) => addDays(today, offset)
    const http = () => request(api.defaults.baseURL!)
    let admin: Caller
    const get = async (path: string, caller = admin) =>
      (await http().get(`/admin/crm/reports/${path}`).set(caller.headers).expect(200)).body
    const amounts = (buckets: Totals[]) => buckets.map(({ amount }) => amount)

    describe("figures", () => {
      beforeEach(async () => {
        admin = await createUser(getContainer())
        await writeLedger(getContainer(), today)
      })

      it("ages each instalment by its own due date", async () => {
        const aging = await get("aging?currency_code=eur")
        expect(aging).toMatchObject({
          as_of: today,
          currency_code: "eur",
          total: 2400.3,
          unallocated: 580,
          net: 1820.3,
        })
        expect(amounts(aging.buckets)).toEqual([900, 400.3, 500, 0, 600])
        expect(aging).not.toHaveProperty("customers")
      })

      it.each([
        [-1, [900, 400.3, 0, 0, 600], 1900.3, 80],
        [-3, [1899, 500.3, 0, 0, 600], 2999.3, 80],
        [-25, [1200.3, 500, 0, 600, 0], 2300.3, 0],
        [-70, [500, 1000, 0, 0, 0], 1500, 0],
        [-160, [0, 50, 0, 0, 0], 50, 0],
        [-300, [0, 0, 0, 0, 0], 0, 0],
        [31, [0, 450, 850.3, 500, 600], 2400.3, 580],
      ])("knows what was owed %d days from today", async (offset, buckets, total, unallocated) => {
        const aging = await get(`aging?currency_code=eur&as_of=${day(offset)}`)
        expect(amounts(aging.buckets)).toEqual(buckets)
        expect(aging).toMatchObject({ total, unallocated, as_of: day(offset) })
        const byCustomer = await get(`aging?currency_code=eur&as_of=${day(offset)}&group_by=customer`)
        const cents = byCustomer.customers.reduce(
          (sum: number, row: { total: number }) => sum + Math.round(row.total * 100),
          0
        )
        expect(cents / 100).toBe(total)
        expect(await get(`open-instalments?currency_code=eur&as_of=${day(offset)}`)).toMatchObject({ total })
      })

      it("groups by debtor, the largest first, page by page", async () => {
        const all = await get("aging?currency_code=eur&group_by=customer")
        expect(all).toMatchObject({ count: 2, limit: 50, offset: 0 })
        expect(all.customers).toMatchObject([
          { customer_id: "ann", name: "Ann Limited", total: 1700.3 },
          { customer_id: "bob", name: "bob Ltd", total: 700 },
        ])
        expect(amounts(all.customers[0].buckets)).toEqual([900, 200.3, 0, 0, 600])
        expect(amounts(all.customers[1].buckets)).toEqual([0, 200, 500, 0, 0])
        const second = await get("aging?currency_code=eur&group_by=customer&limit=1&offset=1")
        expect(second).toMatchObject({ count: 2, limit: 1, offset: 1, customers: [{ customer_id: "bob" }] })
        const bob = await get("aging?currency_code=eur&group_by=customer&customer_id=bob")
        expect(bob).toMatchObject({
          total: 700,
          unallocated: 500,
          count: 1,
          customers: [{ customer_id: "bob", total: 700 }],
        })
      })

      it("ages by buckets of one's own, by day of issue, by owner, and each figure opens its instalments", async () => {
        const own = await get("aging?currency_code=eur&buckets=15,60")
        expect(own.buckets).toEqual([
          { key: "current", amount: 900, count: 2 },
          { key: "1_15", amount: 400.3, count: 2 },
          { key: "16_60", amount: 500, count: 1 },
          { key: "over_60", amount: 600, count: 1 },
        ])
        expect(await get("open-instalments?currency_code=eur&buckets=15,60&bucket=1_15")).toMatchObject({
          total: 400.3,
          count: 2,
        })
        const issued = await get("aging?currency_code=eur&date_basis=issue&group_by=customer")
        expect(amounts(issued.buckets)).toEqual([0, 1100, 200.3, 500, 600])
        expect(amounts(issued.customers[0].buckets)).toEqual([0, 900, 200.3, 0, 600])
        for (const { key, amount, count } of issued.buckets) {
          expect(await get(`open-instalments?currency_code=eur&date_basis=issue&bucket=${key}`)).toMatchObject({
            total: amount,
            count,
          })
        }
        const owners = await get("aging?currency_code=eur&group_by=owner")
        expect(owners).toMatchObject({
          count: 3,
          owners: [
            { owner_id: null, name: null, total: 900 },
            { owner_id: "rep1", total: 800.3 },
            { owner_id: "rep2", total: 700 },
          ],
        })
        expect(owners).not.toHaveProperty("customers")
        expect(await get("aging?currency_code=eur&owner_id=rep1")).toMatchObject({ total: 800.3 })
        const nobodys = await get("aging?currency_code=eur&owner_id=none&group_by=owner")
        expect(nobodys).toMatchObject({ total: 900, count: 1, owners: [{ owner_id: null, total: 900 }] })
        expect(await get("aging?currency_code=eur&company_id=other")).toMatchObject({ total: 0 })
        expect(await get(`unallocated?currency_code=eur&as_of=${day(-1)}`)).toMatchObject({ total: 80, count: 1 })
        expect(await get("unallocated?currency_code=eur")).toMatchObject({ total: 580, count: 2 })
      })

      it("leaves as CSV, by customer and by owner", async () => {
        const csv = async (path: string): Promise<string[]> => {
          const { text } = await http().get(`/admin/crm/reports/aging/export?${path}`).set(admin.headers).expect(200)
          return text.replace("\ufeff", "").trimEnd().split("\r\n")
        }
        expect(await csv("currency_code=eur&buckets=15,60")).toEqual([
          "customer_id,name,currency_code,current,1_15,16_60,over_60,total,oldest_due_date",
          `"ann","Ann Limited","eur",900,200.3,0,600,1700.3,"${day(-100)}"`,
          `"bob","bob Ltd","eur",0,200,500,0,700,"${day(-50)}"`,
        ])
        expect(await csv(`currency_code=eur&group_by=owner&as_of=${day(-300)}`)).toEqual([
          "owner_id,name,currency_code,current,1_30,31_60,61_90,over_90,total,oldest_due_date",
        ])
      })

      /*
       * Ann: +1000 (I1) −400 (R1) = 600 | +300.30 (I3) +900 (I4) −80 (R5) = 1720.30 | −250 (R4, an advance on o1) −100 (C1) = 1370.30.
       * Owed at D-4: 600 + 300.30 + 900 − 80 free = 1720.30; today 1700.30 − 80 − 250 = 1370.30.
       */
      it("states what a debtor owed, what moved it and what it owes, whatever came later", async () => {
        const reporting = getContainer().resolve<ReportingModuleService>(REPORTING_MODULE)
        const asked = { customer_id: "ann", currency_code: "eur", owner_ids: null, today, payment_terms_days: 30 }
        const past = await reporting.statement({ ...asked, from: day(-40), to: day(-4) })
        expect(past).toMatchObject({ opening_balance: 600, closing_balance: 1720.3, outstanding: 1800.3 })
        expect(past).toMatchObject({ unallocated: 80, advances: 0, overdue: 900.3 })
        expect(past.movements.map(({ kind, number, date, amount, balance }) => [kind, number, date, amount, balance])).toEqual([
          ["invoice", "INV-3", day(-40), 300.3, 900.3],
          ["invoice", "INV-4", day(-30), 900, 1800.3],
          ["receipt", "R-5", day(-4), -80, 1720.3],
        ]) // prettier-ignore
        expect(past.open_items.map(({ invoice_number, outstanding }) => [invoice_number, outstanding])).toEqual([
          ["INV-1", 600],
          ["INV-3", 300.3],
          ["INV-4", 450],
          ["INV-4", 450],
        ])
        const now = await reporting.statement({ ...asked, from: day(-3), to: today })
        expect(now).toMatchObject({ opening_balance: 1720.3, closing_balance: 1370.3, outstanding: 1700.3 })
        expect(now).toMatchObject({
          unallocated: 80,
          advances: 250,
          buckets: [{ amount: 900 }, { amount: 200.3 }, {}, {}, { amount: 600 }],
        })
        const voided = await reporting.statement({ ...asked, customer_id: "bob", from: day(-3), to: day(-2) })
        expect(voided.movements.map(({ kind, amount }) => [kind, amount])).toEqual([
          ["invoice", 999],
          ["invoice_voided", -999],
        ])
        await expect(reporting.statement({ ...asked, from: today, to: day(-1) })).rejects.toThrow(
          `A statement cannot go from ${today} to ${day(-1)}; its last day comes first.`
        )
        expect(await reporting.movementsOfOthers(["ann"], ["rep1"])).toBe(false)
        expect(await reporting.movementsOfOthers(["ann"], ["rep2"])).toBe(true)
        expect(await reporting.statementCurrencies(["ann"])).toEqual(["eur", "usd"])
        const due = await reporting.statementsDue({ from: day(-3), to: today, after: null, limit: 10 })
        expect(due).toEqual([
          { customer_id: "ann", currency_code: "eur" },
          { customer_id: "ann", currency_code: "usd" },
          { customer_id: "bob", currency_code: "eur" },
        ])
        expect(await reporting.statementsDue({ from: day(-3), to: today, after: due[1], limit: 1 })).toEqual([due[2]])
        // Pages of one debtor each, over those of whom nothing is due.
        for (const range of [-400, -60, -10, 1].map((ago) => ({ from: day(ago), to: day(ago) }))) {
          const paged: typeof due = []
          for (let after: (typeof due)[number] | null = null; ; after = paged[paged.length - 1]) {
            const page = await reporting.statementsDue({ ...range, after, limit: 1 })
            if (!page.length) {
              break
            }
            paged.push(...page)
          }
          expect(paged).toEqual(await reporting.statementsDue({ ...range, after: null, limit: 10 }))
        }
        const only = { from: day(-3), to: today, after: null, limit: 10, customer_ids: ["bob"] }
        expect(await reporting.statementsDue(only)).toEqual([due[2]])
      })

      it("lists the instalments behind a bucket, narrowed and sorted", async () => {
        const list = await get("open-instalments?currency_code=eur&order=-outstanding&limit=2")
        expect(list).toMatchObject({ count: 6, limit: 2, total: 2400.3 })
        expect(list.open_instalments).toMatchObject([
          { invoice_number: "INV-1", outstanding: 600, amount: 1000, days_overdue: 100, bucket: "over_90" },
          { invoice_number: "INV-2", outstanding: 500, days_overdue: 50, bucket: "31_60" },
        ])
        const ann = await get(
          "open-instalments?currency_code=eur&customer_id=ann&bucket[]=current&bucket[]=1_30&order=due_date"
        )
        expect(ann).toMatchObject({ count: 3, total: 1100.3 })
        expect(ann.open_instalments.map(({ due_date }: { due_date: string }) => due_date)).toEqual([
          day(-10),
          day(0),
          day(30),
        ])
      })

      it("shows pipeline and calendar by themselves", async () => {
        expect(await get("pipeline?currency_code=eur")).toMatchObject({
          as_of: today,
          total: 1433.33,
          weighted_total: 660,
          win_rate: 33.33,
        })
        // Yesterday Q4 was still open: 5000 × 30 % = 1500.
        expect(await get(`pipeline?currency_code=eur&as_of=${day(-1)}`)).toMatchObject({
          total: 6433.33,
          weighted_total: 2160,
          win_rate: 50,
        })
        expect((await get("cash-calendar?currency_code=eur")).weeks).toHaveLength(13)
      })

      it("uses the store's default currency unless told", async () => {
        const { currency_code } = await get("aging")
        expect(currency_code).toMatch(/^[a-z]{3}$/)
      })

      it.each([
        ["aging?group_by=stage", "group_by must be one of customer, owner"],
        ["aging?buckets=30,15", "buckets must rise"],
        ["aging?buckets=soon", "buckets must be days such as 15,30,60"],
        ["open-instalments?buckets=15,60&bucket=1_30", "bucket must be overdue, or of current, 1_15, 16_60, over_60"],
        ["aging?limit=1000000", "limit must be at most 200"],
        ["open-instalments?bucket=late", "bucket must be overdue, or of current, 1_30, 31_60, 61_90, over_90"],
        [
          "open-instalments?order=amount;--",
          "order must be one of due_date, issue_date, outstanding, customer_name, invoice_number, with - in front to reverse",
        ],
        ["uninvoiced-orders?delivered=maybe", "delivered must be true or false"],
        ["pipeline?as_of=tomorrow", "as_of must be a day such as 2026-11-23"],
      ])("refuses %s", async (path, message) => {
        const { body } = await http().get(`/admin/crm/reports/${path}`).set(admin.headers).expect(400)
        expect(body).toEqual({ type: "invalid_data", message: `Invalid request: ${message}` })
      })
    })

    it("days, moments and cursors that cannot be are refused by every report and list", async () => {
      const never = [
        "0000-01-01",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "+275760-09-13T00:00:00Z",
        "2026-02-30",
      ]
      const cursors = never.map((at) => Buffer.from(`${at}|a`).toString("base64url"))
      const asked = [
        ...["overview", "reports/aging", "reports/cash-calendar", "reports/pipeline", "reports/collection"].flatMap(
          (path) => never.map((value) => `${path}?as_of=${encodeURIComponent(value)}`)
        ),
        ...never.flatMap((value) => [
          `customers?no_contact_since=${encodeURIComponent(value)}`,
          `interactions?occurred_at[$gte]=${encodeURIComponent(value)}`,
          `quotes?created_at[$lt]=${encodeURIComponent(value)}`,
        ]),
        ...cursors.map((cursor) => `customers/cus_none/timeline?cursor=${cursor}`),
      ]
      const caller = await createUser(getContainer())
      for (const path of asked) {
        const { status } = await http().get(`/admin/crm/${path}`).set(caller.headers)
        // A moment of the 30th of February is the 2nd of March to some, and refused by others; nothing of it fails.
        expect([path, [200, 400, 404].includes(status)]).toEqual([path, true])
      }
    })

    describe("views", () => {
      const options = () => ({ database: { clientUrl: dbConfig.clientUrl } })
      const silent = { info: () => undefined, warn: () => undefined, error: () => undefined } as never

      async function withSource<Result>(work: (source: DataSource) => Promise<Result>): Promise<Result> {
        const reporting = { replica_urls: [], pool_size: 1, keep_plans: true }
        const source = await createDataSource({ options: options(), reporting, logger: silent }).initialize()
        return work(source).finally(() => source.destroy())
      }
      const columnsOf = (source: DataSource, name: string): Promise<{ column_name: string }[]> =>
        source.query("select column_name from information_schema.columns where table_name = $1", [name])

      it("have the columns of their entities, and every view has an entity", async () => {
        await withSource(async (source) => {
          for (const view of VIEWS) {
            const { tableName, columns } = source.getMetadata(view)
            const stored = await columnsOf(source, tableName)
            expect({ tableName, columns: columns.map(({ databaseName }) => databaseName).sort() }).toEqual({
              tableName,
              columns: stored.map(({ column_name }) => column_name).sort(),
            })
          }
          expect(VIEWS.map((view) => source.getMetadata(view).tableName).sort()).toEqual(
            Object.keys(CURRENT_VIEWS).sort()
          )
        })
      })

      it("come up again after a rollback, and when dropped tables took them along", async () => {
        admin = await createUser(getContainer())
        await writeLedger(getContainer(), today)
        const before = await get("aging?currency_code=eur")
        for (const _migration of MIGRATIONS) {
          await revertMigration({ options: options(), logger: silent })
        }
        await withSource(async (source) => {
          const left = await source.query(
            "select viewname as name from pg_views where viewname like 'crm_view_%' union all select tgname from pg_trigger where tgname like '%sums%' union all select tablename from pg_tables where tablename like 'crm_sum%'"
          )
          expect(left).toEqual([])
        })
        expect(await runMigrations({ options: options(), logger: silent })).toHaveLength(MIGRATIONS.length)
        expect(await get("aging?currency_code=eur")).toEqual(before)
        expect(await runMigrations({ options: options(), logger: silent })).toEqual([])

        await withSource(async (source) => {
          await source.query("drop view crm_view_open_instalment, crm_view_stage cascade")
          await source.query("drop trigger crm_quote_sums_update on crm_quote")
        })
        expect(await runMigrations({ options: options(), logger: silent })).toEqual([])
        expect(await get("aging?currency_code=eur&group_by=customer")).toMatchObject({ total: before.total, count: 2 })
      })

      it("round as the rest of the plugin does", async () => {
        const codes = "eur usd jpy kwd clf huf iqd vnd uyw bhd".split(" ")
        await withSource(async (source) => {
          for (const code of codes) {
            expect(await source.query("select crm_currency_digits($1) as digits", [code])).toEqual([
              { digits: currencyDigits(code) },
            ])
          }
        })
      })
    })
  },
})
