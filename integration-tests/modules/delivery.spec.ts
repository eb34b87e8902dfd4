import { DELIVERY_MODULE } from "../../src/modules/delivery"
import type { DeliveryModuleService } from "../../src/modules/delivery/service"
import { ShippingAddress } from "../../src/modules/delivery/types"
import { INTERACTION_MODULE } from "../../src/modules/interaction"
import { OUTBOX_MODULE } from "../../src/modules/outbox"
import { ModuleApp } from "../../src/scripts/lib/module-app"
import { Actor } from "../../src/shared/actor"
import { DEAD_LINK } from "../../src/shared/links/token"
import { endOwn, startOwn } from "../support/own-database"

jest.setTimeout(300_000)

const NAME = `delivery_${process.pid}`
const FOLDERS = { [OUTBOX_MODULE]: "outbox", [INTERACTION_MODULE]: "interaction", [DELIVERY_MODULE]: "delivery" }

const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const BUYER: Actor = { actor_id: "crmdt_1", actor_type: "buyer" }
const BY_HAND = { source: "hand" as const }
const MANY = Array.from({ length: 12 }, (_none, index) => index)
const ADDRESS: ShippingAddress = {
  company: null, first_name: "Ann", last_name: "Lee", address_1: "2 New Road", address_2: null, postal_code: "73302", city: "Austin",
  province: null, phone: null,
} // prettier-ignore

