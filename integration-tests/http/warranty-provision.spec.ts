import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"

import { REPORTING_MODULE } from "../../src/modules/reporting"
import type { ReportingModuleService } from "../../src/modules/reporting/service"
import { addDays, storeToday } from "../../src/shared/days"
import { catalogueOf } from "../../src/workflows/warranty/provision/catalogue"
import { closeProvisionMonths } from "../../src/workflows/warranty/provision/close-months"
import { changeCover, plantClaims, plantCosts, plantCover } from "../fixtures/warranty-provision"
import { Caller, createUser } from "../support/callers"

jest.setTimeout(300_000)

/*
 * 32 units, EUR. Set: all 0.01 claims per unit and month at 40 each, k 100; C at its first age 0.02, then 0.01, at 80 each, k 50.
 *
 * A  19 units and 1 of January to December 2025 (ages 0 to 11); the one is repaired in May and covered until February 2026.
 * B  10 units of February 2025 to January 2026; one comes back in April.      C  2 units of June 2025 to May 2026, without history.
 *
 * Claims  A1 of March (age 2): parts 30 and labor 10 in March; in April the labor is reversed and 12 entered; a supplier pays 15.
 *         A2 of May (age 4): parts 50.    A3 is goodwill of 99, B1 is paid back in May: both outside.
 *         B2 of June (age 4), thought to cost 60: 20 by others and 25 to an account of its own in July, when it is settled.
 *
 * January  built A: 20 units x 12 months x 0.01 x 40 = 96. One month of 20 units runs: 20 x 0.01 x 40 = 8 is released; 88 is left.
 * February built B: 10 x 12 x 0.01 x 40 = 48; released 8 of A and 4 of B.
 * March    A uses 40, of which 8 were expected: 32 more is remeasured, and left is 20 x 9 x 0.01 x m = 72 with m = (5 x 40 + 40) / (5 + 1) = 40.
 * April    A uses 12 - 10 = 2; 8 - 2 = 6 is released; m = 242 / 6 = 40.333333, so that 160 x 0.01 x m = 64.53: + 0.53.
 *          B's unit leaves with 10 months to go: 10 x 0.01 x 40 = 4, beside 9 x 0.01 x 40 = 3.60 that ran: 7.60 is released.
 * May      A's unit gets 2 months: 2 x 0.01 x 40.333333 = 0.81; it uses 50 of which 20 x 0.01 x 40.333333 = 8.07 were expected;
 *          left is (20 x 7 + 2) x 0.01 x m = 59.23 with m = (200 + 92) / 7 = 41.714286.
 * June     built C: 2 x (0.02 + 11 x 0.01) x 80 = 20.80; its first month of 2 x 0.02 x 80 = 3.20 runs. B's open claim adds 60, of which 3.60 were expected.
 * July     B uses 45 of the 60: 15 and the 3.60 of the month are released; m = 245 / 6 = 40.833333 and 54 x 0.01 x m = 22.05: + 0.45.
 *
 * Rates at the end of June: A 1 / 120 where nobody claimed, 2 / 120 at ages 2 and 4; B 1 / 110 of ten units, 1 / 109 of nine, 2 / 109 at age 4; C 1 / 52.
 */
