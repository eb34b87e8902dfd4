import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { ACCESS_MODULE } from "../../src/modules/access"
import type { AccessModuleService } from "../../src/modules/access/service"
import { addDays, storeToday } from "../../src/shared/days"
import { writeLedger } from "../fixtures/ledger"
import { createUser } from "../support/callers"
import { Client, clientOf, ok, refused } from "../support/receivable-client"

jest.setTimeout(300_000)

const PIVOT = "/admin/crm/reports/pivot"

type Key = { key: string | null; name: string | null }
type Line = { keys: Key[]; cells: (unknown[] | null)[]; total: unknown[] }

/*
 * The quotes and invoices stand in `fixtures/ledger.ts`. In EUR nine quotes less Q8: ann has Q1 80 open, Q4 4000 expired, Q5 600 won, Q7 9999
 * withdrawn; bob Q2 300 and Q3 900 open, Q6 200 lost, Q9 50 won. Owed today: ann 600 + 200.30 + 450 + 450, bob 500 + 200.
 */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const today = storeToday("UTC")
    const day = (offset: number) => addDays(today, offset)
    let admin: Client

    const pivot = (query: string, client = admin) => ok(client.get(`${PIVOT}?currency_code=eur&${query}`))
    const table = async (query: string) => {
      const { columns, rows, subtotals, totals, count } = await pivot(query)
      const line = ({ keys, cells, total }: Line) => [...keys.map(({ key }) => key), ...cells, total]
      return {
        columns: columns.map(({ key }: Key) => key),
        rows: rows.map(line),
        ...(subtotals.length ? { subtotals: subtotals.map(line) } : {}),
        totals: line(totals),
        count,
      }
    }

    beforeEach(async () => {
      admin = clientOf(api, await createUser(getContainer()))
      await writeLedger(getContainer(), today)
    })

    it("counts and adds up by one field, rates and means right in the totals", async () => {
      expect(await table("dataset=quotes&rows=owner&measures=count,net,win_rate")).toEqual({
        columns: [],
        rows: [
          ["rep1", [4, 14679, 50]],
          ["rep2", [3, 550, 50]],
          ["", [1, 900, null]],
        ],
        totals: [[8, 16129, 50]],
        count: 3,
      })
      expect(
        (await table("dataset=quotes&rows=customer&measures=average,weighted_net,win_rate_by_value")).rows
      ).toEqual([
        // 14679 ÷ 4; 80 × 10 %; 600 ÷ 4600
        ["ann", [3669.75, 8, 13.04]],
        // 1450 ÷ 4; 300 × 30 % + 900 × 55 %; 50 ÷ 250
        ["bob", [362.5, 585, 20]],
      ])
    })

    it("lays a field of words across in its own order, with the totals of rows and columns", async () => {
      expect(await table("dataset=quotes&rows=owner&column=outcome&measures=net,count")).toEqual({
        columns: ["open", "won", "lost", "expired", "withdrawn"],
        rows: [
          ["rep1", [80, 1], [600, 1], null, [4000, 1], [9999, 1], [14679, 4]],
          ["", [900, 1], null, null, null, null, [900, 1]],
          ["rep2", [300, 1], [50, 1], [200, 1], null, null, [550, 3]],
        ],
        totals: [[1280, 3], [650, 2], [200, 1], [4000, 1], [9999, 1], [16129, 8]],
        count: 3,
      }) // prettier-ignore
    })

    it("gives two fields in rows with subtotals, and pages of them with the totals of all", async () => {
      const query = "dataset=invoices&rows=customer,bucket&measures=outstanding"
      const all = await table(query)
      expect(all).toEqual({
        columns: [],
        rows: [
          ["ann", "current", [900]],
          ["ann", "over_90", [600]],
          ["ann", "1_30", [200.3]],
          ["bob", "31_60", [500]],
          ["bob", "1_30", [200]],
          ["bob", "over_90", [0]],
        ],
        subtotals: [
          ["ann", [1700.3]],
          ["bob", [700]],
        ],
        totals: [[2400.3]],
        count: 6,
      })
      expect(await table(`${query}&limit=2&offset=2`)).toEqual({ ...all, rows: all.rows.slice(2, 4) })
    })

    it("looks at receivables as they were on another day", async () => {
      // I2's 500 were paid then, I5 was not issued; of I3 nothing was credited.
      const { rows, totals } = await table(
        `dataset=invoices&rows=customer&measures=outstanding,overdue&as_of=${day(-6)}`
      )
      const aging = await ok(admin.get(`/admin/crm/reports/aging?currency_code=eur&as_of=${day(-6)}`))
      expect(rows).toEqual([
        ["ann", [1800.3, 900.3]],
        ["bob", [0, 0]],
      ])
      const [, ...late] = aging.buckets
      const overdue = late.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)
      expect(totals).toEqual([[aging.total, overdue]])
    })

    it("narrows by period, by any field and to those without, and orders by a column", async () => {
      const decided = `dataset=quotes&rows=customer&measures=count&from=${day(-20)}&to=${day(-10)}`
      expect((await table(decided)).rows).toEqual([
        ["ann", [1]],
        ["bob", [1]],
      ])
      expect(
        (await table(`dataset=quotes&rows=stage&measures=net&filters=${JSON.stringify({ owner: [""] })}`)).rows
      ).toEqual([["crmst_verbal_yes", [900]]])
      const ordered = "dataset=quotes&rows=customer&column=outcome&measures=net&order=-net&order_column="
      expect((await table(`${ordered}won`)).rows[0][0]).toBe("ann")
      expect((await table(`${ordered}lost`)).rows[0][0]).toBe("bob")
    })

    it("shows periods in their order", async () => {
      const { rows, columns } = await table("dataset=receipts&rows=month&measures=amount,unallocated")
      expect(columns).toEqual([])
      const months: Record<string, [number, number]> = {}
      for (const [offset, amount, free] of [[-150, 50, 0], [-60, 400, 0], [-20, 500, 500], [-4, 80, 80], [-2, 250, 250]]) {
        const month = day(offset).slice(0, 7)
        const [a, f] = months[month] ?? [0, 0]
        months[month] = [a + amount, f + free]
      } // prettier-ignore
      expect(rows).toEqual(
        Object.keys(months)
          .sort()
          .map((month) => [month, months[month]])
      )
    })

    it("opens the documents behind a figure, which add up to it", async () => {
      const behind = (query: string) => ok(admin.get(`${PIVOT}/documents?currency_code=eur&${query}`))
      const filters = JSON.stringify({ customer: ["ann"], outcome: ["open", "won"] })
      const found = await behind(`dataset=quotes&rows=customer&measures=net&filters=${filters}`)
      expect([found.count, found.total, found.documents.map(({ id }: { id: string }) => id)]).toEqual([
        2,
        680,
        ["Q5", "Q1"],
      ])
      const owed = await behind(
        `dataset=invoices&rows=customer&measures=outstanding&filters=${JSON.stringify({ customer: ["ann"] })}`
      )
      expect(owed.documents.map(({ id, amount }: { id: string; amount: number }) => [id, amount])).toEqual([
        ["I4", 900],
        ["I1", 600],
        ["I3", 200.3],
      ])
      expect(owed.total).toBe(1700.3)
    })

    it("saves every row as CSV in the reader's words, the totals last, and no formula", async () => {
      const saved = async (query: string) => {
        const { data } = await admin.get(`${PIVOT}/export?currency_code=eur&${query}`)
        return data.replace("\ufeff", "").split("\r\n")
      }
      const owed = "dataset=invoices&rows=customer&column=bucket&measures=outstanding"
      expect(await saved(owed)).toEqual([
        '"Customer","Current: Outstanding","1–30 days: Outstanding","31–60 days: Outstanding","Over 90 days: Outstanding","Total: Outstanding"',
        '"ann Ltd",900,200.3,,600,1700.3',
        '"bob Ltd",,200,500,0,700',
        '"Total",900,400.3,500,600,2400.3',
        "",
      ])
      const [head, ...rows] = await saved(`${owed}&locale=pt-BR`)
      expect(head).toBe(
        '"Cliente","A vencer: Em aberto","1–30 dias: Em aberto","31–60 dias: Em aberto","Mais de 90 dias: Em aberto","Total: Em aberto"'
      )
      expect(rows[0]).toBe('"ann Ltd",900,200.3,,600,1700.3')
      expect(await saved("dataset=quotes&rows=outcome,stage&measures=count,win_rate&filters={\"owner\":[\"\",\"rep2\"]}&locale=pt-BR")).toEqual([
        '"Resultado","Etapa","Quantidade","Taxa de ganho"',
        '"Aberto","Enviado",1,',
        '"Aberto","Sim verbal",1,',
        '"Perdido","Enviado",1,0.00',
        '"Ganho","Enviado",1,100.00',
        '"Total",,4,50.00',
        "",
      ])
      expect((await saved("dataset=quotes&rows=country&column=team&measures=count")).slice(0, 2)).toEqual([
        '"Country","Not given: Number","Total: Number"',
        '"Not given",8,8',
      ])
      // The host takes any text for a country.
      const pg = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await pg.raw(`update crm_quote set billing_address = '{"country_code": "USA"}' where id = 'Q1'`)
      expect(await saved("dataset=quotes&rows=country&measures=count&locale=pt-BR")).toEqual([
        '"País","Quantidade"',
        '"Não informado",7',
        '"USA",1',
        '"Total",8',
        "",
      ])
    }) // prettier-ignore

    it("says which fields there are", async () => {
      const { datasets } = await ok(admin.get(`${PIVOT}/fields`))
      expect(datasets.map(({ key }: Key) => key)).toEqual([
        ...["quotes", "invoices", "invoice_items", "receipts", "claims", "follow_ups"],
      ])
      for (const { key, dimensions, measures, dates } of datasets) {
        for (const { key: field } of dimensions) {
          const names = measures.slice(0, 3).map(({ key: name }: Key) => name)
          await pivot(`dataset=${key}&rows=${field}&measures=${names}&date=${dates.at(-1)}`)
        }
        for (const { key: name } of measures) {
          await pivot(`dataset=${key}&rows=month&column=team&measures=${name}`)
          await ok(admin.get(`${PIVOT}/documents?dataset=${key}&rows=team&measures=${name}&as_of=${day(-3)}`))
        }
      }
    })

    it("shows a rep their own and nobody's, and costs to who may see them only", async () => {
      const rep = await createUser(getContainer(), "rep")
      await ok(admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "own" }))
      const client = clientOf(api, rep)
      const { rows } = await pivot("dataset=quotes&rows=owner&measures=net", client)
      expect(rows.map(({ keys, total }: Line) => [keys[0].key, total])).toEqual([["", [900]]])
      const { datasets } = await ok(client.get(`${PIVOT}/fields`))
      expect(datasets[4].measures.map(({ key }: Key) => key)).toEqual(["count", "counted", "accepted_rate"])
      await refused(
        client.get(`${PIVOT}?dataset=claims&rows=fault&measures=cost`),
        403,
        "You may not see what claims cost. Someone who may change the set-up can let you see margins in Settings › CRM › Access."
      )
    })

    it("keeps a pivot for its owner or for all, who may change it, and says what no longer exists", async () => {
      const SAVED = "/admin/crm/saved-pivots"
      const definition = { dataset: "quotes", rows: "owner", column: "month", measures: "won_net,count" }
      const list = async (client: Client) => (await ok(client.get(SAVED))).saved_pivots
      const [ann, bob] = [await createUser(getContainer(), "ann"), await createUser(getContainer(), "bob")]
      await ok(admin.post("/admin/crm/access", { user_id: ann.user_id, scope: "all" }))
      await ok(admin.post("/admin/crm/access", { user_id: bob.user_id, scope: "all" }))
      const [hers, his] = [clientOf(api, ann), clientOf(api, bob)]
      const { saved_pivot: saved } = await ok(hers.post(SAVED, { name: "Won", definition }))
      expect(saved).toMatchObject({
        ...{ name: "Won", owner_id: ann.user_id, is_shared: false, can_change: true, refusal: null },
        definition: {
          dataset: "quotes",
          rows: ["owner"],
          column: "month",
          measures: ["won_net", "count"],
          filters: {},
        },
      })
      await refused(hers.post(SAVED, { name: "Won", definition }), 400, "There is a saved pivot named Won already.")
      await ok(his.post(SAVED, { name: "Won", definition }))

      const path = `${SAVED}/${saved.id}`
      await refused(his.post(path, { name: "Mine" }), 404, `There is no saved pivot ${saved.id}.`)
      await ok(hers.post(path, { name: "Won by owner", is_shared: true }))
      expect((await list(his)).map((row: typeof saved) => [row.name, row.can_change])).toEqual([
        ["Won", true],
        ["Won by owner", false],
      ])
      const words = "Only who saved Won by owner, or someone who may change the set-up, can change it."
      await refused(his.post(path, { name: "Mine" }), 403, words)
      await refused(his.delete(path), 403, words)
      const bad = { ...definition, rows: "planet" }
      const { message } = (await his.post(SAVED, { name: "Bad", definition: bad })).data
      expect(message).toContain("planet is not a field of quotes; it has owner, team, customer")

      const service = getContainer().resolve<AccessModuleService>(ACCESS_MODULE)
      await service.updateCrmSavedPivots({
        id: saved.id,
        definition: { ...saved.definition, measures: ["profit"] },
      } as never)
      const [, gone] = await list(his)
      expect(gone.refusal).toContain("measures profit is not a field of quotes; it has count, net")
      await ok(admin.post(path, { definition }))
      expect((await list(admin)).map((row: typeof saved) => [row.name, row.can_change, row.refusal])).toEqual([
        ["Won by owner", true, null],
      ])
      await ok(admin.delete(path))
      expect(await list(his)).toHaveLength(1)
    })

    it("refuses what the registry does not have, in words", async () => {
      const no = (query: string, words: string) =>
        refused(admin.get(`${PIVOT}?${query}`), 400, `Invalid request: ${words}`)
      const receipts = "count, amount, unallocated, average"
      await no(
        "dataset=receipts&rows=month&measures=profit",
        `measures profit is not a field of receipts; it has ${receipts}`
      )
      await no(
        "dataset=receipts&rows=toString&measures=count",
        "rows toString is not a field of receipts; it has owner, team, customer, method, region, sales_channel, year, quarter, month, week"
      )
      await no(
        "dataset=orders&rows=month&measures=count",
        "dataset must be one of quotes, invoices, invoice_items, receipts, claims, follow_ups"
      )
      await no("dataset=receipts&rows=month&column=month&measures=count", "rows and column must be different fields")
      await no("dataset=receipts&rows=month,owner,team&measures=count", "rows must have at most 2 entries")
      await no(
        "dataset=receipts&rows=month&measures=count&order=-amount",
        "order amount is not one of the measures asked for"
      )
      await no(
        "dataset=receipts&rows=month&measures=count&date=due_date",
        "date due_date is not a day of receipts; it has received_date"
      )
      await no(
        "dataset=receipts&rows=month&measures=count&currency_code=eur,usd",
        "currency_code must be a currency code such as eur"
      )
      await no("dataset=receipts&rows=month&measures=count&filters=x", "filters must be a map")
      await no("dataset=receipts&rows=month&measures=count&from=2026-02-01&to=2026-01-01", "to must not be before from")
    })
  },
})