describe("deliveries", () => {
  let app: ModuleApp
  let service: DeliveryModuleService
  let count = 0

  beforeAll(async () => {
    app = await startOwn(NAME, FOLDERS)
    service = app.modules[DELIVERY_MODULE] as DeliveryModuleService
  })
  afterAll(() => endOwn(NAME, app))

  /** Every test has orders of its own, each of a desk and a lamp. */
  const order = () => {
    const order_id = `order_${++count}`
    return { order_id, customer_id: "cus_1", number: `#${count}`, desk: `${order_id}_desk`, lamp: `${order_id}_lamp` }
  }
  type Order = ReturnType<typeof order>
  const promise = (one: Order, line_id: string, promised_date: string | null, origin: object = BY_HAND) =>
    service.promiseDates(one, [{ line_id, promised_date }], origin as never, CLERK)
  const tell = (one: Order, recipient = "ann@acme.test") =>
    service.tellCustomer(
      {
        order: one,
        recipient,
        locale: "en",
        message: null,
        reply_to: null,
        open: [
          { line_id: one.desk, title: "Desk", quantity: 2 },
          { line_id: one.lamp, title: "Lamp", quantity: 1 },
        ],
        send_date: "2026-11-27",
      },
      CLERK
    )
  const ask = (one: Order, after_round: number) =>
    service.askAddress(
      {
        order: one,
        recipient: "ann@acme.test",
        locale: "en",
        message: null,
        reply_to: null,
        send_date: "2026-11-27",
        after_round,
      },
      CLERK
    )
  const correct = (one: Order, change: Partial<ShippingAddress> = {}) =>
    service.answerAddress(one, { name: "Ann", proposed: { ...ADDRESS, ...change } }, BUYER)
  const acts = async ({ order_id }: Order): Promise<string[]> =>
    (
      await service.listCrmDeliveryHistories(
        { reference_id: order_id },
        { order: { created_at: "ASC" }, take: null as never }
      )
    ).map(({ act }) => act)
  const mailsOf = ({ order_id }: Order) =>
    app.sql<{ kind: string }>("select kind from crm_outbox_message where reference_id = ? order by created_at", [
      order_id,
    ])

  it("a date promised by many at once is one change, and the History has each change with the date before", async () => {
    const one = order()
    const changed = await Promise.all(MANY.map(() => promise(one, one.desk, "2026-12-03")))
    expect(changed.flat()).toEqual([one.desk])
    await promise(one, one.desk, "2026-12-10")
    await promise(one, one.desk, null)
    expect(await service.linesOf(one.order_id)).toMatchObject([
      { promised_date: null, previous_date: "2026-12-10", change_no: 3, source: "hand" },
    ])
    const history = await service.listCrmDeliveryHistories({ line_id: one.desk }, { order: { created_at: "ASC" } })
    expect(history.map(({ changes }) => changes)).toEqual([
      { promised_date: [null, "2026-12-03"] },
      { promised_date: ["2026-12-03", "2026-12-10"] },
      { promised_date: ["2026-12-10", null] },
    ])
    await expect(app.sql("delete from crm_delivery_history")).rejects.toThrow("crm_delivery_history is append-only")
  })

  it("what a fulfilment says is heard once for each line, also where the line has that date already", async () => {
    const one = order()
    const said = { source: "fulfilment", source_id: "ful_1:2026-12-03" }
    await promise(one, one.desk, "2026-12-03")
    const heard = await Promise.all(MANY.map(() => promise(one, one.desk, "2026-12-03", said)))
    expect(heard.flat()).toEqual([])
    await promise(one, one.desk, "2026-12-08")
    expect(await promise(one, one.desk, "2026-12-03", said)).toEqual([])
    expect(await promise(one, one.lamp, "2026-12-03", said)).toEqual([one.lamp])
    expect((await service.linesOf(one.order_id)).find(({ line_id }) => line_id === one.desk)?.promised_date).toBe(
      "2026-12-08"
    )
  })

  it("a change is told once, however many tell it; a date that comes back is told again", async () => {
    const one = order()
    await promise(one, one.desk, "2026-12-03")
    const told = await Promise.all(MANY.map(() => tell(one)))
    expect(new Set(told.map(({ id }) => id)).size).toBe(1)
    expect(told[0]).toMatchObject({
      kind: "dated",
      lines: [{ promised_date: "2026-12-03", told_date: null }, { promised_date: null }],
    })
    for (const day of ["2026-12-10", "2026-12-03"]) {
      await promise(one, one.desk, day)
      expect(await tell(one)).toMatchObject({ kind: "changed", lines: [{ promised_date: day }, {}] })
    }
    expect(await tell(one)).toMatchObject({ lines: [{ promised_date: "2026-12-03", told_date: "2026-12-10" }, {}] })
    expect(await mailsOf(one)).toHaveLength(3)
    expect((await acts(one)).filter((act) => act === "told")).toHaveLength(3)
  })

  it("what could not be mailed is told again to somebody else, and not to the same before it is given up", async () => {
    const one = order()
    await promise(one, one.desk, "2026-12-03")
    const { id } = await tell(one)
    await app.sql("update crm_outbox_message set state = 'failed', attempts = 1 where reference_id = ?", [one.order_id])
    expect((await tell(one)).id).toBe(id)
    const other = await tell(one, "bo@acme.test")
    expect([other.recipient, other.id === id]).toEqual(["bo@acme.test", false])
    expect((await tell(one, "bo@acme.test")).id).toBe(other.id)
    await app.sql("update crm_outbox_message set state = 'failed', attempts = 5 where reference_id = ?", [one.order_id])
    expect((await tell(one, "bo@acme.test")).id).not.toBe(other.id)
    expect(await mailsOf(one)).toHaveLength(3)
  })

  it("an order without any date is told that there is none, once, and its first date after that", async () => {
    const one = order()
    expect((await Promise.all([tell(one), tell(one)])).map(({ kind }) => kind)).toEqual(["undated", "undated"])
    await promise(one, one.lamp, "2026-12-03")
    expect(await tell(one)).toMatchObject({ kind: "dated" })
    expect(await mailsOf(one)).toHaveLength(2)
  })

  it("only dates that became later than the customer knows are late, and nothing of what came", async () => {
    const [late, earlier, unknown, came] = [order(), order(), order(), order()]
    for (const one of [late, earlier, came]) {
      await promise(one, one.desk, "2026-12-03")
      await tell(one)
    }
    await promise(late, late.desk, "2026-12-04")
    await promise(came, came.desk, "2026-12-04")
    await promise(earlier, earlier.desk, "2026-12-02")
    await promise(unknown, unknown.desk, "2026-12-04")
    await service.closeLines(came.order_id, [])
    const mine = [late, earlier, unknown, came].map(({ order_id }) => order_id)
    const untold = async (minutes: number, only_later: boolean) =>
      (await service.untoldOrders({ minutes, only_later })).filter((id) => mine.includes(id))
    expect(await untold(0, true)).toEqual([late.order_id])
    expect(await untold(0, false)).toEqual([late, earlier, unknown].map(({ order_id }) => order_id).sort())
    expect(await untold(10, false)).toEqual([])
    await service.closeLines(came.order_id, [came.desk])
    expect(await untold(0, true)).toEqual([late.order_id, came.order_id].sort())
  })

  it("an answer counts once while it is the same, and a page takes so many", async () => {
    const one = order()
    await promise(one, one.desk, "2026-12-03")
    const { id } = await tell(one)
    const say = (text: string) => service.answerNotice(id, { answer: "text", text }, BUYER)
    const same = await Promise.all(MANY.map(() => say("Monday")))
    expect(same.filter(({ is_new }) => is_new)).toHaveLength(1)
    for (const index of MANY.concat(MANY).slice(0, 19)) {
      await say(`Day ${index} ${Math.random()}`)
    }
    await expect(say("And one more")).rejects.toThrow(
      "This page took 20 answers and takes no more; answer the mail instead."
    )
  })

  it("who ask at once ask once; asking again kills the link before it", async () => {
    const one = order()
    const asked = await Promise.all(MANY.map(() => ask(one, 0)))
    expect(new Set(asked.map(({ round }) => round))).toEqual(new Set([1]))
    const link = {
      purpose: "address" as const,
      order_id: one.order_id,
      reference_id: asked[0].id,
      recipient: "ann@acme.test",
    }
    const token = await service.makeLink(link)
    expect(await service.openByToken("address", token, true)).toMatchObject({ order_id: one.order_id })
    await expect(service.openByToken("delivery", token, false)).rejects.toThrow(DEAD_LINK)
    await ask(one, 1)
    await expect(service.openByToken("address", token, false)).rejects.toThrow(DEAD_LINK)
    expect(await mailsOf(one)).toHaveLength(2)
  })

  it("a decision is on the correction that was read, and a buyer's answer comes too late after it", async () => {
    const one = order()
    await expect(correct(one)).rejects.toThrow(`Nobody asked the buyer of order ${one.number} to confirm its address.`)
    await ask(one, 0)
    const accept = (proposal_no: number | null) => service.acceptAddress(one, proposal_no, CLERK)
    await expect(accept(null)).rejects.toThrow(
      `The address of order ${one.number} waits for the buyer's answer; it cannot be accepted.`
    )
    expect((await Promise.all(MANY.map(() => correct(one)))).filter(({ is_new }) => is_new)).toHaveLength(1)
    await correct(one, { city: "Dallas" })
    await expect(accept(1)).rejects.toThrow(
      `The address of order ${one.number}: was corrected again meanwhile; read the newest correction before you decide.`
    )
    // Staff and the buyer at once: whoever comes second sees what the first did.
    const [accepted, again] = await Promise.allSettled([accept(2), correct(one, { city: "Houston" })])
    expect([accepted.status, again.status].filter((status) => status === "fulfilled")).toHaveLength(1)
    const check = await service.addressCheckOf(one.order_id)
    expect([
      ["accepted", "Dallas"],
      ["corrected", "Houston"],
    ]).toContainEqual([check!.state, check!.proposed_address!.city])
  })

  it("after a rejection the buyer may correct again, or say that the order's address is right after all", async () => {
    const one = order()
    await ask(one, 0)
    await correct(one)
    const rejected = await service.rejectAddress(one, { proposal_no: 1, note: "We know only the other door" }, CLERK)
    expect(rejected).toMatchObject({
      state: "rejected",
      decided_note: "We know only the other door",
      proposed_address: ADDRESS,
    })
    expect((await correct(one, { city: "Dallas" })).check).toMatchObject({
      state: "corrected",
      proposal_no: 2,
      decided_note: null,
    })
    await service.rejectAddress(one, { proposal_no: 2, note: null }, CLERK)
    const { check } = await service.answerAddress(one, { name: "Ann", proposed: null }, BUYER)
    expect(check).toMatchObject({ state: "confirmed", proposed_address: null })
  })

  it("one caller at a time puts an accepted address on the order; what the host refuses waits again", async () => {
    const one = order()
    await ask(one, 0)
    await correct(one)
    await service.acceptAddress(one, 1, CLERK)
    const held = await Promise.all(MANY.map(() => service.holdApplying(one.order_id)))
    expect(held.filter(Boolean)).toHaveLength(1)
    await service.unacceptAddress(one.order_id)
    expect(await service.addressCheckOf(one.order_id)).toMatchObject({
      state: "corrected",
      decided_at: null,
      applying_at: null,
    })
    await service.acceptAddress(one, 1, CLERK)
    await service.holdApplying(one.order_id)
    await Promise.all(MANY.map(() => service.markApplied(one.order_id, ADDRESS, CLERK)))
    expect((await acts(one)).filter((act) => act === "address_accepted")).toHaveLength(1)
    expect(await service.holdApplying(one.order_id)).toBe(true)
    await expect(service.rejectAddress(one, { proposal_no: null, note: null }, CLERK)).rejects.toThrow(
      `The address of order ${one.number} was corrected, and the correction accepted; it cannot be rejected.`
    )
  })
})
