import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { REPORTING_MODULE } from "../../src/modules/reporting"
import type { ReportingModuleService } from "../../src/modules/reporting/service"
import { AS_OF, plantWarrantyCosts } from "../fixtures/warranty-costs"
import { createUser } from "../support/callers"
import { Client, clientOf, ok, refused } from "../support/receivable-client"
import { createStore } from "../support/receivable-store"
import { plantRows } from "../support/rows"

jest.setTimeout(240_000)

/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the API are judged by the tests */

const REPORT = "/admin/crm/reports/warranty-costs"
const CLAIMS = "/admin/crm/warranty-claims"

/** A row's amounts; what is not said is 0. `cost` and `net` are worked out by hand. */
const amounts = (some: Record<string, number>) => ({
  parts: 0, labour: 0, freight: 0, replacement: 0, third_party: 0, other: 0, deductible: 0, recovered: 0, net: some.cost ?? 0, cost: 0, ...some,
}) // prettier-ignore

const row = (
  id: string | null,
  name: string | null,
  counts: [number, number, number | null, number | null],
  some: Record<string, number>
) => {
  const [claims, entries, units_sold, claims_per_1000] = counts
  return { id, name, claims, entries, units_sold, claims_per_1000, ...amounts(some) }
}

/**
 * The example of `fixtures/warranty-costs.ts`, in euros, looked at on 15 November 2026. Sold: desks 10 in January and 20 in March, lamps 50 in
 * February and 50 in June, 130 in all (and 4 desks in dollars). Costs: c1 40 + 60 − 10 = 90, c2 15 + 30 − 30 = 15, c3 25.50, c4 45, c5 12,
 * c8 9.99 and c9 33 as goodwill, c10 5: 235.49, of which 42.99 are goodwill. 50 came back for c1. Nine claims count: c6 was rejected, c12 canceled.
 */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let admin: Client

    const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(text, values as never)
      ).rows
    const ask = (client: Client, path: string) =>
      ok(client.get(`${REPORT}${path}${path.includes("?") ? "&" : "?"}as_of=${AS_OF}`))
    const get = (path: string) => ask(admin, path)
    const eur = (query = "") => get(`?currency_code=eur${query}`)
    const claimCount = async (query: string): Promise<number> => (await ok(admin.get(`${CLAIMS}?${query}`))).count

    beforeEach(async () => {
      admin = clientOf(api, await createUser(getContainer()))
    })

    describe("the example", () => {
      beforeEach(() => plantWarrantyCosts(sql))

      it("costs by product, plan, supplier, fault and month, with what was sold beside them", async () => {
        const { rows, ...totals } = await eur()
        expect(totals).toEqual({
          as_of: AS_OF, from: "2025-12-01", to: AS_OF, currency_code: "eur", group_by: "product", total: 235.49, provisioned_total: 192.5, goodwill_total: 42.99,
          recovered: 50, claims: 9, entries: 13, units_sold: 130, claims_per_1000: 69.2, count: 2, limit: 50, offset: 0,
          submitted_at: { $gte: "2025-12-01T00:00:00.000Z", $lt: "2026-11-16T00:00:00.000Z" },
        }) // prettier-ignore
        expect(rows).toEqual([
          row("prod_desk", "Desk", [5, 10, 30, 166.7], {
            parts: 65.5,
            labour: 105,
            freight: 15,
            other: 5,
            deductible: 10,
            cost: 180.5,
            recovered: 50,
            net: 130.5,
          }),
          row("prod_lamp", "Lamp", [4, 3, 100, 40], { replacement: 21.99, third_party: 33, cost: 54.99 }),
        ])
        expect((await eur("&group_by=plan")).rows).toEqual([
          row("crmwp_law", "By law", [6, 8, 130, 46.2], {
            parts: 65.5,
            labour: 60,
            replacement: 21.99,
            other: 5,
            deductible: 10,
            cost: 142.49,
            recovered: 50,
            net: 92.49,
          }),
          row("crmwp_plus", "Plus", [1, 1, 5, 200], { labour: 45, cost: 45 }),
          row(null, null, [1, 1, 0, null], { third_party: 33, cost: 33 }),
          row("crmwp_maker", "Maker's", [1, 3, 10, 100], { freight: 15, cost: 15 }),
        ])
        expect((await eur("&group_by=supplier")).rows).toEqual([
          row(null, null, [6, 8, null, null], {
            labour: 45,
            freight: 15,
            replacement: 21.99,
            third_party: 33,
            other: 5,
            cost: 119.99,
          }),
          row("Acme", "Acme", [2, 5, null, null], {
            parts: 65.5,
            labour: 60,
            deductible: 10,
            cost: 115.5,
            recovered: 50,
            net: 65.5,
          }),
          row("Bolt", "Bolt", [1, 0, null, null], {}),
        ])
        expect((await eur("&group_by=fault&order=-claims")).rows.map(({ id, claims, entries, cost }: any) => [id, claims, entries, cost])).toEqual([
          ["defect", 5, 7, 165.5], ["dead_on_arrival", 1, 1, 9.99], ["other", 1, 1, 33], ["transport_damage", 1, 1, 12], ["wear", 1, 3, 15],
        ]) // prettier-ignore
        const { rows: months, ...whole } = await eur("&group_by=month")
        expect(
          months.map((one: any) => [
            one.id,
            one.claims,
            one.entries,
            one.units_sold,
            one.claims_per_1000,
            one.cost,
            one.recovered,
            one.net,
          ])
        ).toEqual([
          ["2026-01", 0, 0, 10, 0, 0, 0, 0],
          ["2026-02", 2, 4, 50, 40, 102, 0, 102],
          ["2026-03", 1, 2, 20, 50, 45, 0, 45],
          ["2026-04", 0, 2, 0, null, -30, 50, -80],
          ["2026-05", 1, 1, 0, null, 25.5, 0, 25.5],
          ["2026-06", 2, 2, 50, 40, 54.99, 0, 54.99],
          ["2026-07", 1, 0, 0, null, 0, 0, 0],
          ["2026-08", 1, 1, 0, null, 33, 0, 33],
          ["2026-11", 1, 1, 0, null, 5, 0, 5],
        ])
        expect(whole).toMatchObject({ total: 235.49, claims: 9, entries: 13, units_sold: 130, count: 9 })
        expect(await get("?currency_code=usd")).toMatchObject({
          total: 100,
          claims: 1,
          units_sold: 4,
          claims_per_1000: 250,
          rows: [{ id: "prod_desk", cost: 100 }],
        })
      })

      it("customers who are one are one row, by whichever of them it is asked", async () => {
        const { result } = await createCustomersWorkflow(getContainer()).run({
          input: {
            customersData: [
              { company_name: "Alpha", email: "a@shop.test" },
              { company_name: "Alpha too", email: "a2@shop.test" },
            ],
          },
        })
        const [a, a2] = result.map(({ id }) => id)
        await sql("update crm_warranty_claim set customer_id = ? where customer_id = 'cus_a'", [a])
        await sql("update crm_warranty_claim set customer_id = ? where customer_id = 'cus_a2'", [a2])
        await ok(admin.post(`/admin/crm/customers/${a}/merge`, { customer_ids: [a2] }))
        expect((await eur("&group_by=customer")).rows).toEqual([
          row(a, "Alpha", [5, 9, null, null], {
            parts: 40,
            labour: 60,
            freight: 15,
            replacement: 9.99,
            other: 5,
            deductible: 10,
            cost: 119.99,
            recovered: 50,
            net: 69.99,
          }),
          row("cus_b", null, [2, 2, null, null], { parts: 25.5, labour: 45, cost: 70.5 }),
          row("cus_c", null, [2, 2, null, null], { replacement: 12, third_party: 33, cost: 45 }),
        ])
        for (const id of [a, a2]) {
          expect(await eur(`&customer_id=${id}`)).toMatchObject({ total: 119.99, claims: 5, units_sold: null })
        }
        // Who has no customer, and who cost nothing, stand on the pages too, wherever those begin.
        await sql("update crm_warranty_claim set customer_id = null where customer_id = 'cus_c'")
        await sql(
          `insert into crm_sum_warranty_claim (claim_id, currency_code, title, fault_code, customer_id, submitted_by, status, provisioned, submitted_at)
           values ('free', 'eur', 'Desk', 'wear', 'cus_free', 'cus_free', 'submitted', true, '2026-05-05')`
        )
        for (const order of ["-cost", "-net", "-recovered", "-claims", "cost"]) {
          const whole = await eur(`&group_by=customer&order=${order}`)
          expect(whole).toMatchObject({ count: 4, claims: 10 })
          for (const limit of [1, 2, 3]) {
            for (let offset = 0; offset < 5; offset++) {
              expect(await eur(`&group_by=customer&order=${order}&limit=${limit}&offset=${offset}`)).toEqual({
                ...whole,
                ...{ limit, offset, rows: whole.rows.slice(offset, offset + limit) },
              })
            }
          }
        }
      })

      it("every filter narrows, and opens as many claims in their list", async () => {
        const from = "2026-02-01"
        const to = "2026-06-30"
        const expected: [string, { total: number; claims: number }, with_costs: number][] = [
          ["product_id=prod_lamp", { total: 54.99, claims: 4 }, 3],
          ["plan_id=crmwp_law", { total: 142.49, claims: 6 }, 5],
          ["supplier=Acme", { total: 115.5, claims: 2 }, 2],
          ["fault_code=defect", { total: 165.5, claims: 5 }, 4],
          ["customer_id=cus_b", { total: 70.5, claims: 2 }, 2],
          ["product_id=prod_desk&plan_id=crmwp_law&fault_code=defect", { total: 120.5, claims: 3 }, 3],
        ]
        const OPEN = "status[$nin][]=rejected&status[$nin][]=canceled&currency_code=eur"
        for (const [filter, figures, with_costs] of expected) {
          const report = await eur(`&${filter}`)
          expect(report).toMatchObject(figures)
          const { $gte, $lt } = report.submitted_at
          expect(await claimCount(`${filter}&${OPEN}&submitted_at[$gte]=${$gte}&submitted_at[$lt]=${$lt}`)).toBe(
            figures.claims
          )
          expect(
            await claimCount(`${filter}&currency_code=eur&cost_date[$gte]=${report.from}&cost_date[$lte]=${report.to}`)
          ).toBe(with_costs)
        }
        expect(await eur("&provisioned=false")).toMatchObject({
          total: 42.99,
          provisioned_total: 0,
          goodwill_total: 42.99,
          recovered: 50,
          claims: 2,
        })
        expect(await eur("&provisioned=true")).toMatchObject({
          total: 192.5,
          goodwill_total: 0,
          recovered: 0,
          claims: 7,
        })
        expect(
          await claimCount("provisioned=true&currency_code=eur&status[$nin][]=rejected&status[$nin][]=canceled")
        ).toBe(7)
        expect(await claimCount(`currency_code=eur&cost_provisioned=true&cost_date[$lte]=${AS_OF}`)).toBe(6)
        const half = await eur(`&from=${from}&to=${to}`)
        expect(half).toMatchObject({
          from,
          to,
          total: 197.49,
          recovered: 50,
          claims: 6,
          units_sold: 120,
          claims_per_1000: 50,
        })
        expect(await eur(`&from=${from}&to=2027-01-31`)).toMatchObject({ to: AS_OF, total: 235.49 })
        expect((await eur("&limit=1&offset=1")).rows.map(({ id }: any) => id)).toEqual(["prod_lamp"])
        expect((await eur("&order=claims_per_1000")).rows.map(({ id }: any) => id)).toEqual(["prod_lamp", "prod_desk"])
        const file = await admin.get(`${REPORT}/export?currency_code=eur&as_of=${AS_OF}`)
        expect(String(file.data).replace("\ufeff", "").split("\r\n")).toEqual([
          "product,name,from,to,currency_code,claims,units_sold,claims_per_1000,parts,labour,freight,replacement,third_party,other,deductible,cost,recovered,net",
          '"prod_desk","Desk","2025-12-01","2026-11-15","eur",5,30,166.7,65.5,105,15,0,0,5,10,180.5,50,130.5',
          '"prod_lamp","Lamp","2025-12-01","2026-11-15","eur",4,100,40,0,0,0,21.99,33,0,0,54.99,0,54.99',
          "",
        ])
      })

      it("failures by age and product, of what was sold in a period", async () => {
        const report = await get("/failures")
        expect(report).toMatchObject({
          from: "2025-12-01",
          to: "2026-11-30",
          units_sold: 134,
          claims: 9,
          claims_per_1000: 67.2,
          count: 2,
        })
        // Of 134 units sold, 50 are five months old, 4 seven, 20 eight, 50 nine and 10 ten.
        expect(
          report.ages.map((one: any) => [
            one.age,
            one.claims,
            one.exposed,
            one.claims_per_1000,
            one.cumulative_per_1000,
          ])
        ).toEqual([
          [0, 2, 134, 14.93, 14.93],
          [1, 3, 134, 22.39, 37.31],
          [2, 2, 134, 14.93, 52.24],
          [3, 1, 134, 7.46, 59.7],
          [4, 0, 134, 0, 59.7],
          [5, 0, 134, 0, 59.7],
          [6, 0, 84, 0, 59.7],
          [7, 0, 84, 0, 59.7],
          [8, 0, 80, 0, 59.7],
          [9, 0, 60, 0, 59.7],
          [10, 1, 10, 100, 159.7],
        ])
        expect(report.products).toEqual([
          { id: "prod_desk", name: "Desk", units_sold: 34, claims: 6, claims_per_1000: 176.5 },
          { id: "prod_lamp", name: "Lamp", units_sold: 100, claims: 3, claims_per_1000: 30 },
        ])
        expect(
          await claimCount(
            "product_id=prod_desk&status[$nin][]=rejected&status[$nin][]=canceled&sold_date[$gte]=2025-12-01&sold_date[$lte]=2026-11-30"
          )
        ).toBe(6)
        expect(await get("/failures?product_id=prod_lamp")).toMatchObject({ units_sold: 100, claims: 3, count: 1 })
        const march = await get("/failures?from=2026-03-01&to=2026-03-31")
        expect(march).toMatchObject({
          units_sold: 20,
          claims: 2,
          products: [{ id: "prod_desk", claims_per_1000: 100 }],
        })
        expect(march.ages).toHaveLength(9)
      })

      it("open claims by state and days in it, each with what its list is filtered by", async () => {
        const counts = ({ states }: any) =>
          states.map(({ state, ages }: any) => [state, ...ages.map(({ count }: any) => count)])
        const report = await get("/open-claims")
        expect(report.count).toBe(3)
        expect(counts(report)).toEqual([
          ["submitted", 1, 0, 0, 0],
          ["approved", 0, 0, 1, 0],
          ["in_repair", 0, 1, 0, 0],
        ])
        for (const { state, ages } of report.states) {
          for (const { count, state_since } of ages) {
            const since = Object.entries(state_since).map(([operator, moment]) => `state_since[${operator}]=${moment}`)
            expect(await claimCount([`status=${state}`, ...since].join("&"))).toBe(count)
          }
        }
        expect(counts(await ok(admin.get(`${REPORT}/open-claims?as_of=2026-08-15`)))).toEqual([
          ["submitted", 1, 0, 0, 1],
          ["approved", 0, 0, 0, 1],
          ["in_repair", 0, 0, 0, 0],
        ])
        expect((await get("/open-claims?product_id=prod_desk")).count).toBe(2)
      })

      it("suppliers' shares by what became of them and how long they are outstanding", async () => {
        const none = { amount: 0, count: 0 }
        const ages = (first: object, last: object) => [
          { key: "0_30", ...first }, { key: "31_60", ...none }, { key: "61_90", ...none }, { key: "over_90", ...last },
        ] // prettier-ignore
        const { suppliers, ...totals } = await get("/recoveries?currency_code=eur")
        expect(totals).toMatchObject({
          expected: 8, claimed: 20, received: 50, refused: 4, outstanding: 28, claims: 2, count: 2, ages: ages({ amount: 8, count: 1 }, { amount: 20, count: 1 }),
        }) // prettier-ignore
        expect(suppliers).toEqual([
          {
            supplier: "Acme",
            expected: 0,
            claimed: 20,
            received: 50,
            refused: 0,
            outstanding: 20,
            claims: 1,
            ages: ages(none, { amount: 20, count: 1 }),
          },
          {
            supplier: "Bolt",
            expected: 8,
            claimed: 0,
            received: 0,
            refused: 4,
            outstanding: 8,
            claims: 1,
            ages: ages({ amount: 8, count: 1 }, none),
          },
        ])
        expect(await claimCount("recovery_supplier=Acme&recovery_status[]=expected&recovery_status[]=claimed")).toBe(1)
        expect((await get("/recoveries?currency_code=eur&supplier=Bolt")).suppliers).toHaveLength(1)
        expect((await get("/recoveries?currency_code=eur&product_id=prod_desk")).outstanding).toBe(20)
        expect(await ok(admin.get(`${REPORT}/recoveries?currency_code=eur&as_of=2026-05-08`))).toMatchObject({
          expected: 20,
          claimed: 0,
          received: 50,
          refused: 0,
        })
      })

      it("claims and cost against what cover was sold for; of a sold plan what is left", async () => {
        const { plans } = await get("/use?currency_code=eur")
        expect(plans).toEqual([
          {
            plan_id: "crmwp_law",
            name: "By law",
            is_sold: false,
            covers: 6,
            units: 134,
            value: 4000,
            priced_units: 130,
            claims: 6,
            cost: 142.49,
            cost_percent: 3.56,
            left: null,
          },
          {
            plan_id: "crmwp_plus",
            name: "Plus",
            is_sold: true,
            covers: 1,
            units: 5,
            value: 150,
            priced_units: 5,
            claims: 1,
            cost: 45,
            cost_percent: 30,
            left: 105,
          },
          {
            plan_id: "crmwp_maker",
            name: "Maker's",
            is_sold: false,
            covers: 1,
            units: 10,
            value: 1000,
            priced_units: 10,
            claims: 1,
            cost: 15,
            cost_percent: 1.5,
            left: null,
          },
        ])
        expect((await get("/use?currency_code=eur&plan_id=crmwp_plus")).plans).toHaveLength(1)
        expect((await get("/use?currency_code=eur&product_id=prod_lamp")).plans).toMatchObject([
          { plan_id: "crmwp_law", units: 100, claims: 3, cost: 21.99 },
        ])
        expect((await get("/use?currency_code=eur&from=2026-06-01&to=2026-06-30")).plans).toMatchObject([
          { units: 50, value: 500, claims: 2, cost: 9.99 },
        ])
      })

      it("what ends by month, with what renewing it is worth at the host's price", async () => {
        const plain = await get("/expiring?currency_code=eur")
        expect(plain).toEqual({
          as_of: AS_OF, currency_code: "eur", from: "2026-11-01", to: "2027-10-31", entitlements: 2, units: 15, renewable_units: 0, renewal_value: null,
          months: [
            { month: "2027-01", entitlements: 1, units: 10, renewable_units: 0, renewal_value: null },
            { month: "2027-03", entitlements: 1, units: 5, renewable_units: 0, renewal_value: null },
          ],
        }) // prettier-ignore
        expect(
          (
            await ok(
              admin.get(
                "/admin/crm/warranties?ends_date[$gte]=2027-01-01&ends_date[$lte]=2027-01-31&status[]=active&status[]=not_begun&status[]=expired&has_units=true"
              )
            )
          ).count
        ).toBe(1)
        const store = await createStore(getContainer())
        await sql("update crm_warranty_plan set sold_variant_id = ? where id = 'crmwp_plus'", [store.variant_id])
        await plantRows(sql, "crm_warranty_plan_target", [
          { id: "t1", plan_id: "crmwp_plus", type: "product", target_id: "prod_desk" },
        ])
        expect(await get("/expiring?currency_code=usd")).toMatchObject({
          units: 15,
          renewable_units: 15,
          renewal_value: 150.15,
        })
        expect(await get("/expiring?currency_code=jpy")).toMatchObject({
          units: 15,
          renewable_units: 0,
          renewal_value: null,
        })
        expect((await get("/expiring?currency_code=eur&plan_id=crmwp_maker")).units).toBe(10)
        expect((await get("/expiring?currency_code=eur&product_id=prod_lamp&to=2028-12-31")).units).toBe(100)
      })

      it("the tile has the month's cost and the product that cost most", async () => {
        expect(await ok(admin.get(`${REPORT}/tile?currency_code=eur&as_of=2026-06-30`))).toEqual({
          as_of: "2026-06-30", currency_code: "eur", provision: null, cost_this_month: 45, expected_this_month: null,
          worst_product: { product_id: "prod_desk", title: "Desk", cost: 45, claims_per_1000: 176.5 },
        }) // prettier-ignore
        expect(await ok(admin.get(`${REPORT}/tile?currency_code=eur&as_of=2026-07-31`))).toMatchObject({
          cost_this_month: 0,
          worst_product: null,
        })
      })

      it("whole months are read from what is kept by month, and say the same as the entries", async () => {
        // On 1 December 2025 and in November before the 15th nothing is but what both periods have.
        for (const group_by of ["product", "plan", "supplier", "fault", "customer", "month"]) {
          for (const more of ["", "&provisioned=true"]) {
            const entries = await ok(
              admin.get(
                `${REPORT}?currency_code=eur&group_by=${group_by}${more}&from=2025-12-02&to=2026-11-16&as_of=2026-11-30`
              )
            )
            const kept = await ok(
              admin.get(
                `${REPORT}?currency_code=eur&group_by=${group_by}${more}&from=2025-12-01&to=2026-11-30&as_of=2026-11-30`
              )
            )
            const { from: _from, to: _to, as_of: _as_of, submitted_at: _moments, ...figures } = kept
            expect(entries).toMatchObject(JSON.parse(JSON.stringify(figures).replace(/,"submitted_at":\{[^}]*\}/g, "")))
          }
        }
        // What is today's by any clock is read from what is kept, a day long ago from the entries.
        const today = "2100-01-31"
        const use = (as_of: string) =>
          ok(admin.get(`${REPORT}/use?currency_code=eur&from=2025-12-01&to=2026-11-30&as_of=${as_of}`))
        expect((await use(today)).plans).toEqual((await use("2026-11-16")).plans)
        await sql(
          "insert into crm_warranty_cost (id, claim_id, kind, amount, raw_amount, currency_code, account, work_date, provisioned, source, actor_id, actor_type) values ('late', 'c3', 'parts', 7, '{\"value\":\"7\"}', 'eur', 'x', '2100-01-31', true, 'hand', 'x', 'user')"
        )
        expect(await ok(admin.get(`${REPORT}/tile?currency_code=eur&as_of=${today}`))).toMatchObject({
          cost_this_month: 7,
          worst_product: { cost: 7 },
        })
      })

      it("folding changes no figure, and adding up anew gives the same", async () => {
        const paths = [
          "?currency_code=eur&group_by=plan",
          "?currency_code=eur&group_by=month",
          "/failures",
          "/use?currency_code=eur",
          "/expiring?currency_code=eur",
        ]
        const all = () => Promise.all(paths.map(get))
        const before = await all()
        await getContainer().resolve<ReportingModuleService>(REPORTING_MODULE).compactSums("2026-11-28")
        expect(await all()).toEqual(before)
        await sql("select crm_rebuild_warranty_sums()")
        expect(await all()).toEqual(before)
      })
    })

    it("what is kept stays what adding up anew gives, whatever changes, also at once", async () => {
      await plantWarrantyCosts(sql)
      const kept = async () => {
        const read = async (statement: string) => JSON.stringify(await sql(statement))
        return {
          claims: await read("select * from crm_sum_warranty_claim order by claim_id"),
          costs: await read(
            `select currency_code, claim_id, work_date, provisioned, sum(entries)::int, sum(parts)::float8, sum(labour)::float8, sum(freight)::float8, sum(deductible)::float8
               from crm_sum_warranty_cost group by 1, 2, 3, 4 order by 1, 2, 3, 4`
          ),
          groups: await read(
            `select dimension, key, cover_month, currency_code, month, provisioned, sum(entries)::int, sum(parts)::float8, sum(labour)::float8,
                    sum(deductible)::float8, sum(recovered)::float8
               from crm_sum_warranty_group group by 1, 2, 3, 4, 5, 6 having sum(entries) <> 0 order by 1, 2, 3, 4, 5, 6`
          ),
          lines: await read(
            "select line_key, product_id, title, currency_code, sold_month, ends_month, units::float8 from crm_view_warranty_line order by 1, 6"
          ),
          sold: await read(
            "select product_id, currency_code, sold_month, ends_month, sum(units)::float8 as units from crm_sum_warranty_sold group by 1, 2, 3, 4 having sum(units) <> 0 order by 1, 2, 3, 4"
          ),
          cover: await read(
            `select plan_id, product_id, variant_id, currency_code, is_bought, is_live, starts_month, ends_month, sum(covers)::int, sum(units)::float8,
                    sum(left_units)::float8, sum(priced_units)::float8, sum(net_total)::float8
               from crm_sum_warranty_cover group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(covers) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8`
          ),
        }
      }
      let seed = 20261128
      const pick = <One>(some: readonly One[]): One => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        return some[Math.floor((seed / 2_147_483_648) * some.length)]
      }
      const COVER = ["w1", "w1m", "w2", "w2p", "w3", "w4", "usd", "off", "new"].map((id) => `crmw_${id}`)
      const CLAIM = ["c1", "c2", "c3", "c5", "c7", "c9", "c10"]
      const DAYS = ["2026-01-31", "2026-02-01", "2026-06-15", "2026-11-02"]
      let made = 0
      const acts: (() => Promise<unknown>)[] = [
        () => sql("update crm_warranty set starts_date = ? where id = ?", [pick(DAYS), pick(COVER)]),
        () =>
          sql("update crm_warranty set ends_date = ? where id = ?", [pick(["2027-01-31", "2028-06-30"]), pick(COVER)]),
        () => sql("update crm_warranty set status = ? where id = ?", [pick(["active", "canceled"]), pick(COVER)]),
        () =>
          sql("update crm_warranty set original_quantity = ?, quantity = ?, returned_quantity = ? where id = ?", [
            ...pick([
              [3, 0, 3],
              [9, 2, 7],
              [4, 4, 0],
            ]),
            pick(COVER),
          ]),
        () =>
          sql("update crm_warranty set net_total = ?, currency_code = ? where id = ?", [
            pick([null, 99.99]),
            pick(["eur", "usd"]),
            pick(COVER),
          ]),
        () =>
          sql("update crm_warranty set line_id = ?, plan_id = ? where id = ?", [
            pick(["l1", "l2", null]),
            pick(["crmwp_law", "crmwp_maker"]),
            pick(COVER),
          ]),
        () => sql("update crm_warranty set deleted_at = ? where id = ?", [pick([null, "2026-11-01"]), pick(COVER)]),
        () =>
          sql("update crm_warranty_claim set fault_code = ?, provisioned = ? where id = ?", [
            pick(["wear", "defect"]),
            pick([true, false]),
            pick(CLAIM),
          ]),
        () =>
          sql("update crm_warranty_claim set deleted_at = ? where id = ?", [pick([null, "2026-11-01"]), pick(CLAIM)]),
        () =>
          sql("update crm_warranty_recovery set deleted_at = ? where id = ?", [
            pick([null, "2026-11-01"]),
            pick(["r1", "r3"]),
          ]),
        () =>
          sql("update crm_warranty_recovery set supplier_name = ? where claim_id = ?", [
            pick(["Acme", "Carbo"]),
            pick(CLAIM),
          ]),
        () => {
          const cost = {
            id: `new${++made}`,
            claim_id: pick(CLAIM),
            kind: pick(["parts", "labour", "deductible"]),
            amount: pick([1, 2.5]),
            work_date: pick(DAYS),
          }
          return plantRows(sql, "crm_warranty_cost", [
            { ...cost, currency_code: "eur", source: "hand", provisioned: pick([true, false]) },
          ])
        },
        () => getContainer().resolve<ReportingModuleService>(REPORTING_MODULE).compactSums("2026-11-28"),
      ]
      for (let round = 0; round < 40; round++) {
        await Promise.all(Array.from({ length: 5 }, () => pick(acts)()))
      }
      const reporting = getContainer().resolve<ReportingModuleService>(REPORTING_MODULE)
      expect(await reporting.keptSumBreaks("warranties")).toEqual([])
      const before = await kept()
      await sql("select crm_rebuild_warranty_sums()")
      expect(await kept()).toEqual(before)
    })

    it("units of a line are of an age for as long as each is covered, whatever plans stand on it", async () => {
      const cover = (id: string, plan_id: string, units: number, ends_date: string, some: Record<string, unknown> = {}) => ({
        id, number: id, plan_id, plan_name: plan_id, basis: plan_id, terms: {}, status: "active", source: "delivery", source_key: "item:split", line_id: "line_split",
        customer_kind: "consumer", product_id: "prod_split", title: "Desk", currency_code: "eur", original_quantity: units, returned_quantity: 0, quantity: units,
        starts_date: "2026-01-31", ends_date, ...some,
      }) // prettier-ignore
      await plantRows(sql, "crm_warranty", [
        cover("split_law", "statutory", 5, "2028-01-31", { part: "" }),
        cover("split_law_1", "statutory", 1, "2029-01-31", { part: "split_law_1" }),
        cover("split_maker", "commercial", 5, "2027-01-31", { part: "" }),
        cover("split_maker_1", "commercial", 1, "2027-01-31", { part: "split_law_1" }),
      ])
      // One of the first five has cover that was bought beside.
      await plantRows(sql, "crm_warranty", [
        cover("split_plus", "commercial", 1, "2030-01-31", { source: "sold", source_key: "sold:plus:split", part: "" }),
      ])
      const sold = () =>
        sql("select ends_month, units::float8 from crm_view_warranty_line where product_id = 'prod_split' order by 1")
      expect(await sold()).toEqual([
        { ends_month: "2028-01", units: 5 },
        { ends_month: "2030-01", units: 1 },
      ])
      await sql("update crm_warranty set status = 'canceled' where id = 'split_plus'")
      expect(await sold()).toEqual([
        { ends_month: "2028-01", units: 5 },
        { ends_month: "2029-01", units: 1 },
      ])
      const kept = await sql(
        "select ends_month, sum(units)::float8 as units from crm_view_warranty_sold where product_id = 'prod_split' group by 1 having sum(units) <> 0 order by 1"
      )
      expect(kept).toEqual(await sold())
    })

    it("a caller's scope holds for claims and for what was sold; costs are for who sees margins", async () => {
      const rep = await createUser(getContainer(), "rep")
      const own = clientOf(api, rep)
      await plantWarrantyCosts(sql, "user_other")
      await plantRows(sql, "crm_receivable_order", [
        { id: "o2", order_id: "order_l2", owner_id: "user_other", currency_code: "eur" },
      ])
      await ok(admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "own", can_see_margin: true }))
      // c3 is somebody's to deal with, and the order of c4 is somebody's.
      expect(await ask(own, "?currency_code=eur")).toMatchObject({ total: 164.99, claims: 7, units_sold: 110 })
      expect(await ask(own, "/failures")).toMatchObject({ units_sold: 114, claims: 7 })
      expect((await ask(own, "/open-claims")).count).toBe(2)
      expect(await ask(own, "/recoveries?currency_code=eur")).toMatchObject({ outstanding: 8, received: 50 })
      expect((await ask(own, "/use?currency_code=eur")).plans.map(({ plan_id, units }: any) => [plan_id, units])).toEqual([["crmwp_law", 114], ["crmwp_maker", 10]]) // prettier-ignore
      expect((await ask(own, "/expiring?currency_code=eur")).units).toBe(10)
      expect((await ok(own.get(`${REPORT}/tile?currency_code=eur&as_of=2026-06-30`))).cost_this_month).toBe(0)

      await ok(admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "all", can_see_margin: false }))
      const blind = await ask(own, "?currency_code=eur")
      expect(Object.keys(blind).sort()).toEqual(
        ["as_of", "claims", "claims_per_1000", "count", "currency_code", "entries", "from", "group_by", "limit", "offset", "rows", "submitted_at", "to", "units_sold"] // prettier-ignore
      )
      expect(blind.rows[0]).toEqual({
        id: "prod_desk",
        name: "Desk",
        claims: 5,
        entries: 10,
        units_sold: 30,
        claims_per_1000: 166.7,
      })
      const file = await own.get(`${REPORT}/export?currency_code=eur&as_of=${AS_OF}`)
      expect(String(file.data)).toContain("product,name,from,to,currency_code,claims,units_sold,claims_per_1000\r\n")
      expect((await ask(own, "/use?currency_code=eur")).plans[0]).not.toHaveProperty("cost")
      expect(await ask(own, "/recoveries?currency_code=eur")).not.toHaveProperty("outstanding")
      expect(await ask(own, "/tile?currency_code=eur")).not.toHaveProperty("cost_this_month")
      await refused(
        own.get(`${REPORT}?order=-cost`),
        403,
        "You may not see what claims cost, nor sort by it. Someone who may change the set-up can let you see margins in Settings › CRM › Access."
      )
    })

    it("says what is wrong with a request", async () => {
      await createStore(getContainer())
      for (const [path, message] of [
        ["?group_by=colour", "group_by must be one of product, plan, supplier, fault, customer, month"],
        ["?from=2026-13-01", "from"],
        ["?from=2026-05-01&to=2026-04-30", "Invalid request: to (2026-04-30) lies before from (2026-05-01)"],
        [
          "?order=colour",
          "must be one of cost, net, recovered, claims, units_sold, claims_per_1000, id, with - in front to reverse",
        ],
        ["?colour=red", "colour"],
        ["/failures?currency_code=eur", "currency_code"],
        ["/expiring?from=2026-05-01&to=2026-04-30", "Invalid request: to (2026-04-30) lies before from (2026-05-01)"],
        ["/use?limit=5", "limit"],
        ["/recoveries?limit=0", "limit"],
        ["/tile?from=2026-01-01", "from"],
      ]) {
        await refused(admin.get(`${REPORT}${path}`), 400, expect.stringContaining(message))
      }
      await refused(admin.get(`${CLAIMS}?cost_date=soon`), 400, expect.stringContaining("cost_date must be a day"))
      await refused(
        admin.get(`${CLAIMS}?recovery_status=lost`),
        400,
        expect.stringContaining("recovery_status must be one or more of")
      )
    })
  },
})
