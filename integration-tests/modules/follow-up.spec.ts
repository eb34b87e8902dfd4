import { dueByDay, dueByMoment } from "../../src/modules/follow-up/rules/due-moment"
import { SHIPPED_RULES } from "../../src/modules/follow-up/rules/rule-definitions"
import { Clock, FollowUpInput, FollowUpRow } from "../../src/modules/follow-up/types"
import { InvoiceDraftInput } from "../../src/modules/receivable/types"
import { FollowUpModules, migrateModules, startModules } from "../../src/scripts/follow-up/modules"
import { Actor } from "../../src/shared/actor"
import { addDays, Day, storeToday } from "../../src/shared/days"
import { ListRequest } from "../../src/shared/lists/list-documents"
import { registerFollowUpRule, unregisterFollowUpRule } from "../../src/workflows/follow-up"
import { runRule, runRulesOf, sweepFollowUps } from "../../src/workflows/follow-up/run-rules"
import { announcePassed, tellDue } from "../../src/workflows/follow-up/tell-due"
import { draftInput } from "../fixtures/receivable"
import { dropDatabase, makeDatabase } from "../support/own-database"
import { urlOf } from "../support/processes"
import { plantRows } from "../support/rows"

jest.setTimeout(300_000)

const NAME = `follow_ups_${process.pid}`
const REP: Actor = { actor_id: "user_rep", actor_type: "user" }
const OFFICE = { weekdays: [1, 2, 3, 4, 5], hour_from: 8, hour_to: 18 }
const USERS = ["user_ana", "user_ben", "user_rep"]
/** A Thursday. */
const TODAY: Day = "2026-11-26"
const at = (moment: string): Clock => ({ now: new Date(moment), today: moment.slice(0, 10), timezone: "UTC" })
const CLOCK = at(`${TODAY}T10:00:00Z`)
const day = (days: number): Day => addDays(TODAY, days)
const noon = (days: number): string => `${day(days)}T12:00:00Z`
const ALL = { scope: { all: true as const }, limit: 200, offset: 0 }