const MOVEMENTS = [
  ["2025-01", 0, 96, 0, 8, 0, 88],
  ["2025-02", 88, 48, 0, 12, 0, 124],
  ["2025-03", 124, 0, 40, 4, 32, 112],
  ["2025-04", 112, 0, 2, 13.6, 0.53, 96.93],
  ["2025-05", 96.93, 0.81, 50, 3.6, 43.89, 88.03],
  ["2025-06", 88.03, 20.8, 0, 11.54, 56.4, 153.69],
  ["2025-07", 153.69, 0, 45, 28.54, 0.45, 80.6],
  ["2025-08", 80.6, 0, 0, 13.61, -0.01, 66.98],
  ["2025-09", 66.98, 0, 0, 13.61, -0.01, 53.36],
  ["2025-10", 53.36, 0, 0, 13.61, -0.01, 39.74],
  ["2025-11", 39.74, 0, 0, 13.61, 0, 26.13],
  ["2025-12", 26.13, 0, 0, 13.61, -0.02, 12.5],
  ["2026-01", 12.5, 0, 0, 5.69, 0.01, 6.82],
  ["2026-02", 6.82, 0, 0, 2.02, 0, 4.8],
  ["2026-03", 4.8, 0, 0, 1.6, 0, 3.2],
  ["2026-04", 3.2, 0, 0, 1.6, 0, 1.6],
  ["2026-05", 1.6, 0, 0, 1.6, 0, 0],
] as const
const OF_A = [
  ["2025-01", 0, 96, 0, 8, 0, 88],
  ["2025-02", 88, 0, 0, 8, 0, 80],
  ["2025-03", 80, 0, 40, 0, 32, 72],
  ["2025-04", 72, 0, 2, 6, 0.53, 64.53],
  ["2025-05", 64.53, 0.81, 50, 0, 43.89, 59.23],
  ["2025-06", 59.23, 0, 0, 8.34, 0, 50.89],
] as const

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const http = () => request(api.defaults.baseURL!)
    let admin: Caller
    const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(text, values as never)
      ).rows
    const answer = (path: string, status = 200, caller = admin) =>
      http().get(`/admin/crm/${path}`).set(caller.headers).expect(status)
    const get = async (path: string) => (await answer(path)).body
    const post = (path: string, body: object, status = 200) =>
      http().post(`/admin/crm/${path}`).set(admin.headers).send(body).expect(status)
    const reporting = () => getContainer().resolve<ReportingModuleService>(REPORTING_MODULE)
    const months = async (query: string) =>
      (await get(`reports/warranty-provision/movements?currency_code=eur&${query}`)).movements
    const row = (
      [month, opening, built, used, released, remeasured, closing]: readonly (string | number)[],
      is_closed: boolean
    ) => ({
      ...{ month, is_closed, opening, built, used, released, remeasured, closing },
    })

    const plantExample = async () => {
      await getContainer()
        .resolve(Modules.PRODUCT)
        .createProducts(["A", "B", "C"].map((id) => ({ id: `prod_${id}`, title: `Product ${id}` })) as never)
      await post("warranty-priors", { scope: "all", currency_code: "eur", rates: ["0.01"], cost: "40" })
      await post("warranty-priors", {
        scope: "product",
        scope_id: "prod_C",
        currency_code: "eur",
        rates: ["0.02", "0.01"],
        cost: "80",
        k: 50,
      })
      await plantCover(sql, [
        { id: "a1", product: "prod_A", units: 19, starts: "2025-01-10", ends: "2025-12-31" },
        { id: "a2", product: "prod_A", units: 1, starts: "2025-01-12", ends: "2025-12-31" },
        { id: "b1", product: "prod_B", units: 10, starts: "2025-02-05", ends: "2026-01-31" },
        { id: "c1", product: "prod_C", units: 2, starts: "2025-06-01", ends: "2026-05-31" },
        { id: "s1", product: "prod_A", units: 5, starts: "2025-01-10", ends: "2025-12-31", source: "sold" },
        { id: "v1", product: "prod_A", units: 5, starts: "2025-01-10", ends: "2025-12-31", basis: "service" },
      ])
      await changeCover(sql, "b1", "quantity = 9, returned_quantity = 1", "2025-04-15")
      await changeCover(sql, "a2", "ends_date = '2026-02-28'", "2025-05-20")
      await plantClaims(sql, [
        { id: "A1", cover: "a1", product: "prod_A", submitted: "2025-03-12", resolved: "2025-03-25" },
        { id: "A2", cover: "a2", product: "prod_A", submitted: "2025-05-10", resolved: "2025-05-20" },
        {
          id: "A3",
          cover: "a1",
          product: "prod_A",
          submitted: "2025-04-10",
          resolved: "2025-04-20",
          provisioned: false,
        },
        { id: "B1", cover: "b1", product: "prod_B", submitted: "2025-05-05", resolved: "2025-05-20", remedy: "refund" },
        { id: "B2", cover: "b1", product: "prod_B", submitted: "2025-06-20", resolved: "2025-07-15", estimate: "60" },
        { id: "S1", cover: "s1", product: "prod_A", submitted: "2025-04-10", resolved: "2025-04-20" },
      ])
      await plantCosts(sql, [
        { id: "k1", claim: "A1", day: "2025-03-20", amount: "30" },
        { id: "k2", claim: "A1", day: "2025-03-21", amount: "10", kind: "labour" },
        { id: "k3", claim: "A1", day: "2025-04-02", amount: "-10", kind: "labour", reverses: "k2" },
        { id: "k4", claim: "A1", day: "2025-04-02", amount: "12", kind: "labour" },
        { id: "k5", claim: "A1", day: "2025-05-10", amount: "15", kind: "recovery", provisioned: false },
        { id: "k6", claim: "A3", day: "2025-04-12", amount: "99", provisioned: false },
        { id: "k7", claim: "A2", day: "2025-05-18", amount: "50" },
        { id: "k8", claim: "B2", day: "2025-07-03", amount: "20", kind: "third_party" },
        { id: "k9", claim: "B2", day: "2025-07-10", amount: "25", kind: "other", account: "our_account" },
        { id: "k0", claim: "S1", day: "2025-04-12", amount: "77" },
      ])
    }

    beforeEach(async () => {
      admin = await createUser(getContainer())
    })

    it("the example worked by hand: rates, provision, movements, cohorts and journal, before and after its months are closed", async () => {
      await plantExample()
      const check = async (is_closed: boolean) => {
        expect(await months("from=2025-01&to=2026-05")).toEqual(MOVEMENTS.map((one) => row(one, is_closed)))
        expect(await months("from=2025-01&to=2025-06&product_id=prod_A")).toEqual(
          OF_A.map((one) => row(one, is_closed))
        )
        expect(await get("reports/warranty-provision?currency_code=eur&as_of=2025-06-30")).toEqual({
          as_of: "2025-06-30", currency_code: "eur", provision: 153.69, claims_estimates: 60, units: 31, count: 3, limit: 50, offset: 0,
          products: [
            { product_id: "prod_B", title: "Product B", units: 9, mean_cost: 40, expected_claims: 0.63, provision: 85.2, estimates: 60, prior_from: "all" },
            { product_id: "prod_A", title: "Product A", units: 20, mean_cost: 41.714286, expected_claims: 1.22, provision: 50.89, estimates: 0, prior_from: "all" },
            { product_id: "prod_C", title: "Product C", units: 2, mean_cost: 80, expected_claims: 0.22, provision: 17.6, estimates: 0, prior_from: "product" },
          ],
        }) // prettier-ignore
        const arithmetic = await get(
          "reports/warranty-provision/arithmetic?currency_code=eur&as_of=2025-06-30&product_id=prod_B"
        )
        const prior = { prior: 0.01, prior_from: "all" }
        expect(arithmetic).toEqual({
          as_of: "2025-06-30", currency_code: "eur", product_id: "prod_B", title: "Product B", k: 100, cover: 25.2, estimates: 60, provision: 85.2,
          mean_cost: { prior: 40, prior_from: "all", cost: 0, claims: 0, mean: 40 },
          ages: [
            { age: 0, exposed: 10, claims: 0, ...prior, rate: 0.009090909091, units_left: 0, amount: 0 },
            { age: 1, exposed: 10, claims: 0, ...prior, rate: 0.009090909091, units_left: 0, amount: 0 },
            { age: 2, exposed: 9, claims: 0, ...prior, rate: 0.009174311927, units_left: 0, amount: 0 },
            { age: 3, exposed: 9, claims: 0, ...prior, rate: 0.009174311927, units_left: 0, amount: 0 },
            { age: 4, exposed: 9, claims: 1, ...prior, rate: 0.018348623853, units_left: 0, amount: 0 },
            ...[5, 6, 7, 8, 9, 10, 11].map((age) => ({ age, exposed: 0, claims: 0, ...prior, rate: 0.01, units_left: 9, amount: 3.6 })),
          ],
        }) // prettier-ignore
        const { cohorts } = await get("reports/warranty-provision/cohorts?currency_code=eur&as_of=2025-06-30")
        expect(cohorts).toEqual([
          { month: "2025-01", units: 20, expected: 96.81, cost: 92, still_expected: 50.89 },
          { month: "2025-02", units: 9, expected: 48, cost: 0, still_expected: 85.2 },
          { month: "2025-06", units: 2, expected: 20.8, cost: 0, still_expected: 17.6 },
        ])
      }
      await check(false)
      const closed = await closeProvisionMonths(getContainer())
      expect(closed.slice(0, 3)).toEqual(["2025-01", "2025-02", "2025-03"])
      expect(closed).toEqual([...closed].sort())
      await check(true)

      const book = async () => get("reports/revenue-journal?currency_code=eur&from=2025-03-01&to=2025-07-31&limit=200")
      const { lines, debit, credit } = await book()
      const told = lines.map(
        (line: { date: string; entry_id: string; account: string; key: string; debit: number; credit: number }) =>
          [line.date, line.entry_id.split("_").at(-1), line.account, line.key, line.debit, line.credit].join(" ")
      )
      expect(told.filter((line: string) => /^2025-0[37]/.test(line)).sort()).toEqual(
        [
          "2025-03-31 used warranty_provision  40 0",
          "2025-03-31 used warranty_parts  0 30",
          "2025-03-31 used warranty_labour  0 10",
          "2025-03-31 released warranty_cost  0 4",
          "2025-03-31 released warranty_provision  4 0",
          "2025-03-31 remeasured warranty_cost  32 0",
          "2025-03-31 remeasured warranty_provision  0 32",
          "2025-07-31 used warranty_provision  45 0",
          "2025-07-31 used warranty_third_party  0 20",
          "2025-07-31 used warranty_sundry our_account 0 25",
          "2025-07-31 released warranty_cost  0 28.54",
          "2025-07-31 released warranty_provision  28.54 0",
          "2025-07-31 remeasured warranty_cost  0.45 0",
          "2025-07-31 remeasured warranty_provision  0 0.45",
        ].sort()
      )
      expect(debit).toBe(credit)
      expect(new Set(lines.map(({ id }: { id: string }) => id)).size).toBe(lines.length)
      expect((await book()).lines).toEqual(lines)
      const all = await get("reports/revenue-journal?currency_code=eur&from=2025-01-01&to=2026-05-31&limit=200")
      expect(all.accounts.find(({ account }: { account: string }) => account === "warranty_provision")).toMatchObject({
        account_code: "2400",
        debit: 298.89,
        credit: 298.89,
      })
      const tie = await get("reports/tie-out?currency_code=eur&from=2025-01-01&to=2026-05-31")
      expect([tie.unbalanced, tie.differences]).toEqual([[], []])
      const csv = await answer("reports/warranty-provision/movements/export?currency_code=eur&from=2025-01&to=2025-02")
      expect(csv.text.trim().split("\r\n").slice(1)).toEqual([
        '"2025-01","eur","true",0,96,0,8,0,88',
        '"2025-02","eur","true",88,48,0,12,0,124',
      ])
    })

    it("today's figure, from what was closed last and the moves since, is the one that is reckoned from everything", async () => {
      const today = storeToday("UTC")
      await plantExample()
      await plantCover(sql, [
        { id: "d1", product: "prod_D", units: 3, starts: addDays(today, -200), ends: addDays(today, 400) },
        { id: "d2", product: "prod_D", units: 3, starts: addDays(today, -200), ends: addDays(today, 400) },
      ])
      await plantClaims(sql, [{ id: "D1", cover: "d1", product: "prod_D", submitted: addDays(today, -100) }])
      await closeProvisionMonths(getContainer())
      await plantCover(sql, [
        { id: "d3", product: "prod_D", units: 4, starts: today, ends: addDays(today, 300) },
        { id: "e1", product: "prod_E", units: 7, starts: today, ends: addDays(today, 500) },
        {
          id: "a9",
          product: "prod_A",
          units: 2,
          starts: addDays(today, -90),
          ends: addDays(today, 90),
          told: addDays(today, -90),
        },
      ])
      await changeCover(sql, "d2", "quantity = 1, returned_quantity = 2", today)
      await changeCover(sql, "d1", `ends_date = '${addDays(today, 460)}'`, today)
      await plantClaims(sql, [{ id: "E1", cover: "e1", product: "prod_E", submitted: today, estimate: "30" }])
      await plantCosts(sql, [{ id: "z1", claim: "D1", day: today, amount: "12.34" }])
      const input = {
        ...{ currency_code: "eur", store_currency: "eur", timezone: "UTC", as_of: today, today },
        catalogue: catalogueOf(getContainer()),
      }
      const page = { limit: 50, offset: 0 }
      const quick = await reporting().warrantyProvision(input, page)
      expect(quick).toEqual(await reporting().warrantyProvision(input, page, { whole: true }))
      expect(quick.products.map(({ product_id }) => product_id).sort()).toEqual(["prod_A", "prod_D", "prod_E"])
      expect(quick.products.find(({ product_id }) => product_id === "prod_E")).toMatchObject({
        units: 7,
        mean_cost: 40,
        estimates: 30,
        prior_from: "all",
      })
      const tile = await get("reports/warranty-costs/tile?currency_code=eur")
      expect(tile.provision).toBe(quick.provision)
      expect(tile.expected_this_month).toBeGreaterThan(0)
      const { cohorts } = await get("reports/warranty-provision/cohorts?currency_code=eur")
      const still = cohorts.reduce((sum: number, cohort: { still_expected: number }) => sum + cohort.still_expected, 0)
      expect(Math.abs(still - quick.provision)).toBeLessThan(0.05)
      const { ages } = await get("reports/warranty-provision/arithmetic?currency_code=eur&product_id=prod_E")
      expect(ages[0]).toEqual({
        age: 0,
        exposed: 0,
        claims: 0,
        prior: 0.01,
        prior_from: "all",
        rate: 0.01,
        units_left: 7,
        amount: 2.8,
      })
      const [running] = (await months("")).slice(-1)
      expect(running).toMatchObject({ is_closed: false, used: 12.34, closing: quick.provision })
      expect(
        MathBN.convert(running.opening)
          .plus(running.built)
          .minus(running.used)
          .minus(running.released)
          .plus(running.remeasured)
          .toNumber()
      ).toBe(running.closing)
    })

    it("closed months stay: what is told late counts in the first open one, and neither plans, priors nor anyone changes them", async () => {
      await plantExample()
      await closeProvisionMonths(getContainer())
      const kept = await months("from=2025-01&to=2026-05")
      await plantCosts(sql, [{ id: "late", claim: "A2", day: "2025-05-19", amount: "7" }])
      await plantCover(sql, [{ id: "l1", product: "prod_A", units: 50, starts: "2025-01-10", ends: "2025-12-31" }])
      await post("warranty-priors", { scope: "all", currency_code: "eur", rates: ["0.5"], cost: "400" })
      await sql("update crm_warranty_plan set months = 99")
      expect(await closeProvisionMonths(getContainer())).toEqual([])
      expect(await months("from=2025-01&to=2026-05")).toEqual(kept)
      const [running] = (await months("")).slice(-1)
      expect(running.used).toBe(7)
      for (const table of [
        "crm_warranty_provision_month",
        "crm_warranty_provision_close",
        "crm_warranty_move",
        "crm_warranty_used",
      ]) {
        await expect(sql(`delete from ${table}`)).rejects.toThrow(`${table} is append-only`)
      }
    })

    it("months are closed once and in order, whoever closes them at the same time and wherever one of them breaks off", async () => {
      await plantExample()
      await sql(`create function break_off() returns trigger language plpgsql as $$ begin
        if new.month = ${2025 * 12 + 3} then raise exception 'broken off'; end if; return new; end $$`)
      await sql(
        "create trigger break_off before insert on crm_warranty_provision_month for each row execute function break_off()"
      )
      await expect(closeProvisionMonths(getContainer())).rejects.toThrow("broken off")
      const closed = () => sql<{ month: number }>("select month from crm_warranty_provision_close order by 1")
      expect((await closed()).map(({ month }) => month - 2025 * 12)).toEqual([0, 1, 2])
      await sql("drop trigger break_off on crm_warranty_provision_month")
      const [one, other] = await Promise.all([
        closeProvisionMonths(getContainer()),
        closeProvisionMonths(getContainer()),
      ])
      expect([...one, ...other].sort()[0]).toBe("2025-04")
      expect(new Set([...one, ...other]).size).toBe(one.length + other.length)
      expect(await months("from=2025-01&to=2026-05")).toEqual(MOVEMENTS.map((each) => row(each, true)))
    })

    it("a month whose books are closed is entered on the first open day", async () => {
      await plantExample()
      await post("period-locks", { lock_date: "2025-03-31" })
      await closeProvisionMonths(getContainer())
      const { lines } = await get("reports/revenue-journal?currency_code=eur&from=2025-01-01&to=2025-04-30&limit=200")
      expect([...new Set(lines.map(({ date }: { date: string }) => date))]).toEqual(["2025-04-01", "2025-04-30"])
    })

    it("refuses days to come, months the wrong way round, what is no prior, and who does not see all of it", async () => {
      const today = storeToday("UTC")
      const refusal = async (path: string, status = 400, caller = admin) =>
        (await answer(path, status, caller)).body.message
      expect(await refusal("reports/warranty-provision?as_of=2999-01-01")).toBe(
        `The warranty provision can be asked as of ${today} or earlier, not 2999-01-01.`
      )
      expect(await refusal("reports/warranty-provision/movements?from=2026-02&to=2026-01")).toBe(
        `Movements can be asked of at most 120 months until ${today.slice(0, 7)}, not from 2026-02 to 2026-01.`
      )
      expect(await refusal("reports/warranty-provision/arithmetic?product_id=prod_none&currency_code=eur", 404)).toBe(
        `Nothing was covered or claimed of product prod_none in EUR by ${today}.`
      )
      const prior = { scope: "all", currency_code: "eur", rates: ["0.01"], cost: "40" }
      const refused = async (body: object, status = 400) => (await post("warranty-priors", body, status)).body.message
      expect(await refused({ ...prior, rates: ["1.5"] })).toBe(
        "A rate is claims per unit and month, from 0 to 1; it cannot be 1.5."
      )
      expect(await refused({ ...prior, cost: "1.001" })).toBe("The prior cost is 1.001, but EUR has 2 decimals.")
      expect(await refused({ ...prior, scope: "product", scope_id: "prod_none" }, 404)).toBe(
        "The product prod_none was not found."
      )
      expect(await refused({ ...prior, scope: "type" })).toContain("scope_id")
      const { warranty_prior: made } = (await post("warranty-priors", prior)).body
      const { warranty_prior: again } = (await post("warranty-priors", { ...prior, k: 20 })).body
      expect(again).toMatchObject({ id: made.id, rates: [0.01], cost: 40, k: 20, name: null })
      expect((await get("warranty-priors")).count).toBe(1)
      await http().delete(`/admin/crm/warranty-priors/${made.id}`).set(admin.headers).expect(200)
      expect((await get("warranty-priors")).count).toBe(0)

      const clerk = await createUser(getContainer())
      await post("access", { user_id: clerk.user_id, scope: "own", can_see_margin: true })
      expect(await refusal("reports/warranty-provision", 403, clerk)).toBe(
        "The warranty provision is the whole store's, and not all of its documents are yours to see. Someone who sees all of them can read it."
      )
      await post("access", { user_id: clerk.user_id, scope: "all", can_see_margin: false })
      expect(await refusal("reports/warranty-provision/cohorts", 403, clerk)).toBe(
        "The warranty provision says what claims cost. Someone who may see costs and margins can read it."
      )
    })
  },
})
