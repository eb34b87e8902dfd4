import { Contact, NoticeRow } from "../../src/modules/dunning/types"
import { InvoiceDraftInput } from "../../src/modules/receivable/types"
import { DunningModules, migrateModules, startModules } from "../../src/scripts/dunning/modules"
import { Actor } from "../../src/shared/actor"
import { addDays, storeToday } from "../../src/shared/days"
import { draftInput } from "../fixtures/receivable"
import { dropDatabase, makeDatabase } from "../support/own-database"

jest.setTimeout(300_000)

const NAME = `dunning_${process.pid}`
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
/** Invoices are issued and due today; lateness is counted from then. */
const TODAY = storeToday("UTC")
const after = (days: number): string => addDays(TODAY, days)

const contactsOf = async (ids: string[]): Promise<Map<string, Contact>> =>
  new Map(
    ids.filter((id) => !id.includes("nomail")).map((id) => [id, { email: `${id}@Debtor.test`, phone: null, name: id }])
  )

describe("dunning", () => {
  let modules: DunningModules
  let count = 0

  beforeAll(async () => {
    const url = await makeDatabase(NAME)
    await migrateModules(url)
    modules = await startModules(url, 30)
  })
  afterAll(async () => {
    await modules?.end()
    await dropDatabase(NAME)
  })
  // Every test has debtors of its own; what others left is out of its way.
  afterEach(async () => {
    await modules.sql(
      `set session_replication_role = replica;
       update crm_instalment set open = false;
       update crm_dunning_run set status = 'proposed' where status = 'proposing';
       set session_replication_role = origin`
    )
  })

  const customer = (name = "cus"): string => `${name}_${++count}`
  const issued = async (customer_id: string, change: Partial<InvoiceDraftInput> = {}) => {
    const { id } = await modules.receivable.createInvoiceDraft(
      draftInput({ customer_id, payment_terms: { name: "now", instalments: [{ percent: 100, days: 0 }] }, ...change }),
      CLERK
    )
    return modules.receivable.issueInvoice(id, { actor: CLERK })
  }
  const propose = async (as_of_date: string, change: object = {}) => {
    const { id } = await modules.dunning.startRun({ as_of_date, ...change }, CLERK)
    for (;;) {
      const run = await modules.dunning.proposePage(id, contactsOf)
      if (run.status !== "proposing") {
        return run
      }
    }
  }
  const noticesOf = async (run_id: string): Promise<NoticeRow[]> => {
    const request = {
      filters: { run_id },
      order: "customer_name",
      limit: 200,
      offset: 0,
      scope: { all: true as const },
    }
    const { ids } = await modules.dunning.searchNotices(request)
    return modules.dunning.notices(ids)
  }
  const claim = (id: string, day: string) =>
    modules.dunning.claimNotice({ id, today: day, send_date: day, actor: CLERK })
  /** As the one outbox sends; what left is counted by the test. */
  const send = async (notice: NoticeRow, day: string): Promise<boolean> => {
    const message = await modules.outbox.claim(notice.outbox_message_id!, day)
    if (!message) {
      return false
    }
    await modules.outbox.markSent(message.id, { subject: "s", html: "h", text: "t", attachments: [] })
    await modules.dunning.settleNotices([notice.id])
    return true
  }

  it("proposes one message per debtor and currency, in the tone of the furthest level, and sends it once", async () => {
    const [one, other] = [customer(), customer()]
    await issued(one)
    await issued(one)
    await issued(one, { currency_code: "usd" })
    await issued(other)
    const run = await propose(after(20))
    expect(run).toMatchObject({ status: "proposed", examined: 2, debtors: 2 })
    const notices = await noticesOf(run.id)
    expect(
      notices.map(({ bill_to_customer_id, currency_code, amount, tone, status, invoices, recipient }) => [
        bill_to_customer_id, currency_code, amount, tone, status, invoices.length, recipient,
      ]) // prettier-ignore
    ).toEqual(
      expect.arrayContaining([
        [one, "eur", "66.06", "firm", "proposed", 2, `${one}@Debtor.test`],
        [one, "usd", "33.03", "firm", "proposed", 1, `${one}@Debtor.test`],
        [other, "eur", "33.03", "firm", "proposed", 1, `${other}@Debtor.test`],
      ])
    )
    const first = notices.find(({ currency_code }) => currency_code === "usd")!
    const second = notices.find(({ currency_code, debtor_key }) => currency_code === "eur" && debtor_key === one)!
    const taken = await claim(first.id, after(20))
    expect(taken).toMatchObject({ claimed: true, notice: { status: "planned" } })
    expect(await send(taken.notice, after(20))).toBe(true)
    expect(await claim(first.id, after(20))).toMatchObject({ claimed: false, notice: { status: "sent" } })
    // One contact gets one a day: the other waits, and leaves on the next.
    const waits = await claim(second.id, after(20))
    expect(await send(waits.notice, after(20))).toBe(false)
    expect(await modules.dunning.waitingNotices({ today: after(20), after: "", limit: 10 })).toMatchObject([
      { id: second.id },
    ])
    expect(await send(waits.notice, after(21))).toBe(true)
    const again = await propose(after(21))
    expect((await noticesOf(again.id)).map(({ debtor_key }) => debtor_key)).toEqual([other])
    const history = await modules.dunning.listCrmDunningHistories({ reference_id: first.invoices[0].invoice_id })
    expect(history.map(({ act }) => act)).toEqual(["reminded"])
  })

  it("takes a notice that 50 ask for at once a single time, also when it stands in two runs", async () => {
    const debtor = customer()
    const { id } = await issued(debtor)
    const early = (await noticesOf((await propose(after(6))).id))[0]
    const later = (await noticesOf((await propose(after(7))).id))[0]
    expect((await modules.dunning.notice(early.id)).status).toBe("superseded")
    await expect(claim(early.id, after(7))).rejects.toThrow(
      `The notice to Engines Ltd is superseded and cannot become planned; that is final.`
    )
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => claim(later.id, after(7))))
    expect(outcomes.filter(({ claimed }) => claimed)).toHaveLength(1)
    expect(outcomes.map(({ notice }) => notice.status)).toEqual(Array(50).fill("planned"))
    const sent = await Promise.all(outcomes.map(({ notice }) => send(notice, after(7))))
    expect(sent.filter(Boolean)).toHaveLength(1)
    expect(await modules.dunning.listCrmDunningClaims({ invoice_id: id })).toHaveLength(1)
    expect(await modules.outbox.listCrmOutboxMessages({ customer_id: debtor })).toHaveLength(1)
  })

  it("holds back with the reason, and chases the rest", async () => {
    const [paused, delayed, paid, silent, locked] = ["paused", "delayed", "paid", "nomail", "locked"].map(customer)
    for (const debtor of [paused, delayed, paid, silent, locked]) {
      await issued(debtor)
    }
    const open = await issued(paused)
    const calm = await issued(paused)
    await modules.dunning.addPause({ invoice_id: calm.id, kind: "pause", reason: "Asked for a copy" }, after(6), CLERK)
    const delay = { customer_id: delayed, kind: "sales_delay" as const, reason: "Big offer", until_date: after(8) }
    await modules.dunning.addPause(delay, after(6), CLERK)
    await modules.dunning.addPause({ customer_id: locked, kind: "locked", reason: "Insolvent" }, after(6), CLERK)
    const receipt = await modules.receivable.recordReceipt({
      source: "manual",
      customer_id: paid,
      amount: "33.03",
      currency_code: "eur",
      received_date: TODAY,
      actor: CLERK,
    })
    const notices = await noticesOf((await propose(after(6))).id)
    const of = (debtor: string) => notices.find(({ debtor_key }) => debtor_key === debtor)!
    expect(of(paused)).toMatchObject({ status: "proposed", amount: "66.06", held_reasons: null })
    expect(of(paused).invoices.find(({ invoice_id }) => invoice_id === calm.id)).toMatchObject({
      asked: "0",
      claims: false,
      held: [{ reason: "paused", note: "Asked for a copy", until: null }],
    })
    expect(of(paused).invoices.find(({ invoice_id }) => invoice_id === open.id)).toMatchObject({ claims: true })
    expect(of(delayed)).toMatchObject({ status: "held", held_reasons: [{ reason: "sales_delay", until: after(8) }] })
    expect(of(locked)).toMatchObject({ status: "held", held_reasons: [{ reason: "locked", note: "Insolvent" }] })
    expect(of(paid)).toMatchObject({
      status: "held",
      held_reasons: [{ reason: "receipt", number: receipt.number, amount: "33.03" }],
    })
    expect(of(silent)).toMatchObject({ status: "held", held_reasons: [{ reason: "no_address" }] })
    await expect(claim(of(delayed).id, after(6))).rejects.toThrow(/is held and cannot become planned/)
    // The day after its last day it is due again.
    const later = await noticesOf((await propose(after(9))).id)
    expect(later.find(({ debtor_key }) => debtor_key === delayed)).toMatchObject({ status: "proposed" })
    await expect(modules.dunning.addPause({ ...delay, until_date: after(40) }, after(6), CLERK)).rejects.toThrow(
      `Sales may ask to wait for 14 days at most under the policy Default: until ${after(20)}.`
    )
  })

  it("chases what is not disputed, and leaves a promise alone until its last day has passed", async () => {
    const [partly, wholly, claimed, promised] = ["partly", "wholly", "claimed", "promised"].map(customer)
    for (const [debtor, amount, reason] of [
      [partly, "13.03", "price"],
      [wholly, "33.03", "quality"],
      [claimed, "33.03", "claim"],
    ] as const) {
      const { id } = await issued(debtor)
      await modules.receivable.disputeInvoice({ invoice_id: id, amount, reason, actor: CLERK })
    }
    const { id } = await issued(promised)
    await modules.receivable.promisePayment({ invoice_id: id, promised_date: after(7), grace_days: 1, actor: CLERK })
    const notices = await noticesOf((await propose(after(8))).id)
    const of = (debtor: string) => notices.find(({ debtor_key }) => debtor_key === debtor)!
    expect(of(partly)).toMatchObject({
      status: "proposed",
      amount: "20",
      invoices: [{ asked: "20", disputed: "13.03", held: [{ reason: "disputed", amount: "13.03" }] }],
    })
    expect(of(wholly)).toMatchObject({ status: "held", held_reasons: [{ reason: "disputed", amount: "33.03" }] })
    expect(of(claimed)).toMatchObject({ status: "held", held_reasons: [{ reason: "claim", amount: "33.03" }] })
    expect(of(promised)).toMatchObject({ status: "held", held_reasons: [{ reason: "promise", until: after(7) }] })
    const broken = await noticesOf((await propose(after(9))).id)
    expect(broken.find(({ debtor_key }) => debtor_key === promised)).toMatchObject({ status: "proposed", amount: "33.03" })
  })

  it("leaves out what was settled or held back between proposal and mail, and gives the level back", async () => {
    const [payer, sleeper] = [customer(), customer()]
    const paid = await issued(payer)
    await issued(sleeper)
    const notices = await noticesOf((await propose(after(6))).id)
    const of = (debtor: string) => notices.find(({ debtor_key }) => debtor_key === debtor)!
    await claim(of(payer).id, after(6))
    await claim(of(sleeper).id, after(6))
    await modules.receivable.recordReceipt({
      source: "manual",
      customer_id: payer,
      amount: "33.03",
      currency_code: "eur",
      received_date: TODAY,
      allocations: [{ invoice_id: paid.id, amount: "33.03" }],
      actor: CLERK,
    })
    const pause = await modules.dunning.addPause(
      { customer_id: sleeper, kind: "pause", reason: "Call first" },
      after(6),
      CLERK
    )
    expect(await modules.dunning.refreshPlanned(of(payer).id, after(6))).toBeNull()
    expect(await modules.dunning.notice(of(payer).id)).toMatchObject({ status: "skipped", skip_reason: "settled" })
    expect(await modules.dunning.refreshPlanned(of(sleeper).id, after(6))).toBeNull()
    expect(await modules.dunning.notice(of(sleeper).id)).toMatchObject({ status: "skipped", skip_reason: "paused" })
    await modules.dunning.endPause(pause, CLERK)
    const again = await noticesOf((await propose(after(7))).id)
    expect(again.map(({ debtor_key, status }) => [debtor_key, status])).toEqual([[sleeper, "proposed"]])
  })

  it("goes on where a run was left, whoever does, and stops when it is canceled", async () => {
    const debtors = Array.from({ length: 3 }, () => customer("many"))
    for (const debtor of debtors) {
      await issued(debtor)
    }
    const both = await Promise.all([
      modules.dunning.startRun({ as_of_date: after(6) }, CLERK),
      modules.dunning.startRun({ as_of_date: after(6) }, CLERK),
    ])
    expect(both.map(({ id }) => id)).toEqual([both[0].id, both[0].id])
    expect(both.filter(({ started }) => started)).toHaveLength(1)
    const { id } = both[0]
    await Promise.all(Array.from({ length: 5 }, () => modules.dunning.proposePage(id, contactsOf)))
    const notices = await noticesOf(id)
    expect(notices.map(({ debtor_key }) => debtor_key).sort()).toEqual([...debtors].sort())
    const sent = await claim(notices[0].id, after(6))
    await send(sent.notice, after(6))
    await claim(notices[1].id, after(6))
    await modules.dunning.cancelRun(id, CLERK)
    const after_cancel = (await noticesOf(id)).map(({ id: notice, status }) => [notice, status])
    expect(Object.fromEntries(after_cancel)).toEqual({
      [notices[0].id]: "sent",
      [notices[1].id]: "canceled",
      [notices[2].id]: "canceled",
    })
    // Nothing of it is lost: the next run proposes the two that were not sent.
    const next = await noticesOf((await propose(after(6))).id)
    expect(next.map(({ debtor_key }) => debtor_key).sort()).toEqual(
      [notices[1].debtor_key, notices[2].debtor_key].sort()
    )
  })

  it("takes in what was held back when a person says so, and keeps why", async () => {
    const debtor = customer()
    await issued(debtor)
    await modules.dunning.addPause({ customer_id: debtor, kind: "pause", reason: "Wait" }, after(6), CLERK)
    const [held] = await noticesOf((await propose(after(6))).id)
    expect(held.status).toBe("held")
    const options = { today: after(6), note: "They asked for it", contactsOf, actor: CLERK }
    expect(await modules.dunning.includeNotice(held.id, options)).toMatchObject({
      status: "proposed",
      override: true,
      amount: "33.03",
      held_reasons: null,
      note: "They asked for it",
    })
    expect(await claim(held.id, after(6))).toMatchObject({ claimed: true })
    const acts = await modules.dunning.listCrmDunningHistories(
      { reference_id: held.id },
      { order: { created_at: "ASC" } }
    )
    expect(acts.map(({ act, note }) => [act, note])).toEqual([
      ["included", "They asked for it"],
      ["planned", `${debtor}@Debtor.test`],
    ])
    await expect(modules.sql("update crm_dunning_history set act = 'x'")).rejects.toThrow("append-only")
  })

  it("chases by the policy of the customer, of its kind, else the default, and keeps a level's claims when it is edited", async () => {
    const [own, consumer, plain] = [customer(), customer(), customer()]
    const gentle = await modules.dunning.savePolicy(null, { name: "Gentle", levels: [{ days_overdue: 20 }] }, CLERK)
    const kind = await modules.dunning.savePolicy(
      null,
      { name: "People", customer_kind: "consumer", levels: [{ days_overdue: -2, channel: "phone" }] },
      CLERK
    )
    await modules.receivable.setCreditTerms({ customer_id: own, dunning_policy_id: gentle }, CLERK)
    await issued(own)
    await issued(consumer, { customer_kind: "consumer" })
    await issued(plain)
    const now = await noticesOf((await propose(after(-1))).id)
    expect(now.map(({ debtor_key, channel, days_late }) => [debtor_key, channel, days_late])).toEqual([
      [consumer, "phone", -1],
    ])
    const call = await claim(now[0].id, after(-1))
    expect(call.notice).toMatchObject({ status: "open", outbox_message_id: null })
    expect(
      await modules.dunning.settleCall(call.notice.id, { done: true, note: "Will pay", actor: CLERK })
    ).toMatchObject({
      status: "done",
      note: "Will pay",
    })
    const late = await noticesOf((await propose(after(6))).id)
    expect(late.map(({ debtor_key }) => debtor_key)).toEqual([plain])
    expect((await noticesOf((await propose(after(20))).id)).map(({ debtor_key }) => debtor_key)).toEqual(
      expect.arrayContaining([own, plain])
    )
    const [policy] = (await modules.dunning.policies()).filter(({ id }) => id === kind)
    const edited = [{ ...policy.levels[0], days_overdue: 3 }, { days_overdue: 30 }]
    await modules.dunning.savePolicy(kind, { levels: edited }, CLERK)
    const levels = (await modules.dunning.policies()).find(({ id }) => id === kind)!.levels
    expect(
      levels.map(({ id, days_overdue, position }) => [id === policy.levels[0].id, days_overdue, position])
    ).toEqual([
      [true, 3, 1],
      [false, 30, 2],
    ])
    await expect(modules.dunning.savePolicy(null, { name: "x", levels: [] }, CLERK)).rejects.toThrow(
      "A policy needs at least one level."
    )
    await expect(modules.dunning.removePolicy(gentle, CLERK)).rejects.toThrow(
      "Dunning policy Gentle is the one of 1 customer(s); give them another first."
    )
    await modules.dunning.removePolicy(kind, CLERK)
    await modules.receivable.setCreditTerms({ customer_id: own, dunning_policy_id: null }, CLERK)
    await modules.dunning.removePolicy(gentle, CLERK)
  })
})
