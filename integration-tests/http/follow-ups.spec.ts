import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { addDays, Day, storeToday } from "../../src/shared/days"
import { sendDigests } from "../../src/workflows/follow-up/digest"
import { sweepFollowUps } from "../../src/workflows/follow-up/run-rules"
import { tellDue } from "../../src/workflows/follow-up/tell-due"
import { Caller, createUser } from "../support/callers"
import { watchMails } from "../support/mails"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { checkout, createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const PATH = "/admin/crm/follow-ups"
const EMAIL = "ann@acme.test"
type FollowUp = Record<string, unknown> & { id: string }

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let caller: Caller
    let admin: Client
    let today: Day

    beforeEach(async () => {
      caller = await createUser(getContainer())
      admin = clientOf(api, caller)
      // The shop's customer is new: their welcome would stand in every list.
      const { follow_up_rules } = (await admin.get("/admin/crm/follow-up-rules")).data
      const welcome = follow_up_rules.find(({ key }: { key: string }) => key === "customer_new")
      await admin.post(`/admin/crm/follow-up-rules/${welcome.id}`, { is_on: false })
      store = await createStore(getContainer())
      await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw("delete from crm_follow_up")
      today = storeToday("UTC")
    })

    const mails = watchMails()
    const sql = async (statement: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
      (
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(statement, values as never)
      ).rows
    const made = async (body: object, as = admin): Promise<FollowUp> => {
      const { status, data } = await as.post(PATH, { kind: "call", title: "Call Ann", ...body })
      expect([status, data.message]).toEqual([200, undefined])
      return data.follow_up
    }
    const listed = async (query = "", as = admin): Promise<FollowUp[]> =>
      (await as.get(`${PATH}?${query}`)).data.follow_ups
    const sendQuote = async (as = admin): Promise<{ id: string; number: string }> => {
      const { data } = await as.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        items: [{ title: "Desk", quantity: 1, unit_price: 100 }],
      })
      return (await as.post(`/admin/crm/quotes/${data.quote.id}/send`, {})).data.quote
    }
    const refused = async (path: string, body: object, as = admin): Promise<[number, string]> => {
      const { status, data } = await as.post(path, body)
      return [status, data.message]
    }

    it("notes, shows, changes and settles what is to be done", async () => {
      const quote = await sendQuote()
      const follow_up = await made({
        reference: "crm_quote",
        reference_id: quote.id,
        due_date: addDays(today, 2),
        note: "Ask about **delivery**.",
        idempotency_key: "once",
      })
      expect(follow_up).toMatchObject({
        kind: "call", title: "Call Ann", status: "open", priority: "normal", assignee_id: caller.user_id, customer_id: store.customer_id,
        reference: "crm_quote", reference_id: quote.id, reference_number: quote.number, amount: 110, currency_code: "usd",
        due_date: addDays(today, 2), has_time: false, is_overdue: false, rule_key: null, facts: null, undo_until: null, revenue: [],
        recurrence: null, created_by: caller.user_id,
      }) // prettier-ignore
      expect(
        Object.keys(follow_up).filter((name) => /raw_|undo$|request_key|series_|told_at|deleted_at/.test(name))
      ).toEqual([])
      const again = await made({ reference: "crm_quote", reference_id: quote.id, idempotency_key: "once" })
      expect(again.id).toBe(follow_up.id)

      const path = `${PATH}/${follow_up.id}`
      const timed = (await admin.post(path, { due_at: `${addDays(today, 3)}T15:30:00Z`, priority: "high" })).data
        .follow_up
      expect(timed).toMatchObject({
        due_at: `${addDays(today, 3)}T15:30:00.000Z`,
        has_time: true,
        priority: "high",
        title: "Call Ann",
      })
      const snoozed = (await admin.post(`${path}/snooze`, { until: addDays(today, 9) })).data.follow_up
      expect(snoozed).toMatchObject({
        due_date: addDays(today, 9),
        has_time: false,
        snoozed_from: `${addDays(today, 3)}T15:30:00.000Z`,
      })
      expect(snoozed.undo_until).toEqual(expect.any(String))
      expect((await admin.post(`${path}/undo`)).data.follow_up).toMatchObject({
        due_date: addDays(today, 3),
        snoozed_from: null,
        undo_until: null,
      })
      const done = (await admin.post(`${path}/complete`, { note: "She will order." })).data.follow_up
      expect(done).toMatchObject({ status: "done", closed_reason: "done", completed_by: caller.user_id })
      expect(await admin.post(`${path}/complete`)).toMatchObject({
        status: 200,
        data: { follow_up: { id: follow_up.id, status: "done" } },
      })
      const { history } = (await admin.get(`${path}/history`)).data
      expect(history.map(({ act }: { act: string }) => act)).toEqual([
        "completed",
        "undone",
        "snoozed",
        "updated",
        "created",
      ])
      expect(history[0]).toMatchObject({ note: "She will order.", actor_id: caller.user_id })

      const others = [await made({ customer_id: store.customer_id }), await made({ recurrence: "FREQ=WEEKLY" })]
      const bulk = await admin.post(`${PATH}/bulk`, {
        act: "complete",
        ids: [...others.map(({ id }) => id), "crmfu_none"],
      })
      expect(bulk.data).toEqual({
        done: others.map(({ id }) => id),
        refused: [{ id: "crmfu_none", reason: "Follow-up crmfu_none was not found." }],
      })
      expect(await listed("view=open")).toMatchObject([{ recurrence: "FREQ=WEEKLY", due_date: addDays(today, 7) }])
    })

    it("refuses what cannot be, and changes nothing", async () => {
      const [{ id }, order_id] = [await made({}), await createOrder(getContainer(), store)]
      const other = await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: "bob@other.test" })
      const cases: [string, object, number, string][] = [
        [PATH, { kind: "dance", title: "x" }, 400, "Invalid request: kind must be one of call, email, meeting, visit, task"],
        [PATH, { kind: "call", title: " " }, 400, "Invalid request: title must have at least 1 character"],
        [PATH, { kind: "call", title: "x", due_at: `${today}T10:00:00Z`, due_date: today }, 400, "Invalid request: the request must have due_at or due_date, not both"],
        [PATH, { kind: "call", title: "x", reference: "order" }, 400, "Invalid request: the request must name reference and reference_id together"],
        [PATH, { kind: "call", title: "x", reference: "order", reference_id: "order_none" }, 404, "Order order_none was not found."],
        [PATH, { kind: "call", title: "x", reference: "order", reference_id: order_id, customer_id: other.id }, 400, `Order #1 is of another customer than ${other.id}.`],
        [PATH, { kind: "call", title: "x", customer_id: "cus_none" }, 404, "There is no customer cus_none."],
        [PATH, { kind: "call", title: "x", assignee_id: "user_none" }, 404, "User user_none was not found; an owner is a dashboard user."],
        [PATH, { kind: "call", title: "x", recurrence: "FREQ=SECONDLY" }, 400, "The recurrence FREQ=SECONDLY is refused: FREQ=SECONDLY is not DAILY, WEEKLY, MONTHLY or YEARLY. It may be such as FREQ=WEEKLY;BYDAY=MO,TH or FREQ=MONTHLY;INTERVAL=3;COUNT=4."],
        [`${PATH}/${id}/snooze`, { until: today }, 400, `A follow-up cannot be snoozed to ${today}: today is ${today}. Choose a day after it.`],
        [`${PATH}/${id}/snooze`, { until: "tomorrow" }, 400, "Invalid request: until must be a day such as 2026-11-30 or a moment such as 2026-11-30T09:00:00Z"],
        [`${PATH}/${id}/undo`, {}, 400, 'Follow-up "Call Ann" has no act that can be undone.'],
        [`${PATH}/crmfu_none/complete`, {}, 404, "Follow-up crmfu_none was not found."],
        [`${PATH}/preferences`, { timezone: "Europe/Atlantis" }, 400, "Invalid request: timezone must be an IANA time zone such as Europe/Lisbon"],
      ] // prettier-ignore
      for (const [path, body, status, message] of cases) {
        expect(await refused(path, body)).toEqual([status, message])
      }
      expect((await admin.get(`${PATH}?order=note`)).data.message).toBe(
        "Invalid request: order must be one of rank, due_at, amount, created_at, completed_at, priority, with - in front to reverse"
      )
      expect(await listed()).toHaveLength(1)
    })

    it("each filter narrows, and each sees what is theirs", async () => {
      const [ana, ben, boss] = await Promise.all(["ana", "ben", "boss"].map((name) => createUser(getContainer(), name)))
      const { team } = (await admin.post("/admin/crm/teams", { name: "North" })).data
      await admin.post("/admin/crm/access", { user_id: ana.user_id, team_id: team.id })
      await admin.post("/admin/crm/access", { user_id: ben.user_id })
      await admin.post("/admin/crm/access", { user_id: boss.user_id, scope: "team", team_id: team.id })
      const [asAna, asBen, asBoss] = [ana, ben, boss].map((one) => clientOf(api, one))
      const ofAna = await made({
        title: "Ana's",
        assignee_id: ana.user_id,
        customer_id: store.customer_id,
        due_date: addDays(today, -1),
      })
      const ofBen = await made({ title: "Ben's", assignee_id: ben.user_id, kind: "email", priority: "high" })
      const nobodys = await made({ title: "Nobody's", assignee_id: null, due_date: addDays(today, 4) })

      const bell = await getContainer()
        .resolve(Modules.NOTIFICATION)
        .listNotifications({ resource_type: "crm_follow_up" } as never, { order: { created_at: "ASC" } })
      // What is due is told by a job of its own, which may run meanwhile.
      const assigned = bell.filter(({ data }) => !/due$/.test(String(data?.title)))
      expect(
        assigned.map(({ channel, receiver_id, data }) => [channel, receiver_id, data?.title, data?.description])
      ).toEqual([
        ["feed", ana.user_id, "A follow-up for you", "Ana's · Acme Ltd"],
        ["feed", ben.user_id, "A follow-up for you", "Ben's"],
      ])

      const queries: [string, FollowUp[]][] = [
        [`assignee_id=${ana.user_id}`, [ofAna]],
        ["assignee_id=none", [nobodys]],
        ["assignee_id=me", []],
        [`team_id=${team.id}`, [ofAna]],
        ["view=overdue", [ofAna]],
        ["view=today", [ofBen]],
        ["view=coming", [nobodys]],
        [`customer_id=${store.customer_id}`, [ofAna]],
        ["kind=email", [ofBen]],
        ["priority=high", [ofBen]],
        ["q=body", [nobodys]],
        ["status=done", []],
        [`due_date[$gte]=${today}&order=due_at`, [ofBen, nobodys]],
        ["rule_key=quote_silent", []],
        ["limit=1&offset=1&order=created_at", [ofBen]],
      ]
      for (const [query, expected] of queries) {
        expect([query, (await listed(query)).map(({ title }) => title)]).toEqual([
          query,
          expected.map(({ title }) => title),
        ])
      }
      const titles = async (as: Client) => (await listed("order=created_at", as)).map(({ title }) => title)
      expect(await titles(asAna)).toEqual(["Ana's", "Nobody's"])
      expect(await titles(asBen)).toEqual(["Ben's", "Nobody's"])
      expect(await titles(asBoss)).toEqual(["Ana's", "Nobody's"])
      expect((await asBen.get(`${PATH}/counts`)).data.counts).toEqual({ overdue: 0, today: 1, coming: 1 })
      expect((await asBen.get(`${PATH}/counts?assignee_id=me`)).data.counts).toEqual({
        overdue: 0,
        today: 1,
        coming: 0,
      })
      const acts: [string, object][] = [
        ["complete", {}], ["undo", {}], ["cancel", {}], ["snooze", { until: addDays(today, 2) }], ["reassign", { assignee_id: null }],
        ["quote", {}],
      ] // prettier-ignore
      for (const [act, body] of acts) {
        expect(await refused(`${PATH}/${ofAna.id}/${act}`, body, asBen)).toEqual([
          404,
          `Follow-up ${ofAna.id} was not found.`,
        ])
      }
      expect((await asBen.post(`${PATH}/bulk`, { act: "complete", ids: [ofAna.id, nobodys.id] })).data).toEqual({
        done: [nobodys.id],
        refused: [{ id: ofAna.id, reason: `Follow-up ${ofAna.id} was not found.` }],
      })
      await asBen.post(`${PATH}/${nobodys.id}/undo`)
      const quote = await sendQuote()
      const about = { kind: "call", title: "x", reference: "crm_quote", reference_id: quote.id }
      expect(await refused(PATH, about, asBen)).toEqual([404, `Quote ${quote.id} was not found.`])
      expect(await refused(`${PATH}/${ofAna.id}`, { title: "x" }, asBen)).toEqual([
        404,
        `Follow-up ${ofAna.id} was not found.`,
      ])
      expect((await asBen.get(`${PATH}/${ofAna.id}`)).status).toBe(404)
      expect((await asBen.get(`${PATH}/${ofAna.id}/history`)).status).toBe(404)
      expect((await asBen.get(`${PATH}/load`)).data.load).toMatchObject([{ assignee_id: ben.user_id, open: 1 }])
      expect((await asBoss.get(`${PATH}/load`)).data.load).toMatchObject([
        { assignee_id: ana.user_id, open: 1, overdue: 1 },
        { assignee_id: null, open: 1 },
      ])
      expect((await admin.get(`${PATH}/load?team_id=${team.id}`)).data.load).toMatchObject([
        { assignee_id: ana.user_id, open: 1 },
      ])
      expect((await asBen.post("/admin/crm/follow-up-rules/none/run")).status).toBe(403)

      // Who leaves the dashboard leaves what is open to nobody.
      await admin.delete(`/admin/users/${ana.user_id}`)
      const left = await eventually(async () => (await listed("assignee_id=none&view=overdue"))[0])
      expect(left).toMatchObject({ id: ofAna.id, assignee_id: null, left_assignee_id: ana.user_id })
    })

    it("a question is a task at once, and the answer closes it; a silent quote is one after days", async () => {
      const quote = await sendQuote()
      const { data } = await admin.post(`/admin/crm/quotes/${quote.id}/link`)
      const token = String(data.public_url).split("#")[1]
      await api.post("/crm/quotes/messages", { token, text: "Is it oak?" })
      const [asked] = await eventually(async () => {
        const found = await listed("rule_key=quote_question")
        return found.length ? found : null
      })
      expect(asked).toMatchObject({
        title: null, kind: "answer", reference_number: quote.number, assignee_id: caller.user_id, facts: { question: "Is it oak?", days: 0 },
      }) // prettier-ignore
      await admin.post(`/admin/crm/quotes/${quote.id}/messages`, { text: "It is." })
      await eventually(async () => (await listed("rule_key=quote_question&status=done")).length)

      await sweepFollowUps(getContainer(), new Date(`${addDays(today, 6)}T10:00:00Z`))
      const [silent] = await listed("rule_key=quote_silent")
      expect(silent).toMatchObject({ status: "open", kind: "reminder", reference_id: quote.id, amount: 110 })
      await admin.post(`/admin/crm/quotes/${quote.id}/accept`, { name: "Ann" })
      await eventually(async () => (await listed("rule_key=quote_silent&status=done")).length)
      const rules: FollowUp[] = (await admin.get("/admin/crm/follow-up-rules")).data.follow_up_rules
      const rule = rules.find(({ key }) => key === "quote_silent")!
      expect(rules).toHaveLength(18)
      expect(rule).toMatchObject({
        is_on: true,
        days: 5,
        assign: "owner",
        kind: "reminder",
        settings: { revenue_days: 30 },
        open_count: 0,
        asks: null,
      })
      const results = await admin.get(`/admin/crm/follow-up-rules/${rule.id}/results`)
      expect(results.data.results).toMatchObject({ opened: 1, done: 0, closed_by_cause: 1 })
    })

    it("shows what a rule would open, opens it, and wins a past customer back with a quote of what they bought", async () => {
      const rules: FollowUp[] = (await admin.get("/admin/crm/follow-up-rules")).data.follow_up_rules
      const pathOf = (key: string) => `/admin/crm/follow-up-rules/${rules.find((rule) => rule.key === key)!.id}`
      const welcome = pathOf("customer_new")
      const { preview } = await eventually(async () => {
        const { data } = await admin.post(`${welcome}/preview`)
        return data.preview.count ? data : null
      })
      expect(preview).toMatchObject({
        count: 1,
        would_ask: false,
        follow_ups: [
          { id: null, title: null, rule_key: "customer_new", customer_id: store.customer_id, facts: { days: 0 } },
        ],
      })
      expect(await listed("rule_key=customer_new")).toEqual([])
      expect((await admin.post(`${welcome}/run`)).data.result).toEqual({ opened: 1, found: 1 })
      expect((await admin.post(`${welcome}/run`)).data.result).toEqual({ opened: 0, found: 0 })

      const path = pathOf("win_back")
      const changed = await admin.post(path, { days: 30, settings: { least_orders: 1, calls: "all" } })
      expect(changed.data.follow_up_rule).toMatchObject({
        days: 30,
        settings: { least_orders: 1, calls: "all", revenue_days: 30 },
      })
      expect(await refused(path, { days: 3 })).toEqual([400, "The rule win_back counts at least 7 day(s); 3 is less."])
      expect(await refused(path, { settings: { calls: "some" } })).toEqual([
        400,
        "calls of the rule win_back must be one of agreed, all.",
      ])
      const order_id = await checkout(getContainer(), store, 2)
      const task = await eventually(async () => {
        await sweepFollowUps(getContainer(), new Date(`${addDays(today, 30)}T10:00:00Z`))
        return (await listed("rule_key=win_back"))[0]
      })
      expect(task).toMatchObject({
        customer_id: store.customer_id,
        facts: { last_order_id: order_id, may_mail: false },
      })
      const quotes = await Promise.all([1, 2, 3].map(() => admin.post(`${PATH}/${task.id}/quote`)))
      expect(new Set(quotes.map(({ data }) => data.quote.id)).size).toBe(1)
      const { quote } = (await admin.get(`/admin/crm/quotes/${quotes[0].data.quote.id}`)).data
      expect(quote).toMatchObject({ status: "draft", customer_id: store.customer_id, currency_code: "usd" })
      expect(quote.items).toMatchObject([{ variant_id: store.variant_id, quantity: 2, unit_price: 10.01 }])
      expect((await admin.get(`/admin/crm/quotes?customer_id=${store.customer_id}`)).data.count).toBe(1)
    })

    describe("an offer to a customer who stayed away", () => {
      const consent = (marketing: string): Promise<unknown> =>
        admin.post(`/admin/crm/customers/${store.customer_id}/consents`, { email: EMAIL, marketing })
      const said = async (): Promise<Record<string, unknown>> =>
        (await admin.get(`/admin/crm/customers/${store.customer_id}/consents`)).data.consents[0]
      const winBack = async (): Promise<FollowUp> => {
        const { follow_up_rules } = (await admin.get("/admin/crm/follow-up-rules")).data
        const { id } = follow_up_rules.find(({ key }: { key: string }) => key === "win_back")
        await admin.post(`/admin/crm/follow-up-rules/${id}`, { days: 30, settings: { least_orders: 1, calls: "all" } })
        await checkout(getContainer(), store, 2)
        return eventually(async () => {
          await sweepFollowUps(getContainer(), new Date(`${addDays(today, 30)}T10:00:00Z`))
          return (await listed("rule_key=win_back"))[0]
        })
      }
      const page = (act: string, body: object) => api.post(`/crm/opt-out/${act}`, body, { validateStatus: () => true })

      it("leaves once, in their language, with the link that ends offers", async () => {
        await consent("soft_opt_in")
        const task = await winBack()
        expect(task.facts).toMatchObject({ may_mail: true })
        const own = { subject: "New\u202e shelves", message: "Hello again, we have <b>new</b> shelves." }
        const preview = (await admin.post(`${PATH}/${task.id}/send-preview`, own)).data
        expect(preview).toMatchObject({ to: EMAIL, cc: [], subject: "New shelves" })
        mails.forget()
        const both = await Promise.all(
          [1, 2].map(() => admin.post(`${PATH}/${task.id}/send`, { ...own, idempotency_key: "one" }))
        )
        expect(both.map(({ status }) => status)).toEqual([200, 200])
        const [letter, ...more] = await mails.letters()
        expect(more).toEqual([])
        expect([letter.subject, letter.to]).toMatchObject(["New shelves", { text: EMAIL }])
        expect(letter.text).toContain("Hello again, we have <b>new</b> shelves.")
        expect(letter.text).toContain("It has been a while since you bought from us. Your last order was:")
        const [, token] = /\/crm\/opt-out#([\w-]{43})/.exec(letter.text ?? "") ?? []
        const header = letter.headers.get("list") as { unsubscribe: { url: string } }
        expect(new URL(header.unsubscribe.url)).toMatchObject({
          pathname: "/crm/opt-out/one-click",
          search: `?token=${token}`,
        })
        expect(letter.headerLines).toContainEqual({
          key: "list-unsubscribe-post",
          line: "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        })
        const kept = await sql("select html, text, opt_out_hash from crm_outbox_message where kind = 'offer'")
        expect(JSON.stringify(kept)).not.toContain(token)

        expect(await refused(`${PATH}/${task.id}/send`, { idempotency_key: "two" })).toEqual([
          400,
          `${EMAIL} got an offer about this already.`,
        ])
        const opened = await page("open", { token })
        expect([opened.status, opened.data.view]).toMatchObject([200, { heading: "No more offers?", open: true }])
        expect(opened.data.view.text).toContain(EMAIL)
        expect(await said()).toMatchObject({ marketing: "soft_opt_in" })
        for (const _again of [1, 2]) {
          const { data } = await page("confirm", { token })
          expect(data.view).toMatchObject({ heading: "You get no more offers", open: false })
        }
        expect(await said()).toMatchObject({ marketing: "withdrawn", do_not_contact: false })
        const rows = await sql("select marketing, actor_type from crm_consent order by created_at")
        expect(rows).toEqual([
          { marketing: "soft_opt_in", actor_type: "user" },
          { marketing: "withdrawn", actor_type: "buyer" },
        ])
        for (const dead of ["x", "", "\u0000", kept[0].opt_out_hash]) {
          for (const act of ["open", "confirm"]) {
            const { status, data } = await page(act, { token: dead })
            expect([dead, status, data.message]).toEqual([
              dead,
              404,
              "This link is not valid any more. Ask the seller for a new one.",
            ])
          }
        }
      })

      it("is ended by the mail program's own button too", async () => {
        await consent("granted")
        const task = await winBack()
        mails.forget()
        await admin.post(`${PATH}/${task.id}/send`, {})
        const [letter] = await mails.letters()
        const { unsubscribe } = letter.headers.get("list") as { unsubscribe: { url: string } }
        const { pathname, search } = new URL(unsubscribe.url)
        const form = { headers: { "content-type": "application/x-www-form-urlencoded" }, validateStatus: () => true }
        const click = (query: string) => api.post(pathname + query, "List-Unsubscribe=One-Click", form)
        expect((await click("")).status).toBe(404)
        expect((await click("?token=x")).status).toBe(404)
        expect(await said()).toMatchObject({ marketing: "granted" })
        expect((await click(search)).status).toBe(200)
        expect(await said()).toMatchObject({ marketing: "withdrawn" })
      })

      it("is refused to who did not agree, who was written to today, and where nothing is offered", async () => {
        const task = await winBack()
        const send = (id = task.id, body: object = {}): Promise<[number, string]> => refused(`${PATH}/${id}/send`, body)
        mails.forget()
        expect(await send()).toEqual([400, "The contact did not agree to offers."])
        await consent("granted")
        expect(await send(task.id, { to: "stranger@example.com", idempotency_key: "b" })).toEqual([
          400,
          "The contact did not agree to offers.",
        ])
        await sql(
          `insert into crm_outbox_message (id, kind, class, topic, channel, contact, "to", reference, reference_id, dedupe_key, send_date, state, attempts)
           values ('crmom_x', 'quote_reminder', 'chasing', 'quote', 'email', ?, ?, 'crm_quote', 'q', 'x', ?, 'sent', 1)`,
          [EMAIL, EMAIL, today]
        )
        expect(await send(task.id, { idempotency_key: "c" })).toEqual([
          400,
          `${EMAIL} was written to today; a second mail that asks or offers may leave tomorrow.`,
        ])
        const call = await made({ customer_id: store.customer_id, due_date: "2026-11-20" })
        expect(await send(call.id)).toEqual([
          400,
          "Offers are mailed about past customers and cover that ends; this follow-up is about neither.",
        ])
        await admin.post(`${PATH}/${task.id}/complete`, {})
        expect((await send(task.id, { idempotency_key: "d" }))[1]).toMatch(
          / is done; open it again to mail an offer\.$/
        )
        expect(await send(task.id, { cc: ["a@example.com"] })).toEqual([400, expect.stringContaining("cc")])
        expect(await mails.letters()).toEqual([])
        const rows = await sql("select state from crm_outbox_message where kind = 'offer' order by created_at")
        expect(rows).toEqual([{ state: "skipped" }, { state: "skipped" }, { state: "skipped" }])
      })
    })

    it("mails their day to who wants it, once a day", async () => {
      expect((await admin.get(`${PATH}/preferences`)).data.preferences).toEqual({
        daily_digest: false,
        timezone: null,
        digest_hour: 7,
      })
      await admin.post(`${PATH}/preferences`, { daily_digest: true, timezone: "America/Sao_Paulo", digest_hour: 8 })
      await made({ title: "Call <b>Ann</b>", customer_id: store.customer_id, due_date: "2026-11-20" })
      await made({ title: "Call Bob", due_date: "2026-11-26" })
      // A Thursday: 8 o'clock in São Paulo is 11 in UTC.
      const times = ["2026-11-26T10:55:00Z", "2026-11-26T11:05:00Z", "2026-11-26T11:10:00Z", "2026-11-28T11:05:00Z"]
      for (const now of times) {
        await Promise.all([sendDigests(getContainer(), new Date(now)), sendDigests(getContainer(), new Date(now))])
      }
      for (let times = 0; times < 2; times++) {
        await tellDue(getContainer(), new Date("2026-11-26T11:05:00Z"))
      }
      const bell = await getContainer()
        .resolve(Modules.NOTIFICATION)
        .listNotifications({ resource_type: "crm_follow_up" } as never)
      expect(bell.map(({ receiver_id, data }) => [receiver_id, data])).toEqual([
        [caller.user_id, { title: "2 follow-ups are due", description: "Call <b>Ann</b> · Acme Ltd, and 1 more" }],
      ])
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const { rows } = await knex.raw(
        "select subject, text, html, state, class from crm_outbox_message where kind = 'follow_up_digest'"
      )
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({ state: "sent", class: "service", subject: "Your day: 1 to do today, 1 overdue" })
      expect(rows[0].text).toContain("Overdue:\n\n- Call <b>Ann</b>")
      expect(rows[0].html).toContain("Call &lt;b&gt;Ann&lt;/b&gt;")
      expect(rows[0].text).toContain("/crm/my-day")
      // It is no mail with a customer.
      const kept = await knex.raw("select source_kind from crm_interaction where source_kind = 'follow_up_digest'")
      expect(kept.rows).toEqual([])
    })
  },
})