describe("follow-ups", () => {
  let modules: FollowUpModules
  beforeAll(async () => {
    const url = await makeDatabase(NAME)
    await migrateModules(url)
    modules = await startModules(url)
  })
  afterAll(async () => {
    await modules?.end()
    await dropDatabase(NAME)
  })

  const options = (clock = CLOCK, actor = REP) => ({ clock, hours: OFFICE, actor })
  const note = (change: Partial<FollowUpInput> = {}, clock = CLOCK, actor = REP): Promise<string> =>
    modules.followUps.createFollowUp(
      {
        kind: "call",
        title: "Call Ana",
        due: dueByDay(clock.today, "UTC", OFFICE),
        assignee_id: "user_rep",
        timezone: "UTC",
        ...change,
      },
      clock,
      actor
    )
  const read = (id: string): Promise<FollowUpRow> => modules.followUps.followUp(id)
  const list = async (request: Partial<ListRequest> = {}, clock = CLOCK, currency: string | null = null) =>
    (await modules.followUps.searchFollowUps({ filters: {}, ...ALL, ...request }, clock, currency)).ids
  const acts = async (id: string): Promise<string[]> =>
    (await modules.followUps.listCrmFollowUpHistories({ reference_id: id }, { order: { created_at: "ASC" } })).map(
      ({ act }) => act
    )

  describe("by hand", () => {
    afterEach(() => modules.sql("delete from crm_follow_up"))

    it("is done once, and every act stands in its history", async () => {
      const id = await note()
      await modules.followUps.completeFollowUp(id, { ...options(), note: "She ordered." })
      await modules.followUps.completeFollowUp(id, options(at(`${TODAY}T10:05:00Z`)))
      expect(await read(id)).toMatchObject({ status: "done", closed_reason: "done", completed_by: "user_rep" })
      expect(new Date((await read(id)).completed_at!)).toEqual(CLOCK.now)
      expect(await acts(id)).toEqual(["created", "completed"])
      await expect(modules.followUps.cancelFollowUp(id, options())).rejects.toThrow(
        'Follow-up "Call Ana" is done and cannot become canceled; it can become open.'
      )
      await expect(modules.sql("update crm_follow_up_history set act = 'x'")).rejects.toThrow("append-only")
    })

    it("takes the last act back for ten minutes", async () => {
      const id = await note()
      await modules.followUps.snoozeFollowUp(id, dueByDay(day(5), "UTC", OFFICE), CLOCK, REP)
      expect(await read(id)).toMatchObject({ due_date: day(5), snoozed_from: new Date(`${TODAY}T08:00:00Z`) })
      await modules.followUps.undoFollowUp(id, at(`${TODAY}T10:09:59Z`), REP)
      expect(await read(id)).toMatchObject({ due_date: TODAY, snoozed_from: null, undo_until: null })
      await modules.followUps.reassignFollowUp(id, "user_ana", CLOCK, REP)
      await modules.followUps.undoFollowUp(id, CLOCK, REP)
      await modules.followUps.cancelFollowUp(id, options())
      await modules.followUps.undoFollowUp(id, CLOCK, REP)
      await modules.followUps.completeFollowUp(id, options())
      await modules.followUps.undoFollowUp(id, CLOCK, REP)
      expect(await read(id)).toMatchObject({
        status: "open",
        assignee_id: "user_rep",
        completed_at: null,
        closed_reason: null,
      })
      await expect(modules.followUps.undoFollowUp(id, CLOCK, REP)).rejects.toThrow(
        'Follow-up "Call Ana" has no act that can be undone.'
      )
      await modules.followUps.completeFollowUp(id, options())
      await expect(modules.followUps.undoFollowUp(id, at(`${TODAY}T10:10:00Z`), REP)).rejects.toThrow(
        'Follow-up "Call Ana" was completed more than 10 minutes ago, which cannot be undone any more.'
      )
      expect(await acts(id)).toEqual([
        "created", "snoozed", "undone", "reassigned", "undone", "canceled", "undone", "completed", "undone", "completed",
      ]) // prettier-ignore
    })

    it("refuses to snooze into the past, and what is not open", async () => {
      const id = await note()
      await expect(
        modules.followUps.snoozeFollowUp(id, dueByMoment(new Date(`${TODAY}T09:00:00Z`), "UTC"), CLOCK, REP)
      ).rejects.toThrow(`A follow-up cannot be snoozed to ${TODAY}T09:00:00.000Z: that has passed.`)
      await modules.followUps.cancelFollowUp(id, options())
      const later = dueByDay(day(1), "UTC", OFFICE)
      await expect(modules.followUps.snoozeFollowUp(id, later, CLOCK, REP)).rejects.toThrow(
        'Follow-up "Call Ana" is canceled and cannot be snoozed; only open ones can.'
      )
      await expect(modules.followUps.reassignFollowUp(id, null, CLOCK, REP)).rejects.toThrow(
        "cannot be given to somebody else"
      )
      await expect(modules.followUps.editFollowUp(id, { title: "x" }, CLOCK, REP)).rejects.toThrow("cannot be changed")
      await expect(modules.followUps.completeFollowUp("crmfu_none", options())).rejects.toThrow(
        "Follow-up crmfu_none was not found."
      )
      expect(await acts(id)).toEqual(["created", "canceled"])
    })

    it("is one by its key, however many ask at once", async () => {
      const ids = await Promise.all(Array.from({ length: 8 }, () => note({ request_key: "from-the-call" })))
      expect(new Set(ids).size).toBe(1)
      const other = await note({ request_key: "from-the-call" }, CLOCK, { actor_id: "user_ana", actor_type: "user" })
      expect(other).not.toBe(ids[0])
    })

    it("changes what is given and leaves the rest", async () => {
      const id = await note({ note: "Ask for the plan." })
      await modules.followUps.editFollowUp(id, { title: "Call Bea", priority: "high" }, CLOCK, REP)
      expect(await read(id)).toMatchObject({
        title: "Call Bea",
        priority: "high",
        note: "Ask for the plan.",
        due_date: TODAY,
      })
      await modules.followUps.editFollowUp(id, { title: "Call Bea" }, CLOCK, REP)
      expect(await acts(id)).toEqual(["created", "updated"])
    })

    it("comes again one at a time, and goes on after what was missed", async () => {
      const id = await note({
        recurrence: "RRULE:FREQ=WEEKLY;BYDAY=TH",
        due: dueByMoment(new Date(`${TODAY}T09:00:00Z`), "UTC"),
      })
      const [next, twice] = await Promise.all([
        modules.followUps.completeFollowUp(id, options()),
        modules.followUps.completeFollowUp(id, options()),
      ])
      expect([next, twice].filter(Boolean)).toHaveLength(1)
      const opened = await read((next ?? twice)!)
      expect(opened).toMatchObject({
        title: "Call Ana",
        status: "open",
        due_date: day(7),
        has_time: true,
        recurrence: "FREQ=WEEKLY;BYDAY=TH",
      })
      expect(await list({ filters: { view: "open" } })).toEqual([opened.id])

      // Three weeks late: the missed ones are not made up for.
      const later = await modules.followUps.completeFollowUp(opened.id, options(at("2026-12-25T10:00:00Z")))
      expect(await read(later!)).toMatchObject({ due_date: "2026-12-31", due_at: new Date("2026-12-31T09:00:00Z") })
      await modules.followUps.undoFollowUp(opened.id, at("2026-12-25T10:01:00Z"), REP)
      expect(await list({ filters: { view: "open" } })).toEqual([opened.id])
      const again = await modules.followUps.completeFollowUp(opened.id, options(at("2026-12-25T10:02:00Z")))
      await modules.followUps.reassignFollowUp(again!, "user_ana", at("2026-12-25T10:03:00Z"), REP)
      await expect(modules.followUps.undoFollowUp(opened.id, at("2026-12-25T10:04:00Z"), REP)).rejects.toThrow(
        'Follow-up "Call Ana" comes again, and somebody worked on the next one already; it stays done.'
      )
      await modules.followUps.cancelFollowUp(again!, options(at("2026-12-25T10:05:00Z")))
      expect(await list({ filters: { view: "open" } })).toEqual([])
    })

    it("stays at its clock time when the clock changes", async () => {
      const clock = { now: new Date("2026-03-23T10:00:00Z"), today: "2026-03-23", timezone: "Europe/Lisbon" }
      const due = dueByMoment(new Date("2026-03-23T09:00:00Z"), "Europe/Lisbon")
      const id = await note({ recurrence: "FREQ=WEEKLY", due, timezone: "Europe/Lisbon" }, clock)
      const next = await modules.followUps.completeFollowUp(id, { ...options(), clock })
      expect((await read(next!)).due_at).toEqual(new Date("2026-03-30T08:00:00Z"))
    })

    it("refuses a recurrence that is none, or that never comes", async () => {
      await expect(note({ recurrence: "FREQ=SECONDLY" })).rejects.toThrow(
        "FREQ=SECONDLY is not DAILY, WEEKLY, MONTHLY or YEARLY"
      )
      await expect(note({ recurrence: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" })).rejects.toThrow(
        `The recurrence FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 never comes again after ${TODAY} 00:00.`
      )
      expect(await list()).toEqual([])
    })

    it("leaves those of a user who left to nobody, with a sentence", async () => {
      const [mine, done] = [await note({ assignee_id: "user_gone" }), await note({ assignee_id: "user_gone" })]
      await modules.followUps.completeFollowUp(done, options())
      await sweepFollowUps(modules.containerOf(USERS), CLOCK.now)
      expect(await read(mine)).toMatchObject({ assignee_id: null, left_assignee_id: "user_gone" })
      expect(await read(done)).toMatchObject({ assignee_id: "user_gone" })
      const [told] = await modules.followUps.listCrmFollowUpHistories({ reference_id: mine, act: "assignee_left" })
      expect(told).toMatchObject({
        note: "Its user is no longer in the dashboard; nobody has it now.",
        changes: { assignee_id: ["user_gone", null] },
      })
    })

    it("is late, due today or to come, by the clock of whoever looks", async () => {
      const ids = {
        yesterday: await note({ due: dueByDay(day(-1), "UTC", OFFICE) }),
        today: await note(),
        tomorrow: await note({ due: dueByDay(day(1), "UTC", OFFICE) }),
        nine: await note({ due: dueByMoment(new Date(`${TODAY}T09:00:00Z`), "UTC") }),
        night: await note({ due: dueByMoment(new Date(`${TODAY}T23:30:00Z`), "UTC") }),
      }
      const view = async (name: string, clock = CLOCK) =>
        (await list({ filters: { view: name }, order: "due_at" }, clock)).map(
          (id) => Object.entries(ids).find(([, one]) => one === id)?.[0]
        )
      expect(await view("overdue")).toEqual(["yesterday", "nine"])
      expect(await view("today")).toEqual(["today", "night"])
      expect(await view("coming")).toEqual(["tomorrow"])
      expect(await modules.followUps.countFollowUps({ filters: {}, scope: { all: true } }, CLOCK)).toEqual({
        overdue: 2,
        today: 2,
        coming: 1,
      })
      // In Kiritimati it is tomorrow already; in Pago Pago it is the evening before.
      const ahead = { now: CLOCK.now, today: day(1), timezone: "Pacific/Kiritimati" }
      expect(await view("overdue", ahead)).toEqual(["yesterday", "today", "nine"])
      expect(await view("today", ahead)).toEqual(["night", "tomorrow"])
      const behind = { now: CLOCK.now, today: day(-1), timezone: "Pacific/Pago_Pago" }
      expect(await view("overdue", behind)).toEqual(["nine"])
      expect(await view("today", behind)).toEqual(["yesterday"])
    })

    it("ranks by money at stake and date", async () => {
      const money = (amount: string, days: number, change: Partial<FollowUpInput> = {}) =>
        note({ amount, currency_code: "eur", due: dueByDay(day(days), "UTC", OFFICE), ...change })
      // 3 x log10(1 + money) + days late, at most 14 + 5 for high priority, by hand:
      const small = await money("9", 0) // 3
      const large = await money("9999", 0) // 12
      const late = await money("9", -7) // 10
      const ancient = await money("9", -400) // 3 + 14 = 17
      const urgent = await money("0", 0, { priority: "high" }) // 5
      const far = await money("9999", 10) // 12 - 10 = 2
      expect(await list({ order: "-rank" })).toEqual([ancient, large, late, urgent, small, far])
      await modules.sql(
        "insert into crm_exchange_rate (id, rate_date, from_currency, to_currency, rate) values ('r', '2026-11-01', 'jpy', 'eur', '0.001')"
      )
      const yen = await money("9999000", 0, { currency_code: "jpy" }) // 9,999 euros: as large
      expect((await list({ order: "-rank" }, CLOCK, "eur")).slice(0, 3).sort()).toEqual([ancient, large, yen].sort())
      expect((await list({ order: "-rank" }, CLOCK, null))[0]).toBe(yen) // without a rate as it stands: 21
    })

    it("shows a rep what is theirs to do, about their documents, or nobody's", async () => {
      const ids = {
        mine: await note({ assignee_id: "user_ana" }),
        aboutMine: await note({ assignee_id: null, owner_id: "user_ana" }),
        nobodys: await note({ assignee_id: null }),
        others: await note({ assignee_id: "user_ben" }),
        aboutOthers: await note({ assignee_id: null, owner_id: "user_ben" }),
        gaveAway: await note({ assignee_id: "user_ben" }, CLOCK, { actor_id: "user_ana", actor_type: "user" }),
      }
      const seen = async (owner_ids: string[]) => {
        const found = await list({ scope: { all: false, owner_ids } })
        return Object.entries(ids).flatMap(([name, id]) => (found.includes(id) ? [name] : []))
      }
      expect(await seen(["user_ana"])).toEqual(["mine", "aboutMine", "nobodys", "gaveAway"])
      expect(await seen(["user_ben"])).toEqual(["nobodys", "others", "aboutOthers", "gaveAway"])
      expect(await seen(["user_ana", "user_ben"])).toEqual(Object.keys(ids))
      expect(await seen([])).toEqual(["nobodys"])
    })

    it("counts the load of each person", async () => {
      await note({ assignee_id: "user_ana", amount: "100.10", currency_code: "eur" })
      await note({
        assignee_id: "user_ana",
        amount: "0.20",
        currency_code: "eur",
        due: dueByDay(day(-1), "UTC", OFFICE),
      })
      await note({ assignee_id: "user_ana", amount: "5", currency_code: "usd", due: dueByDay(day(3), "UTC", OFFICE) })
      await note({ assignee_id: null })
      expect(await modules.followUps.loadPerPerson({ filters: {}, scope: { all: true } }, CLOCK)).toEqual([
        {
          assignee_id: "user_ana",
          open: 3,
          today: 1,
          overdue: 1,
          amounts: [
            { currency_code: "eur", amount: "100.3" },
            { currency_code: "usd", amount: "5" },
          ],
        },
        { assignee_id: null, open: 1, today: 1, overdue: 0, amounts: [] },
      ])
    })
  })

  describe("by rules", () => {
    const TABLES = [
      "crm_follow_up", "crm_follow_up_rule", "crm_follow_up_announcement", "crm_quote_message", "crm_quote_version", "crm_quote",
      "crm_receivable_order", "crm_host_fact", "crm_host_customer", "crm_consent", "crm_customer_alias", "crm_delivery_line", "crm_address_check", "crm_interaction",
      "crm_access_member", "crm_team", "crm_promise", "crm_dispute",
    ] // prettier-ignore
    afterEach(() =>
      modules.sql(
        `set session_replication_role = replica; ${TABLES.map((name) => `delete from ${name}`).join("; ")};
         update crm_instalment set open = false; set session_replication_role = origin`
      )
    )
    /** Past what the database refuses to a person: the tests set what time would. */
    const force = (statement: string) =>
      modules.sql(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)

    let count = 0
    const quote = async (change: Record<string, unknown> = {}, sent_at = noon(-10)): Promise<string> => {
      const id = `crmq_${++count}`
      await plantRows(modules.sql, "crm_quote", [
        {
          id, number: `Q-${count}`, version: 1, status: "sent", email: "ana@buyer.test", customer_id: "cus_ana", customer_name: "Ana",
          customer_kind: "business", locale: "en", currency_code: "eur", subtotal: "120", net_total: "120", total: "120", valid_until: day(30), owner_id: "user_ana",
          source: "staff", approval_status: "none", sent_at, ...change,
        },
      ]) // prettier-ignore
      await plantRows(modules.sql, "crm_quote_version", [
        {
          id: `crmqv_${count}`,
          quote_id: id,
          version: 1,
          currency_code: "eur",
          total: "120",
          valid_until: day(30),
          sent_at,
        },
      ])
      return id
    }
    const order = async (change: Record<string, unknown> = {}): Promise<string> => {
      const order_id = `order_${++count}`
      await plantRows(modules.sql, "crm_receivable_order", [
        {
          id: `crmro_${count}`, order_id, display_id: String(count), company_id: "default", customer_id: "cus_ana", customer_name: "Ana",
          owner_id: "user_ana", currency_code: "eur", total: "80", placed_date: day(-10), quote_id: "crmq_of_it", ...change,
        },
      ]) // prettier-ignore
      return order_id
    }
    const customer = (customer_id: string, change: Record<string, unknown> = {}) =>
      plantRows(modules.sql, "crm_host_customer", [
        {
          id: `crmhc_${customer_id}`, customer_id, name: `${customer_id} Lda`, person: "Ana", email: `${customer_id}@buyer.test`,
          has_account: true, registered_at: noon(-400), ...change,
        },
      ]) // prettier-ignore
    const spoke = (customer_id: string, occurred_at: string) =>
      plantRows(modules.sql, "crm_interaction", [
        {
          id: `crmin_${++count}`,
          customer_id,
          channel: "call",
          occurred_at,
          source: "manual",
          author_id: "user_ana",
          author_type: "user",
        },
      ])
    const sweep = (now = CLOCK.now) => sweepFollowUps(modules.containerOf(USERS), now)
    const ofRule = async (rule_key: string) =>
      (await modules.followUps.listCrmFollowUps(
        { rule_key },
        { order: { created_at: "ASC", reference_id: "ASC" }, take: 1000 }
      )) as unknown as FollowUpRow[]
    const rule = async (key: string) => (await modules.followUps.rules(SHIPPED_RULES)).find((one) => one.key === key)!
    const opensAndCloses = async (
      key: string,
      reference_id: string,
      answer: () => Promise<unknown>,
      now = CLOCK.now
    ) => {
      await sweep(now)
      await sweep(now)
      const [opened, ...more] = await ofRule(key)
      expect(more).toEqual([])
      expect(opened).toMatchObject({ reference_id, status: "open", title: null })
      await answer()
      await sweep(now)
      expect(await ofRule(key)).toEqual([
        expect.objectContaining({ id: opened.id, status: "done", closed_reason: "cause_gone", completed_by: "system" }),
      ])
      expect(await acts(opened.id)).toEqual(["opened", "completed"])
      return opened
    }

    it("a quote that nobody answers is a task once, and the answer closes it", async () => {
      const id = await quote()
      await quote({ reminders_off: true, valid_until: day(-1) })
      await quote({}, noon(-4))
      const opened = await opensAndCloses("quote_silent", id, () =>
        force(`update crm_quote set status = 'accepted', accepted_at = now() where id = '${id}'`)
      )
      expect(opened).toMatchObject({
        kind: "reminder", assignee_id: "user_ana", customer_name: "Ana", reference_number: "Q-1", amount: 120, currency_code: "eur",
        due_date: TODAY, facts: { since_date: day(-10) },
      }) // prettier-ignore
    })

    it("a call begins the silence anew, and the next one is a task of its own", async () => {
      await quote()
      await sweep()
      await spoke("cus_ana", noon(-1))
      await sweep()
      expect((await ofRule("quote_silent")).map(({ status }) => status)).toEqual(["done"])
      await sweep(new Date(noon(4)))
      expect((await ofRule("quote_silent")).map(({ status, facts }) => [status, facts])).toEqual([
        ["done", { since_date: day(-10) }],
        ["open", { since_date: day(-1) }],
      ])
    })

    it("a quote that ends soon is a task for its last day; extended, for the new one", async () => {
      const id = await quote({ valid_until: day(3) }, noon(-1))
      await sweep()
      await force(`update crm_quote set valid_until = '${day(20)}' where id = '${id}'`)
      await sweep()
      await sweep(new Date(noon(17)))
      expect((await ofRule("quote_expiring")).map(({ status, facts }) => [status, facts!.valid_until])).toEqual([
        ["done", day(3)],
        ["open", day(20)],
      ])
    })

    it("a warranty claim that stands still is a task until it moves", async () => {
      const state = (claim_id: string, name: string, at: string) =>
        plantRows(modules.sql, "crm_warranty_claim_state", [
          { id: `crmwcs_${claim_id}_${name}`, claim_id, state: name, at },
        ])
      const claims = [["crmwc_1", "submitted", noon(-3), null], ["crmwc_2", "submitted", noon(-1), null], ["crmwc_3", "approved", noon(-9), "waiting"], ["crmwc_4", "rejected", noon(-9), null]] as const // prettier-ignore
      for (const [id, status, at, remedy_state] of claims) {
        await plantRows(modules.sql, "crm_warranty_claim", [
          { id, number: `WC-${id}`, status, remedy_state, title: "Desk", quantity: 1, is_goodwill: true, source: "customer", currency_code: "eur", submitted_at: at, customer_id: "cus_ana", customer_name: "Ana", assignee_id: "user_ana" },
        ]) // prettier-ignore
        await state(id, status, at)
      }
      const opened = await opensAndCloses("claim_waiting", "crmwc_1", async () => {
        await modules.sql("update crm_warranty_claim set status = 'approved' where id = 'crmwc_1'")
        await state("crmwc_1", "approved", noon(0))
      })
      expect(opened).toMatchObject({
        assignee_id: "user_ana",
        customer_name: "Ana",
        facts: { since_date: day(-3), status: "submitted" },
      })
      // Of one that nobody has the task is who sold it's.
      await plantRows(modules.sql, "crm_receivable_order", [
        { id: "crmro_of_claim", order_id: "order_of_claim", display_id: "1", company_id: "default", customer_id: "cus_ana", customer_name: "Ana", owner_id: "user_ben", currency_code: "eur", total: "80", placed_date: day(-10) },
      ]) // prettier-ignore
      await plantRows(modules.sql, "crm_warranty_claim", [
        { id: "crmwc_5", number: "WC-5", status: "submitted", title: "Desk", quantity: 1, is_goodwill: true, source: "customer", currency_code: "eur", submitted_at: noon(-3), customer_id: "cus_ana", customer_name: "Ana", order_id: "order_of_claim" },
      ]) // prettier-ignore
      await state("crmwc_5", "submitted", noon(-3))
      await sweep(CLOCK.now)
      const tasks = await ofRule("claim_waiting")
      expect(tasks.find(({ reference_id }) => reference_id === "crmwc_5")).toMatchObject({ assignee_id: "user_ben" })
    })

    it("an answer that a claim's plan promises is a task hours before it is due, and closed by the answer", async () => {
      const hour = (count: number) => new Date(CLOCK.now.getTime() + count * 3_600_000).toISOString()
      const claims = [["crmwc_91", "submitted", 4, null], ["crmwc_92", "submitted", 5, null], ["crmwc_93", "canceled", -9, null], ["crmwc_94", "approved", -9, -10]] as const // prettier-ignore
      for (const [id, status, due, answered] of claims) {
        await plantRows(modules.sql, "crm_warranty_claim", [
          { id, number: `WC-${id}`, status, title: "Desk", quantity: 1, is_goodwill: true, source: "customer", currency_code: "eur", submitted_at: noon(-1), customer_id: "cus_ana", customer_name: "Ana", assignee_id: "user_ana", answer_due_at: hour(due), answered_at: answered && hour(answered) },
        ]) // prettier-ignore
      }
      const opened = await opensAndCloses("claim_answer_due", "crmwc_91", () =>
        modules.sql("update crm_warranty_claim set answered_at = now() where id = 'crmwc_91'")
      )
      expect(opened).toMatchObject({
        kind: "task", priority: "high", reference: "crm_warranty_claim", assignee_id: "user_ana", customer_name: "Ana", reference_number: "WC-crmwc_91",
      }) // prettier-ignore
      await modules.followUps.saveRule((await rule("claim_answer_due")).id, { settings: { hours: 5 } }, SHIPPED_RULES, {
        actor_id: "user_ana",
        actor_type: "user",
      })
      await sweep()
      expect((await ofRule("claim_answer_due")).map(({ reference_id, status }) => [reference_id, status])).toEqual([
        ["crmwc_91", "done"],
        ["crmwc_92", "open"],
      ])
    })

    it("a question waits for an answer", async () => {
      const id = await quote({ unanswered_messages: 2 }, noon(-3))
      for (const [index, text] of ["Is it oak?", "Hello?"].entries()) {
        await plantRows(modules.sql, "crm_quote_message", [
          { id: `crmqm_${index}`, quote_id: id, version: 1, text, author_type: "buyer", created_at: noon(-2 + index) },
        ])
      }
      const opened = await opensAndCloses("quote_question", id, () =>
        force(`update crm_quote set unanswered_messages = 0 where id = '${id}'`)
      )
      expect(opened).toMatchObject({
        kind: "answer",
        priority: "high",
        facts: { question: "Is it oak?", since_date: day(-2) },
      })
    })

    it("an accepted quote on hold waits for a decision", async () => {
      const id = await quote({ status: "accepted", hold: { reasons: [], since: noon(-1) } })
      await opensAndCloses("quote_on_hold", id, () => force(`update crm_quote set hold = null where id = '${id}'`))
    })

    it("an order without a delivery date is a task until there is one", async () => {
      const id = await order()
      await order({ quote_id: null })
      await order({ placed_date: TODAY })
      await order({ placed_date: day(-100) })
      await order({ canceled_at: noon(-1) })
      await opensAndCloses("order_without_date", id, () =>
        plantRows(modules.sql, "crm_delivery_line", [
          {
            id: "crmdl_1",
            order_id: id,
            line_id: "line_1",
            promised_date: day(5),
            source: "hand",
            changed_at: noon(0),
          },
        ])
      )
    })

    it("a date that changed is a task until the customer is told", async () => {
      const id = await order()
      await plantRows(modules.sql, "crm_delivery_line", [
        { id: "crmdl_1", order_id: id, line_id: "line_1", promised_date: day(9), previous_date: day(5), source: "hand", change_no: 2, changed_at: noon(-1) },
        { id: "crmdl_2", order_id: id, line_id: "line_2", promised_date: day(5), source: "hand", change_no: 1, changed_at: noon(-1) },
      ]) // prettier-ignore
      const opened = await opensAndCloses("order_date_changed", id, () =>
        modules.sql("update crm_delivery_line set told_no = change_no, told_date = promised_date")
      )
      expect(opened.facts).toEqual({ promised_date: day(9), previous_date: day(5) })
    })

    it("an address that nobody confirmed is a task, and a corrected one at once", async () => {
      const id = await order()
      await plantRows(modules.sql, "crm_address_check", [
        { id: "crmac_1", order_id: id, state: "asked", asked_at: noon(-2), recipient: "ana@buyer.test", locale: "en" },
      ])
      await sweep()
      await modules.sql(
        `update crm_address_check set state = 'corrected', proposed_address = '{}', answered_at = '${noon(0)}'`
      )
      await sweep()
      await modules.sql("update crm_address_check set state = 'accepted'")
      await sweep()
      expect((await ofRule("address_to_confirm")).map(({ status, facts }) => [status, facts!.state])).toEqual([
        ["done", "asked"],
        ["done", "corrected"],
      ])
    })

    it("who got their goods is asked how they are, unless somebody spoke to them", async () => {
      const id = await order({ delivered_date: day(-14), placed_date: day(-30) })
      await order({ delivered_date: day(-60), placed_date: day(-90) })
      await order({ delivered_date: day(-13), placed_date: day(-30) })
      await opensAndCloses("after_sales", id, () => spoke("cus_ana", noon(-1)))
    })

    it("cover that ends soon is a task for who may be offered something, of the cover that ends last, until there is longer cover", async () => {
      const cover = (id: string, change: Record<string, unknown> = {}) => ({
        id, number: id, plan_id: "crmwp_1", plan_name: "Maker", basis: "commercial", terms: {}, status: "active", source: "delivery",
        source_key: id, customer_id: "cus_ana", customer_kind: "consumer", title: "Desk", line_id: "line_1", fulfillment_item_id: "item_1",
        original_quantity: 1, raw_original_quantity: { value: "1" }, returned_quantity: 0, quantity: 1, raw_quantity: { value: "1" },
        starts_date: day(-300), ends_date: day(30), ...change,
      }) // prettier-ignore
      await customer("cus_ana")
      await customer("cus_silent")
      await plantRows(modules.sql, "crm_consent", [
        {
          id: "crmcs_ana",
          contact: "cus_ana@buyer.test",
          do_not_contact: false,
          actor_id: "x",
          actor_type: "user",
          marketing: "granted",
        },
      ])
      const rows = [
        cover("crmw_first", { ends_date: day(20), fulfillment_item_id: "item_1", basis: "service" }),
        cover("crmw_last"),
        cover("crmw_law", { basis: "statutory", ends_date: day(10) }),
        cover("crmw_late", { line_id: "line_2", ends_date: day(31) }),
        cover("crmw_back", { line_id: "line_3", quantity: 0, returned_quantity: 1 }),
        cover("crmw_other", { line_id: "line_4", customer_id: "cus_silent" }),
        cover("crmw_waits", { line_id: "line_5", status: "pending", starts_date: null, ends_date: null }),
      ]
      for (const row of rows) {
        await plantRows(modules.sql, "crm_warranty", [row])
      }
      const opened = await opensAndCloses("warranty_expiring", "crmw_last", () =>
        plantRows(modules.sql, "crm_warranty", [
          cover("crmw_plus", {
            source: "sold",
            extends_id: "crmw_last",
            ends_date: day(400),
            fulfillment_item_id: null,
          }),
        ])
      )
      expect(opened).toMatchObject({ reference: "crm_warranty", reference_number: "crmw_last", kind: "extend" })
      expect(opened.facts).toMatchObject({ ends_date: day(30), title: "Desk", may_mail: true })
      await modules.sql("delete from crm_warranty")
    })

    it("a new business customer is welcomed, once somebody spoke to them no more", async () => {
      await customer("cus_new", { registered_at: noon(-1) })
      await customer("cus_private", { registered_at: noon(-1), name: "Bea", person: "Bea" })
      await customer("cus_old")
      await opensAndCloses("customer_new", "cus_new", () => spoke("cus_new", noon(-1)))
    })

    describe("past buyers", () => {
      const buyer = async (
        id: string,
        days: number[],
        consent: Record<string, unknown> | null = { marketing: "granted" }
      ) => {
        await customer(id)
        for (const ago of days) {
          await order({
            customer_id: id, placed_date: day(-ago), quote_id: null, delivered_date: day(-ago),
            lines: [{ title: "Oak desk" }, { title: "Lamp" }, { title: "Chair" }, { title: "Shelf" }],
          }) // prettier-ignore
        }
        if (consent) {
          await plantRows(modules.sql, "crm_consent", [
            {
              id: `crmcs_${id}`,
              contact: `${id}@buyer.test`,
              do_not_contact: false,
              actor_id: "x",
              actor_type: "user",
              ...consent,
            },
          ])
        }
      }
      const opened = async (key: string) => (await ofRule(key)).map(({ reference_id }) => reference_id).sort()

      it("are won back where they agreed to offers", async () => {
        await buyer("cus_silent", [600, 200])
        await buyer("cus_once", [200])
        await buyer("cus_lately", [600, 100])
        await buyer("cus_lost", [2000, 1500])
        await buyer("cus_soft", [600, 200], { marketing: "soft_opt_in" })
        await buyer("cus_unasked", [600, 200], null)
        await buyer("cus_withdrew", [600, 200], { marketing: "withdrawn" })
        await buyer("cus_leave_me", [600, 200], { marketing: "granted", do_not_contact: true })
        await buyer("cus_quoted", [600, 200])
        await quote({ customer_id: "cus_quoted" })
        await sweep()
        expect(await opened("win_back")).toEqual(["cus_silent", "cus_soft"])
        const [{ facts, amount, kind }] = await ofRule("win_back")
        expect({ facts, amount, kind }).toMatchObject({
          facts: {
            since_date: day(-200),
            products: ["Oak desk", "Lamp", "Chair"],
            last_order_number: expect.stringMatching(/^#\d+$/),
            may_mail: true,
          },
          amount: 80,
          kind: "win_back",
        })
        // Calls are allowed by the store: who withdrew or wants to be left alone is still left alone.
        await modules.followUps.saveRule(
          (await rule("win_back")).id,
          { settings: { calls: "all" } },
          SHIPPED_RULES,
          REP
        )
        await sweep()
        expect(await opened("win_back")).toEqual(["cus_silent", "cus_soft", "cus_unasked"])
        expect((await ofRule("win_back")).at(-1)!.facts).toMatchObject({ may_mail: false })
        await buyer2("cus_silent")
        await sweep()
        expect(
          (await ofRule("win_back")).filter(({ status }) => status === "done").map((row) => row.reference_id)
        ).toEqual(["cus_silent"])
      })
      /** They order again, and withdraw nothing. */
      const buyer2 = (id: string) => order({ customer_id: id, placed_date: TODAY, quote_id: null })

      it("are reminded when their usual interval passed: the median of at least three orders", async () => {
        await buyer("cus_monthly", [135, 103, 75, 40]) // gaps 32, 28, 35: usual 32, so due 8 days ago
        await buyer("cus_soon", [100, 70, 30]) // gaps 30, 40: usual 35
        await buyer("cus_twice", [80, 40])
        await buyer("cus_one_day", [50, 50, 50])
        await sweep()
        expect(await opened("reorder_due")).toEqual(["cus_monthly"])
        expect((await ofRule("reorder_due"))[0].facts).toMatchObject({ interval_days: 32, since_date: day(-8) })
        await sweep(new Date(noon(150)))
        expect(await opened("win_back")).not.toContain("cus_monthly")
      })
    })

    describe("customers who are one", () => {
      /** Bought on some days before today, and is the first one by now where `into` is given. */
      const buyer = async (id: string, days: number[], into?: string) => {
        await customer(id)
        for (const one of days) {
          await order({ customer_id: id, placed_date: day(-one), quote_id: null })
        }
        if (into) {
          await plantRows(modules.sql, "crm_customer_alias", [
            { customer_id: id, merged_into_id: into, root_id: into, merged_at: noon(0), merged_by: "user_clerk" },
          ]) // prettier-ignore
        }
      }
      const opened = async (key: string) => (await ofRule(key)).map(({ reference_id }) => reference_id).sort()
      const open = async (key: string) => (await ofRule(key)).filter(({ status }) => status === "open")

      beforeEach(async () => {
        for (const key of ["win_back", "reorder_due"]) {
          await modules.followUps.saveRule(
            (await rule(key)).id,
            { is_on: true, settings: { calls: "all" } },
            SHIPPED_RULES,
            REP
          )
        }
      })

      it("stay away only when none of them bought", async () => {
        await buyer("cus_kept", [200])
        await buyer("cus_guest", [300], "cus_kept")
        await buyer("cus_back", [200])
        await buyer("cus_lately", [20], "cus_back")
        await sweep()
        expect(await opened("win_back")).toEqual(["cus_kept"])
        await order({ customer_id: "cus_guest", placed_date: TODAY, quote_id: null })
        await sweep()
        expect(await open("win_back")).toEqual([])
      })

      it("have one usual interval", async () => {
        await buyer("cus_kept", [135, 75])
        await buyer("cus_guest", [103, 40], "cus_kept")
        await sweep()
        expect(await opened("reorder_due")).toEqual(["cus_kept"])
        expect((await ofRule("reorder_due"))[0].facts).toMatchObject({ interval_days: 32, since_date: day(-8) })
      })

      it("are not new where the other one was spoken to", async () => {
        const came = { registered_at: noon(-3), has_account: true }
        await customer("cus_new", came)
        await customer("cus_met", came)
        await customer("cus_before", came)
        await plantRows(modules.sql, "crm_customer_alias", [
          { customer_id: "cus_before", merged_into_id: "cus_met", root_id: "cus_met", merged_at: noon(0), merged_by: "x" },
        ]) // prettier-ignore
        await spoke("cus_before", noon(-1))
        await modules.followUps.saveRule(
          (await rule("customer_new")).id,
          { is_on: true, days: 2, settings: { of: "all" } },
          SHIPPED_RULES,
          REP
        )
        await sweep()
        expect(await opened("customer_new")).toEqual(["cus_new"])
      })
    })

    it("counts each order for the last follow-up before it", async () => {
      const [first, second] = [await note({ customer_id: "cus_ana" }), await note({ customer_id: "cus_ana" })]
      await force(
        `update crm_follow_up set created_at = '${noon(-20)}', rule_key = 'quote_silent', reference = 'crm_quote', reference_id = id, occasion = '1' where id = '${first}'`
      )
      await force(`update crm_follow_up set created_at = '${noon(-10)}' where id = '${second}'`)
      const placed = (id: string, occurred_at: string, amount: string, currency_code = "eur") =>
        plantRows(modules.sql, "crm_host_fact", [
          { id, kind: "order", act: "placed", customer_id: "cus_ana", order_id: id, reference: "order", reference_id: id, number: "#1", amount, currency_code, occurred_at },
        ]) // prettier-ignore
      await placed("before", noon(-21), "1")
      await placed("of_first", noon(-15), "10.10")
      await placed("of_second", noon(-5), "100")
      await placed("dollars", noon(-15), "7", "usd")
      await placed("canceled", noon(-15), "1000")
      await plantRows(modules.sql, "crm_host_fact", [
        { id: "gone", kind: "order", act: "canceled", customer_id: "cus_ana", order_id: "canceled", reference: "order", reference_id: "canceled", number: "#1", occurred_at: noon(-14) },
      ]) // prettier-ignore
      expect(await modules.followUps.revenueOf(first)).toEqual([
        { currency_code: "eur", amount: "10.1", orders: 1 },
        { currency_code: "usd", amount: "7", orders: 1 },
      ])
      expect(await modules.followUps.revenueOf(second)).toEqual([{ currency_code: "eur", amount: "100", orders: 1 }])
      expect(await modules.followUps.ruleResults("quote_silent", noon(-30), 30)).toEqual({
        opened: 1, done: 0, closed_by_cause: 0, canceled: 0,
        revenue: [{ currency_code: "eur", amount: "10.1", orders: 1 }, { currency_code: "usd", amount: "7", orders: 1 }],
      }) // prettier-ignore
      // Within three days nothing came.
      expect((await modules.followUps.ruleResults("quote_silent", noon(-30), 3)).revenue).toEqual([])
    })

    it("opens each once with two servers that sweep at the same time", async () => {
      const ids: string[] = []
      for (let index = 0; index < 60; index++) {
        ids.push(await quote())
      }
      const other = await startModules(urlOf(NAME), 10)
      const both = [modules, other].flatMap((one) => [one, one])
      const rounds = await Promise.all(both.map((one) => sweepFollowUps(one.containerOf(USERS), CLOCK.now)))
      await other.end()
      const opened = rounds.map((round) => round.find(({ key }) => key === "quote_silent")!.opened)
      expect(opened.reduce((sum, one) => sum + one, 0)).toBe(60)
      expect((await ofRule("quote_silent")).map((row) => row.reference_id).sort()).toEqual(ids.sort())
      const told = await modules.followUps.listCrmFollowUpHistories({ act: "opened" }, { take: 1000 })
      const kept = new Set((await ofRule("quote_silent")).map(({ id }) => id))
      expect(told.filter(({ reference_id }) => kept.has(reference_id))).toHaveLength(60)
    })

    it("asks before it opens more than a thousand", async () => {
      await modules.sql(
        `insert into crm_host_customer (id, customer_id, name, person, has_account, registered_at)
         select 'crmhc_' || n, 'cus_' || n, 'Company ' || n, 'Ana', true, '${noon(-1)}' from generate_series(1, 1001) n`
      )
      const swept = await sweep()
      expect(swept.find(({ key }) => key === "customer_new")).toEqual({
        key: "customer_new",
        opened: 0,
        closed: 0,
        asks: 1001,
      })
      const asked = await rule("customer_new")
      expect(asked.asks).toBe(1001)
      expect(await ofRule("customer_new")).toEqual([])
      const container = modules.containerOf(USERS)
      const preview = await modules.followUps.previewDue(asked, {}, { clock: CLOCK, users: USERS }, 20)
      expect([preview.count, preview.rows.length]).toEqual([1001, 20])
      await modules.sql("update crm_host_customer set registered_at = now() - interval '1 day'")
      await expect(runRule(container, asked, false)).rejects.toThrow(
        "The rule customer_new would open 1001 follow-ups at once, more than 1000; say so with confirm: true, or narrow it first."
      )
      expect(await runRule(container, asked, true)).toEqual({ opened: 1001, found: 1001 })
      expect(await runRule(container, asked, true)).toEqual({ opened: 0, found: 0 })
      expect((await rule("customer_new")).asks).toBeNull()
    })

    it("gives to the owner, in turn in a team, or to one; never to a user who left", async () => {
      const assigned = async () => (await ofRule("quote_silent")).map((row) => [row.assignee_id, row.left_assignee_id])
      await quote({ owner_id: "user_gone" })
      await sweep()
      expect(await assigned()).toEqual([[null, "user_gone"]])
      await modules.sql("delete from crm_follow_up")

      await plantRows(modules.sql, "crm_team", [{ id: "crmtm_1", name: "North" }])
      for (const user_id of ["user_ben", "user_ana", "user_gone"]) {
        await plantRows(modules.sql, "crm_access_member", [
          { id: `crmac_${user_id}`, user_id, scope: "team", team_id: "crmtm_1" },
        ])
      }
      const { id } = await rule("quote_silent")
      const save = (input: object) => modules.followUps.saveRule(id, input, SHIPPED_RULES, REP)
      await save({ assign: "round_robin", team_id: "crmtm_1" })
      await quote()
      await quote()
      await sweep()
      await quote()
      await sweep()
      expect((await assigned()).map(([who]) => who).sort()).toEqual(["user_ana", "user_ana", "user_ben", "user_ben"])

      await modules.sql("delete from crm_follow_up")
      await save({ assign: "fixed", assignee_id: "user_rep" })
      await sweep()
      expect(new Set((await assigned()).map(([who]) => who))).toEqual(new Set(["user_rep"]))
      await expect(save({ assign: "fixed", assignee_id: null })).rejects.toThrow(
        "The rule quote_silent gives all to one person: say whom (assignee_id)."
      )
      await expect(save({ assign: "round_robin", team_id: null })).rejects.toThrow(
        "The rule quote_silent takes turns in a team: say in which (team_id)."
      )
      await expect(save({ days: 0 })).rejects.toThrow("The rule quote_silent counts at least 1 day(s); 0 is less.")
      await expect(save({ settings: { colour: "red" } })).rejects.toThrow(
        "The rule quote_silent has no setting colour; its settings are revenue_days."
      )
      expect(await acts(id)).toEqual(["updated", "updated"])
    })

    it("a rule that is off opens nothing and still closes", async () => {
      const id = await quote()
      await sweep()
      await modules.followUps.saveRule((await rule("quote_silent")).id, { is_on: false }, SHIPPED_RULES, REP)
      await quote()
      await sweep()
      expect((await ofRule("quote_silent")).map((row) => row.reference_id)).toEqual([id])
      await force(`update crm_quote set status = 'declined' where id = '${id}'`)
      await sweep()
      expect((await ofRule("quote_silent")).map((row) => row.status)).toEqual(["done"])
    })

    it("after an event looks into what it is about, and nothing else", async () => {
      const [one, other] = [await quote(), await quote()]
      await runRulesOf(modules.containerOf(USERS), "crm_quote", [one], CLOCK.now)
      expect((await ofRule("quote_silent")).map((row) => row.reference_id)).toEqual([one])
      await sweep()
      await force("update crm_quote set status = 'accepted'")
      await runRulesOf(modules.containerOf(USERS), "crm_quote", [other], CLOCK.now)
      expect((await ofRule("quote_silent")).map((row) => [row.reference_id, row.status])).toEqual(
        expect.arrayContaining([[one, "open"], [other, "done"]]) // prettier-ignore
      )
    })

    it("moves what is found at night to the next morning of work", async () => {
      await quote()
      await sweep(new Date("2026-11-28T22:00:00Z"))
      expect((await ofRule("quote_silent"))[0]).toMatchObject({
        due_date: "2026-11-30",
        due_at: new Date("2026-11-30T08:00:00Z"),
      })
    })

    it("tells once that a quote expired, that an invoice is late, and that a follow-up is due", async () => {
      const expired = await quote({ valid_until: day(-1) })
      await quote({ valid_until: day(-30) })
      await quote({ valid_until: TODAY })
      const due = await note({ due: dueByMoment(new Date(`${TODAY}T09:59:00Z`), "UTC") })
      const later = await note({ due: dueByMoment(new Date(`${TODAY}T10:30:00Z`), "UTC") })
      const emitted: { name: string; data: { id: string } }[] = []
      const container = modules.containerOf(USERS, emitted)
      await Promise.all([announcePassed(container, CLOCK.now), announcePassed(container, CLOCK.now)])
      await Promise.all([tellDue(container, CLOCK.now), tellDue(container, CLOCK.now)])
      expect(emitted).toEqual([
        { name: "crm_quote.expired", data: { id: expired } },
        { name: "crm_follow_up.due", data: { id: due } },
      ])
      await modules.followUps.snoozeFollowUp(due, dueByMoment(new Date(`${TODAY}T11:00:00Z`), "UTC"), CLOCK, REP)
      await tellDue(container, new Date(`${TODAY}T11:00:00Z`))
      expect(
        emitted
          .slice(2)
          .map(({ data }) => data.id)
          .sort()
      ).toEqual([due, later].sort())
    })

    it("runs a rule that a shop registered in code, and closes what no longer holds", async () => {
      const birthdays = new Set(["cus_ana", "cus_ben"])
      registerFollowUpRule({
        key: "acme_birthday",
        name: "Birthdays",
        kind: "call",
        days: 7,
        find: async ({ clock, days }) =>
          [...birthdays].map((id) => ({
            reference: "customer", reference_id: id, customer_id: id, customer_name: id, occasion: clock.today.slice(0, 4),
            facts: { title: `Birthday within ${days} days` },
          })), // prettier-ignore
        holds: async ({ follow_ups }) =>
          follow_ups.filter(({ reference_id }) => birthdays.has(reference_id)).map(({ id }) => id),
      })
      try {
        await sweep()
        await sweep()
        const opened = await ofRule("acme_birthday")
        expect(opened.map((row) => [row.reference_id, row.kind, row.facts])).toEqual([
          ["cus_ana", "call", { title: "Birthday within 7 days" }],
          ["cus_ben", "call", { title: "Birthday within 7 days" }],
        ])
        birthdays.delete("cus_ben")
        await sweep()
        expect((await ofRule("acme_birthday")).map((row) => row.status)).toEqual(["open", "done"])
      } finally {
        unregisterFollowUpRule("acme_birthday")
      }
      expect(() => registerFollowUpRule({ key: "quote_silent", name: "x", find: async () => [] })).toThrow(
        "A follow-up rule cannot have the key quote_silent: it is taken"
      )
    })

    describe("of money", () => {
      const LATER = storeToday("UTC")
      const when = (days: number) => new Date(`${addDays(LATER, days)}T12:00:00Z`)
      const issued = async (change: Partial<InvoiceDraftInput> = {}) => {
        const terms = { name: "now", instalments: [{ percent: 100, days: 0 }] }
        const input = draftInput({ customer_id: `cus_debt_${++count}`, payment_terms: terms, ...change })
        const { id } = await modules.receivable.createInvoiceDraft(input, REP)
        return (await modules.receivable.issueInvoice(id, { actor: REP })).id
      }

      it("an invoice that is late is a task, until it is disputed, promised, paused or dunning's", async () => {
        const id = await issued()
        await sweep(when(2))
        expect(await ofRule("invoice_overdue")).toEqual([])
        await opensAndCloses("invoice_overdue", id, () =>
          plantRows(modules.sql, "crm_dunning_claim", [
            { id: "crmdc_1", invoice_id: id, due_date: LATER, level_id: "x", level_days: 5, notice_id: "x" },
          ]), when(3)) // prettier-ignore
      })

      it("is nobody's second chase where dunning writes by itself", async () => {
        await issued()
        const [policy] = await modules.dunning.policies()
        await modules.dunning.savePolicy(policy.id, { daily: "propose" }, REP)
        await sweep(when(10))
        expect(await ofRule("invoice_overdue")).toEqual([])
        await modules.dunning.savePolicy(policy.id, { daily: "off" }, REP)
        await sweep(when(10))
        expect(await ofRule("invoice_overdue")).toHaveLength(1)
      })

      it("a promise is a task on its day, and another one when it is broken", async () => {
        const id = await issued()
        const promised_date = addDays(LATER, 4)
        await plantRows(modules.sql, "crm_promise", [
          { id: "crmpr_1", invoice_id: id, invoice_number: "INV-1", customer_id: "cus_1", bill_to_customer_id: "cus_1", currency_code: "eur", amount: "10", promised_date, last_date: promised_date, made_date: LATER },
        ]) // prettier-ignore
        await sweep(when(3))
        expect([await ofRule("promise_due"), await ofRule("invoice_overdue")]).toEqual([[], []])
        await sweep(when(4))
        expect(await ofRule("promise_due")).toEqual([
          expect.objectContaining({ status: "open", facts: { promised_date } }),
        ])
        await sweep(when(5))
        expect((await ofRule("promise_due"))[0].status).toBe("done")
        expect(await ofRule("promise_broken")).toEqual([expect.objectContaining({ status: "open", priority: "high" })])
        await modules.sql("update crm_promise set canceled_at = now()")
        await sweep(when(5))
        expect((await ofRule("promise_broken"))[0].status).toBe("done")
      })

      it("a dispute that nobody decides is a task", async () => {
        const id = await issued()
        await plantRows(modules.sql, "crm_dispute", [
          { id: "crmdi_1", invoice_id: id, invoice_number: "INV-1", currency_code: "eur", amount: "10", reason: "price", status: "open", opened_date: LATER, opened_by: "user_ana" },
        ]) // prettier-ignore
        await opensAndCloses(
          "dispute_open",
          id,
          () =>
            modules.sql(
              "update crm_dispute set status = 'resolved', resolution = 'rejected', resolved_date = opened_date, resolved_at = now()"
            ),
          when(5)
        )
      })

      it("tells once that an invoice became late", async () => {
        const id = await issued()
        const emitted: { name: string; data: { id: string } }[] = []
        const container = modules.containerOf(USERS, emitted)
        for (const days of [0, 1, 1, 2, 5]) {
          await announcePassed(container, when(days))
        }
        expect(emitted).toEqual([{ name: "crm_invoice.overdue", data: { id } }])
      })
    })
  })
})
