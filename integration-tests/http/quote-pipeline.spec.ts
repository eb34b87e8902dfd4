import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import crmCompactReportSums from "../../src/jobs/crm-compact-report-sums"
import { addDays } from "../../src/shared/days"
import { Caller, createUser, shopper } from "../support/callers"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const QUOTES = "/admin/crm/quotes"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let user: Caller
    let store: Store

    beforeEach(async () => {
      user = await createUser(getContainer())
      admin = clientOf(api, user)
      store = await createStore(getContainer())
    })

    const sql = (text: string, values: unknown[] = []) =>
      getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(text, values as never)
    const ok = async (answer: Promise<{ status: number; data: any }>) => { // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are judged by the specs
      const { status, data } = await answer
      expect([status, data.message]).toEqual([200, undefined])
      return data
    } // prettier-ignore
    const refused = async (answer: Promise<{ status: number; data: { message: string } }>, message: string) => {
      const { status, data } = await answer
      expect([status, data.message]).toEqual([400, message])
    }
    const create = async (body: object = {}) =>
      (
        await ok(
          admin.post(QUOTES, {
            customer_id: store.customer_id,
            currency_code: "usd",
            region_id: store.region_id,
            sales_channel_id: store.sales_channel_id,
            items: [{ title: "Desk", quantity: 1, unit_price: 100 }],
            ...body,
          })
        )
      ).quote
    const act = async (id: string, verb: string, body: object = {}) =>
      (await ok(admin.post(`${QUOTES}/${id}/${verb}`, body))).quote
    const moves = async (id: string) =>
      (await ok(admin.get(`${QUOTES}/${id}/moves?order=created_at`))).moves.map(
        ({ field, from, to, from_name, to_name }: Record<string, string | null>) => [
          field,
          from,
          to,
          from_name,
          to_name,
        ]
      )

    describe("moves of a deal", () => {
      it("are kept whoever and whatever makes them, and cannot be rewritten", async () => {
        const rep = await createUser(getContainer(), "rep")
        const quote = await create({ expected_close_date: "2030-01-31" })
        await act(quote.id, "items", { title: "Lamp", quantity: 1, unit_price: 10 })
        await ok(admin.post(`${QUOTES}/${quote.id}`, { title: "Office", expected_close_date: "2030-02-28" }))
        await act(quote.id, "send")
        await act(quote.id, "deal", { stage_id: "crmst_negotiating", probability: 80, owner_id: rep.user_id })
        await act(quote.id, "deal", { stage_id: "crmst_negotiating" })
        const { valid_until } = (await ok(admin.get(`${QUOTES}/${quote.id}`))).quote
        await act(quote.id, "extend", { valid_until: "2031-01-31" })
        expect(await moves(quote.id)).toEqual([
          ["amount", "110", "121", null, null],
          ["expected_close", "2030-01-31", "2030-02-28", null, null],
          ["expected_close", "2030-02-28", valid_until, null, null],
          ["stage", "crmst_draft", "crmst_sent", "Draft", "Sent"],
          ["owner", user.user_id, rep.user_id, "admin", "rep"],
          ["probability", null, "80", null, null],
          ["stage", "crmst_sent", "crmst_negotiating", "Sent", "Negotiating"],
          ["expected_close", valid_until, "2031-01-31", null, null],
        ])
        const { moves: rows } = await ok(admin.get(`${QUOTES}/${quote.id}/moves?limit=1`))
        expect(rows).toMatchObject([{ field: "expected_close", actor_id: user.user_id, actor_name: "admin" }])
        await expect(sql(`update crm_quote_move set to_value = 'x'`)).rejects.toThrow("crm_quote_move is append-only")

        await ok(admin.post("/admin/crm/stages/crmst_negotiating", { name: "Haggling", probability: 60 }))
        expect((await moves(quote.id)).find(([, , to]: string[]) => to === "crmst_negotiating")).toEqual([
          "stage", "crmst_sent", "crmst_negotiating", "Sent", "Negotiating",
        ]) // prettier-ignore
      })

      it("follow the amount of what the buyer takes, and of a version that comes back", async () => {
        const option = { title: "Lamp", quantity: 1, unit_price: 10, is_optional: true }
        const quote = await create({ items: [{ title: "Desk", quantity: 1, unit_price: 100 }, option] })
        const { items } = await act(quote.id, "send")
        await act(quote.id, "revise")
        await act(quote.id, "items", { title: "Chair", quantity: 1, unit_price: 50 })
        await ok(admin.delete(`${QUOTES}/${quote.id}`))
        await act(quote.id, "accept", { name: "Ann", convert: false, chosen_item_ids: [items[1].id] })
        const amounts = (await moves(quote.id)).filter(([field]: string[]) => field === "amount")
        expect(amounts.map(([, from, to]: string[]) => [from, to])).toEqual([
          ["110", "165"],
          ["165", "110"],
          ["110", "121"],
        ])
      })
    })

    describe("a deal", () => {
      it("has a source, a next step, days in its stage and its own probability, in a draft and when it is sent", async () => {
        const quote = await create({ source_id: "crmsrc_referral", next_step: "Call", next_step_date: "2020-01-31" })
        expect(quote).toMatchObject({
          source_id: "crmsrc_referral",
          source_name: "Referral",
          next_step: "Call",
          next_step_date: "2020-01-31",
          days_in_stage: 0,
          is_stalled: false,
          last_contact_at: null,
          stage_probability: 10,
          probability_override: null,
          probability: 10,
        })
        expect((await ok(admin.get(`${QUOTES}?overdue_next_step=true`))).count).toBe(1)
        expect((await ok(admin.get(`${QUOTES}?next_step_date[$gt]=2020-01-31`))).count).toBe(0)
        expect((await ok(admin.get(`${QUOTES}?source_id=crmsrc_phone`))).count).toBe(0)
        await act(quote.id, "send")
        const moved = await act(quote.id, "deal", {
          next_step: null,
          next_step_date: null,
          source_id: null,
          probability: 35,
        })
        expect(moved).toMatchObject({
          status: "sent",
          next_step: null,
          source_name: null,
          probability: 35,
          probability_override: 35,
          stage_probability: 30,
          weighted_total: 38.5,
          last_contact_at: expect.any(String),
        })
        expect((await ok(admin.get(`${QUOTES}?overdue_next_step=true`))).count).toBe(0)
      })

      it("refuses what is not there, and to move what is decided", async () => {
        const quote = await create()
        const deal = (body: object) => admin.post(`${QUOTES}/${quote.id}/deal`, body)
        for (const [body, message] of [
          [{ owner_id: "user_x" }, "User user_x was not found; an owner is a dashboard user."],
          [{ stage_id: "crmst_x" }, "Stage crmst_x was not found."],
          [{ source_id: "crmsrc_x" }, "Source crmsrc_x was not found."],
        ] as const) {
          const { status, data } = await deal(body)
          expect([status, data.message]).toEqual([404, message])
        }
        expect((await deal({ title: "x" })).status).toBe(400)
        expect((await deal({ probability: 101 })).status).toBe(400)
        expect((await deal({ next_step_date: "tomorrow" })).status).toBe(400)
        await act(quote.id, "cancel")
        await refused(
          deal({ stage_id: "crmst_verbal_yes" }),
          `Quote ${quote.number} is canceled and has left the pipeline; its stage and probability stay as they were.`
        )
        expect(await moves(quote.id)).toEqual([])
      })

      it("is stalled after the days of its stage, else of the store, without contact or move", async () => {
        const [old, fresh] = [await create({ title: "Old" }), await create({ title: "Fresh" })]
        await sql(
          `update crm_quote set created_at = now() - interval '20 days', stage_entered_at = now() - interval '20 days' where id = ?`,
          [old.id]
        )
        const stalled = async () =>
          (await ok(admin.get(`${QUOTES}?stalled=true`))).quotes.map(({ title, is_stalled, days_in_stage }: never) => [title, is_stalled, days_in_stage]) // prettier-ignore
        expect(await stalled()).toEqual([["Old", true, 20]])
        await ok(admin.post("/admin/crm/stages/crmst_draft", { usual_days: 20 }))
        expect(await stalled()).toEqual([])
        await ok(admin.post("/admin/crm/stages/crmst_draft", { usual_days: null }))
        await ok(admin.post("/admin/crm/settings", { stalled_after_days: 30 }))
        expect(await stalled()).toEqual([])
        await ok(admin.post("/admin/crm/settings", { stalled_after_days: 2 }))
        expect(await stalled()).toEqual([["Old", true, 20]])
        await act(old.id, "send")
        expect(await stalled()).toEqual([])
        expect((await ok(admin.get(`${QUOTES}/${fresh.id}`))).quote.is_stalled).toBe(false)
      })
    })

    describe("the board", () => {
      it("adds up each stage of a pipeline and shows its first cards, as the list says", async () => {
        const rep = await createUser(getContainer(), "rep")
        await create({ title: "A" })
        await create({ title: "B", owner_id: rep.user_id, expected_close_date: "2020-01-31" })
        const sent = await create({ title: "C" })
        await act(sent.id, "send")
        const lost = await create({ title: "D" })
        await act(lost.id, "cancel")
        await sql(
          `update crm_quote set total = total, expected_close_date = '2020-01-31' where id = ?`, [sent.id]
        ) // prettier-ignore
        const board = await ok(admin.get(`${QUOTES}/board?currency_code=usd&limit=1`))
        expect(board).toMatchObject({ pipeline_id: "crmpl_default", currency_code: "usd", currencies: ["usd"] })
        expect(board.columns.map(({ code, count, total, weighted_total, quotes }: never) => [code, count, total, weighted_total, (quotes as { title: string }[]).map(({ title }) => title)])).toEqual([
          ["draft", 2, "220", "22", ["B"]],
          ["sent", 1, "110", "33", ["C"]],
          ["in_discussion", 0, "0", "0", []],
          ["negotiating", 0, "0", "0", []],
          ["verbal_yes", 0, "0", "0", []],
        ]) // prettier-ignore
        expect(board.columns[0].quotes[0]).toEqual({
          id: expect.any(String),
          number: expect.any(String),
          version: 1,
          status: "draft",
          title: "B",
          source: "staff",
          customer_id: store.customer_id,
          customer_name: "Ann Lee",
          company_name: "Acme Ltd",
          total: "110",
          weighted_total: "11",
          currency_code: "usd",
          probability: 10,
          owner_id: rep.user_id,
          days_in_stage: 0,
          is_stalled: false,
          next_step: null,
          next_step_date: null,
          expected_close_date: "2020-01-31",
          is_close_past: true,
          customer_overdue: null,
        })
        const column = async (query: string) =>
          (await ok(admin.get(`${QUOTES}/board?currency_code=usd&${query}`))).columns.map(
            ({ count }: { count: number }) => count
          )
        expect(await column(`owner_id=${rep.user_id}`)).toEqual([1, 0, 0, 0, 0])
        expect(await column("q=C&status=sent")).toEqual([0, 1, 0, 0, 0])
        expect(await column("total[$gt]=110")).toEqual([0, 0, 0, 0, 0])
        expect((await ok(admin.get(`${QUOTES}/board`))).currency_code).toBe("eur")
        expect((await admin.get(`${QUOTES}/board?pipeline_id=crmpl_x`)).data.message).toBe(
          "Pipeline crmpl_x was not found."
        )
        expect((await admin.get(`${QUOTES}/board?view=closed`)).status).toBe(400)
        const list = await ok(admin.get(`${QUOTES}?view=pipeline&stage_id=crmst_draft`))
        expect(list.totals).toMatchObject([{ currency_code: "usd", count: 2, weighted_total: "22" }])
      })

      it("shows what the buyer owes past its day", async () => {
        const quote = await create()
        const order = await createOrder(getContainer(), store)
        const { invoice } = await ok(
          admin.post(`/admin/crm/orders/${order}/invoices`, { issue: true, issue_date: "2026-01-05" })
        )
        const [{ quotes }] = (await ok(admin.get(`${QUOTES}/board?currency_code=usd`))).columns
        expect(quotes).toMatchObject([{ id: quote.id, customer_overdue: String(invoice.outstanding) }])
      })
    })

    describe("the list", () => {
      it("is filtered by team, and leaves as CSV as it is filtered", async () => {
        const rep = await createUser(getContainer(), "rep")
        const { team } = await ok(admin.post("/admin/crm/teams", { name: "North" }))
        const { team: empty } = await ok(admin.post("/admin/crm/teams", { name: "South" }))
        await ok(admin.post("/admin/crm/access", { user_id: user.user_id, scope: "all", can_setup: true }))
        await ok(admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "team", team_id: team.id }))
        await create({ title: "Mine" })
        const theirs = await create({ title: '=HYPERLINK("x")', owner_id: rep.user_id, source_id: "crmsrc_event" })
        const titles = async (query: string) =>
          (await ok(admin.get(`${QUOTES}?${query}`))).quotes.map(({ title }: { title: string }) => title)
        expect(await titles(`team_id=${team.id}`)).toEqual([theirs.title])
        expect(await titles(`team_id=${empty.id}`)).toEqual([])

        const { data } = await admin.get(`${QUOTES}/export?team_id=${team.id}`)
        const [head, row, end] = (data as string).split("\r\n")
        expect(head.replace("\ufeff", "").split(",").slice(0, 4)).toEqual(["number", "version", "status", "title"])
        expect(row).toBe(
          `"${theirs.number}",1,"draft","'=HYPERLINK(""x"")","Ann Lee","Acme Ltd","ann@acme.test","rep","Trade fair","Sales","Draft",10,"usd",100,110,11,,"${theirs.expected_close_date}",,,,,"${new Date(theirs.created_at).toISOString().slice(0, 19)}Z"`
        )
        expect(end).toBe("")
      })
    })

    it("comes to the same in the list and on the board, whether it is kept or added up from the rows", async () => {
      const rep = await createUser(getContainer(), "rep")
      const { team } = await ok(admin.post("/admin/crm/teams", { name: "North" }))
      await ok(
        admin.post("/admin/crm/access", { user_id: user.user_id, scope: "all", can_setup: true, can_see_margin: true })
      )
      await ok(admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "team", team_id: team.id }))
      const items = [{ title: "Lamp", quantity: 1, unit_price: 9.99 }]
      const [sent, late, done] = [
        await create({ owner_id: rep.user_id, probability: 33 }),
        await create({ owner_id: rep.user_id, items }),
        await create(),
      ]
      await create({ items, title: "Lamps 50%_off" })
      for (const { id } of [sent, late, done]) {
        await act(id, "send")
      }
      await act(done.id, "accept", { name: "Ann", convert: false })
      await sql("update crm_quote set valid_until = '2020-01-31' where id = ?", [late.id])
      const sums = async (query: string) => {
        const { totals, count } = await ok(admin.get(`${QUOTES}?${query}`))
        const columns = query.includes("closed") || query.includes("view") ? [] : (await ok(admin.get(`${QUOTES}/board?${query}&currency_code=usd`))).columns // prettier-ignore
        return { totals, count, columns: columns.map(({ quotes: _cards, ...column }: { quotes: unknown }) => column) }
      }
      const both = async () => {
        for (const [query, count] of [
          ["", 4],
          [`owner_id=${rep.user_id}`, 2],
          [`team_id=${team.id}&status=sent`, 1],
          [`owner_id[]=${rep.user_id}&owner_id[]=${user.user_id}&status[]=expired&status[]=accepted`, 2],
          ["view=pipeline", 2],
          ["view=closed&stage_id=crmst_sent&pipeline_id=crmpl_default", 2],
          ["status[$ne]=sent", 3],
        ] as const) {
          const kept = await sums(query)
          expect([query, kept.count]).toEqual([query, count])
          // No quote is worth less: what is asked is the same, and nothing kept knows it.
          expect(await sums(`${query}&total[$gte]=0`)).toEqual(kept)
        }
      }
      await both()
      await crmCompactReportSums(getContainer())
      const { rows } = await sql("select valid_until from crm_sum_quote where valid_until < '2021-01-01'")
      expect(rows).toEqual([{ valid_until: "0001-01-01" }])
      await both()
      await act(late.id, "extend", { valid_until: "2031-01-31" })
      expect((await ok(admin.get(`${QUOTES}?status=expired`))).totals).toEqual([])

      const found = async (q: string) => (await ok(admin.get(`${QUOTES}?q=${encodeURIComponent(q)}`))).count
      expect([await found("acme LTD"), await found("50%_o"), await found("50%o"), await found("Desk")]).toEqual([4, 1, 0, 0]) // prettier-ignore
      const [bare] = (await ok(admin.get(`${QUOTES}?status=accepted`))).quotes
      expect(bare).toMatchObject({ id: done.id, conversion_status: "none", total: 110, stage: { code: "sent" } })
      expect(["items", "margin"].filter((field) => field in bare)).toEqual([])
      const [full] = (await ok(admin.get(`${QUOTES}?status=accepted&fields=%2Bitems,%2Bmargin`))).quotes
      expect(full).toMatchObject({ ...bare, margin: null, items: [{ title: "Desk", included: true, total: 110 }] })
    })

    describe("many at once", () => {
      it("are assigned, moved, extended and canceled, and what was refused is told with its reason", async () => {
        const rep = await createUser(getContainer(), "rep")
        const [draft, sent, canceled] = [await create(), await create(), await create()]
        await act(sent.id, "send")
        await act(canceled.id, "cancel")
        const ids = [draft.id, sent.id, canceled.id, "crmq_x"]
        const bulk = (body: object) => ok(admin.post(`${QUOTES}/bulk`, { ids, ...body }))
        const gone = { id: "crmq_x", number: null, message: "Quote crmq_x was not found." }
        const named = ({ id, number }: { id: string; number: string }) => ({ id, number })

        expect(await bulk({ act: "assign", owner_id: rep.user_id })).toEqual({
          done: [draft, sent, canceled].map(named),
          refused: [gone],
        })
        expect(await bulk({ act: "stage", stage_id: "crmst_verbal_yes" })).toEqual({
          done: [draft, sent].map(named),
          refused: [
            {
              ...named(canceled),
              message: `Quote ${canceled.number} is canceled and has left the pipeline; its stage and probability stay as they were.`,
            },
            gone,
          ],
        })
        expect(await bulk({ act: "extend", valid_until: "2031-01-31" })).toEqual({
          done: [named(sent)],
          refused: [
            { ...named(draft), message: `Quote ${draft.number} is a draft and cannot be extended; send it first.` },
            {
              ...named(canceled),
              message: `Quote ${canceled.number} is canceled and cannot be extended; copy it to make another offer.`,
            },
            gone,
          ],
        })
        expect((await bulk({ act: "cancel" })).done).toEqual([draft, sent].map(named))
        expect((await ok(admin.get(`${QUOTES}/${sent.id}`))).quote).toMatchObject({
          status: "canceled",
          owner_id: rep.user_id,
          stage_id: "crmst_verbal_yes",
          valid_until: "2031-01-31",
        })
        expect((await admin.post(`${QUOTES}/bulk`, { ids, act: "stage", stage_id: "crmst_x" })).data.message).toBe(
          "Stage crmst_x was not found."
        )
        expect((await admin.post(`${QUOTES}/bulk`, { ids: [], act: "cancel" })).status).toBe(400)
        expect((await admin.post(`${QUOTES}/bulk`, { ids, act: "assign" })).status).toBe(400)
      })
    })

    describe("sales performance", () => {
      const PATH = "/admin/crm/reports/sales-performance"

      it("gives wins, losses and orders to the owner at the decision, beside targets and commission", async () => {
        const [ann, bob] = [await createUser(getContainer(), "ann"), await createUser(getContainer(), "bob")]
        const offer = async (owner_id: string, unit_price: number, body: object = {}) => {
          const { id } = await create({ owner_id, items: [{ title: "Desk", quantity: 1, unit_price }], ...body })
          return act(id, "send")
        }
        const won = await offer(ann.user_id, 100, { source_id: "crmsrc_referral" })
        const part = await offer(ann.user_id, 50)
        const lost = await offer(ann.user_id, 30)
        const expired = await offer(bob.user_id, 20)
        await act((await offer(bob.user_id, 999)).id, "cancel")
        await act(won.id, "accept")
        const { order_id } = await act(part.id, "accept")
        await act(lost.id, "decline", { lost_reason_id: "crmlr_price" })
        await sql(`update crm_quote set valid_until = to_char(now() - interval '1 day', 'YYYY-MM-DD') where id = ?`, [
          expired.id,
        ])
        // What becomes of a quote after its decision changes nobody's figures.
        await ok(admin.post(`${QUOTES}/bulk`, { act: "assign", ids: [won.id, lost.id, expired.id], owner_id: null }))
        await ok(admin.post(`/admin/orders/${order_id}/cancel`))
        await eventually(async () => (await ok(admin.get(`${QUOTES}/${part.id}`))).quote.order_id === null)

        const { decided_date } = (await ok(admin.get(`${QUOTES}/${won.id}`))).quote
        const [from, to] = [addDays(decided_date, -1), addDays(decided_date, 1)]
        const set = (user_id: string, amount: number, commission_percent: number | null = null) =>
          ok(admin.post("/admin/crm/targets", { user_id, month: decided_date.slice(0, 7), currency_code: "usd", amount, commission_percent })) // prettier-ignore
        await set(ann.user_id, 900)
        await set(ann.user_id, 200, 5)
        const report = async (group_by: string) =>
          ok(admin.get(`${PATH}?currency_code=usd&group_by=${group_by}&from=${from}&to=${to}`))
        const { rows, totals, lost_reasons } = await report("owner")
        expect(rows).toEqual([
          {
            key: ann.user_id,
            name: "ann",
            won_count: 2,
            won_net: 150,
            lost_count: 1,
            lost_net: 30,
            expired_count: 0,
            expired_net: 0,
            win_rate: 66.67,
            win_rate_by_value: 83.33,
            cycle_days: 0,
            velocity: 150,
            ordered_net: 100,
            target: 200,
            attained_percent: 50,
            commission: 5,
          },
          expect.objectContaining({
            key: bob.user_id, won_count: 0, expired_count: 1, expired_net: 20, win_rate: 0, target: null, commission: null,
          }), // prettier-ignore
        ])
        expect(totals).toMatchObject({ won_net: 150, win_rate: 50, ordered_net: 100, target: 200, commission: 5 })
        expect(lost_reasons).toEqual([{ id: "crmlr_price", name: "Price", count: 1, net: 30 }])
        const keyed = async (group_by: string) =>
          (await report(group_by)).rows.map(({ name, won_net, ordered_net, target }: never) => [name, won_net, ordered_net, target]) // prettier-ignore
        expect(await keyed("source")).toEqual([
          ["Referral", 100, 100, null],
          [null, 50, 0, null],
        ])
        expect(await keyed("month")).toEqual([[decided_date.slice(0, 7), 150, 100, 200]])
        expect(await keyed("team")).toEqual([[null, 150, 100, 200]])
        const { data: csv } = await admin.get(`${PATH}/export?currency_code=usd&from=${from}&to=${to}`)
        expect((csv as string).split("\r\n")[1]).toBe(
          `"${ann.user_id}","ann","${from}","${to}","usd",2,150,1,30,0,0,66.67,83.33,0,150,100,200,50,5`
        )
        expect((await admin.get(`${PATH}?from=2026-02-01&to=2026-01-01`)).data.message).toBe(
          "Invalid request: to (2026-01-01) lies before from (2026-02-01)"
        )

        const told = await eventually(async () => {
          const { data } = await admin.get(`${QUOTES}/${part.id}/mails`)
          return data.mails.find(({ kind }: { kind: string }) => kind === "quote_order_canceled_notice")
        })
        expect(told).toMatchObject({ to: expect.stringContaining("ann") })

        // A rep sees what is theirs.
        await ok(admin.post("/admin/crm/access", { user_id: user.user_id, scope: "all", can_setup: true }))
        const theirs = clientOf(api, bob)
        const own = await ok(theirs.get(`${PATH}?currency_code=usd&from=${from}&to=${to}`))
        expect([own.rows.map(({ key }: { key: string }) => key), own.totals.target]).toEqual([[bob.user_id], null])
        expect((await ok(theirs.get("/admin/crm/targets"))).targets).toEqual([])
        const { targets } = await ok(admin.get(`/admin/crm/targets?user_id=${ann.user_id}&month_from=2020-01`))
        expect(targets).toMatchObject([{ amount: 200, commission_percent: 5, user_name: "ann" }])
        expect((await ok(admin.get("/admin/crm/targets?month_to=2020-01"))).count).toBe(0)
        expect((await theirs.delete(`/admin/crm/targets/${targets[0].id}`)).status).toBe(403)
        await ok(admin.delete(`/admin/crm/targets/${targets[0].id}`))
        expect((await report("owner")).totals.target).toBeNull()
      })
    })

    describe("leads", () => {
      const lead = { name: "Joe Fox", email: "Joe@Home.test", company: "Fox Ltd", phone: "555", message: "Ten desks?" }
      const form = (body: object) => {
        const { headers } = shopper(getContainer(), store.publishable_key)
        return api.post("/store/crm/leads", body, { headers, validateStatus: () => true })
      }
      const customers = () => getContainer().resolve(Modules.CUSTOMER)
      const joes = () => customers().listCustomers({ email: "joe@home.test" }, { select: ["id"] })

      it("by hand need a name and a mail; the host's customer is made when the quote is sent, once", async () => {
        const body = {
          customer_id: null,
          email: lead.email,
          customer_name: lead.name,
          company_name: lead.company,
          phone: "555",
        }
        const drafts = [await create(body), await create(body), await create(body)]
        expect(drafts[0]).toMatchObject({
          customer_id: null, email: "joe@home.test", customer_name: "Joe Fox", company_name: "Fox Ltd", phone: "555", customer_kind: "business",
        }) // prettier-ignore
        expect(await joes()).toEqual([])
        const empty = await create({ ...body, items: [] })
        expect((await admin.post(`${QUOTES}/${empty.id}/send`)).status).toBe(400)
        expect(await joes()).toEqual([])

        const answers = await Promise.all([...drafts, drafts[0]].map(({ id }) => admin.post(`${QUOTES}/${id}/send`)))
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 400])
        const [joe, ...others] = await customers().listCustomers({ email: "joe@home.test" })
        expect(others).toEqual([])
        expect(joe).toMatchObject({
          first_name: "Joe", last_name: "Fox", company_name: "Fox Ltd", phone: "555", has_account: false,
        }) // prettier-ignore
        const { quotes } = await ok(admin.get(`${QUOTES}?status=sent`))
        expect(quotes.map(({ customer_id, bill_to_customer_id }: never) => [customer_id, bill_to_customer_id])).toEqual(
          [joe.id, joe.id, joe.id].map((id) => [id, id])
        )
        const { order_id } = await act(drafts[1].id, "accept")
        expect(order_id).toMatch(/^order_/)
        expect(await joes()).toHaveLength(1)
      })

      it("find the customer that the host has, however the address was typed, and keep an approval", async () => {
        const { id: known } = await customers().createCustomers({ email: "Joe@Home.test", first_name: "Joseph" })
        await ok(admin.post("/admin/crm/approval-rules", { name: "Big", max_total: 10, currency_code: "usd" }))
        const quote = await create({ customer_id: null, email: "joe@home.test", customer_name: "Joe" })
        expect((await admin.post(`${QUOTES}/${quote.id}/send`)).status).toBe(400)
        expect((await ok(admin.get(`${QUOTES}/${quote.id}`))).quote.customer_id).toBeNull()
        await act(quote.id, "submit")
        await act(quote.id, "approve")
        expect(await act(quote.id, "send")).toMatchObject({ customer_id: known, customer_name: "Joe" })
        const { history } = await ok(admin.get(`${QUOTES}/${quote.id}/history`))
        expect(history.find(({ act }: { act: string }) => act === "customer_assigned")).toMatchObject({
          changes: { customer_id: [null, known] },
          actor_id: user.user_id,
        })
      })

      it("come from a form, once however often it is sent, and wait for whoever takes them", async () => {
        await ok(admin.post("/admin/crm/settings", { company_email: "sales@store.test" }))
        const [first, second] = await Promise.all([form(lead), form(lead)])
        expect([first.status, second.status]).toEqual([200, 200])
        expect(first.data).toEqual({
          lead: { id: expect.stringMatching(/^crmq_/), number: expect.any(String), status: "draft" },
        })
        expect(second.data).toEqual(first.data)
        const { quotes } = await ok(admin.get(`${QUOTES}?source=lead`))
        expect(quotes).toMatchObject([
          {
            id: first.data.lead.id,
            email: "joe@home.test",
            customer_name: "Joe Fox",
            company_name: "Fox Ltd",
            phone: "555",
            request_note: "Ten desks?",
            source_name: "Website",
            sales_channel_id: expect.any(String),
            owner_id: null,
            customer_id: null,
            total: 0,
            last_contact_at: expect.any(String),
          },
        ])
        expect(await joes()).toEqual([])
        await eventually(async () => {
          const { data } = await admin.get(`${QUOTES}/${first.data.lead.id}/mails`)
          return data.mails.find(({ kind }: { kind: string }) => kind === "quote_lead_notice")
        })
        const other = await form({ ...lead, message: "And chairs?", source: "Referral" })
        expect(other.data.lead.id).not.toBe(first.data.lead.id)
        expect((await ok(admin.get(`${QUOTES}/${other.data.lead.id}`))).quote.source_name).toBe("Referral")
      })

      it("refuse what no person sends, and too many of them", async () => {
        for (const [change, message] of [
          [{ website: "https://spam.test" }, "Invalid request: website must be empty"],
          [{ source: "Nowhere" }, "Invalid request: there is no source Nowhere"],
          [{ email: "joe" }, "Invalid request: email is not valid (Invalid email address)"],
          [{ owner_id: "x" }, "Invalid request: owner_id is not a field of this request"],
        ] as const) {
          const { status, data } = await form({ ...lead, ...change })
          expect([status, data.message]).toEqual([400, message])
        }
        const answers = []
        for (let count = 0; count < 6; count++) {
          answers.push((await form({ ...lead, email: "many@home.test", website: "" })).status)
        }
        // A new minute may begin in between.
        expect(answers.slice(0, 5)).toEqual([200, 200, 200, 200, 200])
        await sql(`update crm_quote_try set minute = date_trunc('minute', now()), tries = 60 where key = 'lead:*'`)
        const { status, data } = await form({ ...lead, email: "other@home.test" })
        expect([status, data.message]).toEqual([429, "Too many tries in a short time. Wait a minute and try again."])
        expect((await ok(admin.get(`${QUOTES}?source=lead&email=other@home.test`))).count).toBe(0)
      })
    })

    it("is not stalled when someone noted a call about it", async () => {
      const quote = await create()
      await sql(
        `update crm_quote set created_at = now() - interval '20 days', stage_entered_at = now() - interval '20 days'`
      )
      expect((await ok(admin.get(`${QUOTES}?stalled=true`))).count).toBe(1)
      await ok(
        admin.post("/admin/crm/interactions", {
          customer_id: store.customer_id,
          channel: "call",
          direction: "outbound",
          occurred_at: new Date().toISOString(),
          text: "Asked when they decide",
        })
      )
      await eventually(async () => (await ok(admin.get(`${QUOTES}?stalled=true`))).count === 0)
      expect((await ok(admin.get(`${QUOTES}/${quote.id}`))).quote.last_contact_at).toEqual(expect.any(String))
    })

    describe("set-up", () => {
      const stagesOf = async (pipeline_id: string) =>
        (await ok(admin.get(`/admin/crm/stages?pipeline_id=${pipeline_id}`))).stages.map(
          ({ name }: { name: string }) => name
        )

      it("makes pipelines with stages in their order, one of which is the default", async () => {
        const { pipeline } = await ok(admin.post("/admin/crm/pipelines", { name: "Projects" }))
        const stage = async (name: string, probability: number) =>
          (await ok(admin.post("/admin/crm/stages", { pipeline_id: pipeline.id, name, probability, forecast_category: "pipeline" }))).stage // prettier-ignore
        const [lead, offer] = [await stage("Lead", 5), await stage("Offer", 40)]
        expect(await stagesOf(pipeline.id)).toEqual(["New", "Lead", "Offer"])
        const { stages } = await ok(admin.get(`/admin/crm/stages?pipeline_id=${pipeline.id}`))
        const order = { stage_ids: [offer.id, lead.id, stages[0].id] }
        await ok(admin.post(`/admin/crm/pipelines/${pipeline.id}/order`, order))
        expect(await stagesOf(pipeline.id)).toEqual(["Offer", "Lead", "New"])
        await refused(
          admin.post(`/admin/crm/pipelines/${pipeline.id}/order`, { stage_ids: [offer.id] }),
          "Pipeline Projects has 3 stages; their order names each of them once."
        )
        await refused(
          admin.post("/admin/crm/pipelines", { name: "projects" }),
          "There is a pipeline named Projects already."
        )
        await ok(admin.post(`/admin/crm/pipelines/${pipeline.id}`, { is_default: true }))
        expect(await create()).toMatchObject({ pipeline_id: pipeline.id, stage: { name: "Offer" } })
        await refused(
          admin.delete(`/admin/crm/pipelines/${pipeline.id}`) as never,
          "Pipeline Projects is the default; make another one the default before removing it."
        )
        await ok(admin.post("/admin/crm/pipelines/crmpl_default", { is_default: true }))
        await refused(
          admin.delete(`/admin/crm/pipelines/${pipeline.id}`) as never,
          "Pipeline Projects cannot be removed: 1 quote stands in it. Move them to another pipeline first."
        )
        expect(
          (await ok(admin.get(`${QUOTES}/board?currency_code=usd&pipeline_id=${pipeline.id}`))).columns[0]
        ).toMatchObject({
          count: 1,
        })
      })

      it("removes a stage only when its quotes know where to go, and moves them with a line each", async () => {
        const quote = await create()
        await refused(
          admin.delete("/admin/crm/stages/crmst_draft") as never,
          "Stage Draft cannot be removed: 1 quote stands in it. Say with move_to which stage they move to."
        )
        await ok(admin.delete("/admin/crm/stages/crmst_draft?move_to=crmst_in_discussion"))
        expect((await ok(admin.get(`${QUOTES}/${quote.id}`))).quote).toMatchObject({
          stage: { name: "In discussion" },
          weighted_total: 55,
          revision: quote.revision,
        })
        expect(await moves(quote.id)).toEqual([
          ["stage", "crmst_draft", "crmst_in_discussion", "Draft", "In discussion"],
        ])
        expect(await create()).toMatchObject({ stage: { name: "Sent" } })
        expect(await stagesOf("crmpl_default")).toEqual(["Sent", "In discussion", "Negotiating", "Verbal yes"])
      })

      it("weighs open quotes by a changed probability in every figure", async () => {
        await create()
        await ok(admin.post("/admin/crm/stages/crmst_draft", { probability: 50 }))
        const [draft] = (await ok(admin.get(`${QUOTES}/board?currency_code=usd`))).columns
        const report = await ok(admin.get("/admin/crm/reports/pipeline?currency_code=usd"))
        expect([draft.weighted_total, report.weighted_total]).toEqual(["55", 55])
      })

      it("keeps a used reason and source, which are only offered no more, and the reason's name on what was lost", async () => {
        const { lost_reason } = await ok(admin.post("/admin/crm/lost-reasons", { name: "Too slow" }))
        const { source } = await ok(admin.post("/admin/crm/sources", { name: "Podcast" }))
        const quote = await create({ source_id: source.id })
        await act(quote.id, "send")
        await act(quote.id, "decline", { lost_reason_id: lost_reason.id })
        await ok(admin.post(`/admin/crm/lost-reasons/${lost_reason.id}`, { name: "Late" }))
        const gone = await ok(admin.delete(`/admin/crm/lost-reasons/${lost_reason.id}`))
        expect(gone).toEqual({ id: lost_reason.id, object: "crm_lost_reason", deleted: false, deactivated: true })
        expect((await ok(admin.delete(`/admin/crm/sources/${source.id}`))).deleted).toBe(false)
        expect((await ok(admin.delete("/admin/crm/sources/crmsrc_event"))).deleted).toBe(true)
        const { lost_reasons } = await ok(admin.get("/admin/crm/lost-reasons"))
        expect(lost_reasons.at(-1)).toMatchObject({ name: "Late", code: null, position: 6, is_active: false })
        expect((await ok(admin.get("/admin/crm/sources"))).sources.map(({ name, is_active }: never) => [name, is_active])).toContainEqual(["Podcast", false]) // prettier-ignore
        expect((await ok(admin.get(`${QUOTES}/${quote.id}`))).quote).toMatchObject({
          status: "declined",
          lost_reason_name: "Too slow",
          source_name: "Podcast",
        })
        await refused(admin.post("/admin/crm/sources", { name: "podcast" }), "There is a source named Podcast already.")

        const ids = lost_reasons.map(({ id }: { id: string }) => id).reverse()
        const ordered = await ok(admin.post("/admin/crm/lost-reasons/order", { ids }))
        expect(ordered.lost_reasons.map(({ id }: { id: string }) => id)).toEqual(ids)
        expect((await ok(admin.get("/admin/crm/lost-reasons"))).lost_reasons[0]).toMatchObject({
          name: "Late",
          position: 1,
        })
        const all = `There are ${ids.length} reasons; their order names each of them once.`
        await refused(admin.post("/admin/crm/lost-reasons/order", { ids: ids.slice(1) }), all)
        await refused(admin.post("/admin/crm/lost-reasons/order", { ids: [ids[0], ...ids.slice(1, -1), ids[0]] }), all)
        const { sources } = await ok(admin.get("/admin/crm/sources"))
        const turned = sources.map(({ id }: { id: string }) => id).reverse()
        expect((await ok(admin.post("/admin/crm/sources/order", { ids: turned }))).sources[0].id).toBe(turned[0])
      })

      it("is for those who may set up", async () => {
        await ok(admin.post("/admin/crm/access", { user_id: user.user_id, scope: "all", can_setup: true }))
        const rep = clientOf(api, await createUser(getContainer(), "rep"))
        for (const path of ["pipelines", "stages", "lost-reasons", "sources"]) {
          expect((await rep.get(`/admin/crm/${path}`)).status).toBe(200)
          expect((await rep.post(`/admin/crm/${path}`, { name: "x" })).status).toBe(403)
        }
      })
    })
  },
})
