import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  cancelOrderWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { DEAD_LINK } from "../../src/shared/links/token"
import { applyAddress, finishAcceptances } from "../../src/workflows/delivery/apply-address"
import { deliveries } from "../../src/workflows/delivery/delivery-module"
import { hearOrders } from "../../src/workflows/delivery/hear-order"
import { reconcileDeliveries } from "../../src/workflows/delivery/reconcile-deliveries"
import { reconcileReceivables } from "../../src/workflows/receivable/host/reconcile"
import { receiveMail } from "../../src/workflows/interaction/inbound/receive-mail"
import { noteFactsOfOrders } from "../../src/workflows/interaction/note-host-facts"
import { createUser, shopper } from "../support/callers"
import { watchMails } from "../support/mails"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { ADDRESS, createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(240_000)

const RIGHT = {
  company: null, first_name: "Ann", last_name: "Lee", address_1: "2 New Road", address_2: "Door 4", postal_code: "73302", city: "Austin",
  province: null, phone: "+1 555 0100",
} // prettier-ignore

type Knex = { raw: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, never>[] }> }

/* Ann Lee of Acme (ann@acme.test) ordered two desks and a lamp, to be sent to 1 Main St in Austin. */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client
    let order_id: string
    let path: string
    const mails = watchMails()

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      order_id = await createOrder(getContainer(), store, {
        items: [
          { title: "Desk", quantity: 2, unit_price: 100 },
          { title: "Lamp", quantity: 1, unit_price: 10 },
        ],
        shipping: 5,
      })
      path = `/admin/crm/orders/${order_id}`
    })

    const sql = (text: string, values?: unknown[]) =>
      (getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex).raw(text, values)
    const page = (route: string, body: object) => api.post(`/crm/${route}`, body, { validateStatus: () => true })
    const delivery = async () => (await admin.get(`${path}/delivery`)).data.delivery
    const refusal = async (answer: Promise<{ status: number; data: { message: string } }>) => {
      const { status, data } = await answer
      return [status, data.message]
    }
    const tokenIn = async (page: "addresses" | "deliveries"): Promise<string> => {
      const letter = (await mails.letters()).reverse().find(({ text }) => text?.includes(`/crm/${page}#`))
      return new RegExp(`/crm/${page}#([\\w-]+)`).exec(letter!.text!)![1]
    }
    const hostOrder = () =>
      getContainer()
        .resolve(Modules.ORDER)
        .retrieveOrder(order_id, { relations: ["shipping_address", "items"] })
    const lineOf = async (title: string): Promise<string> =>
      (await hostOrder()).items!.find((item) => item.title === title)!.id
    const pack = async (metadata?: Record<string, unknown>) => {
      const { items } = await hostOrder()
      const { result } = await createOrderFulfillmentWorkflow(getContainer()).run({
        input: {
          order_id,
          location_id: store.location_id,
          shipping_option_id: store.shipping_option_id,
          items: items!.map(({ id, quantity }) => ({ id, quantity })),
          metadata,
        } as never,
      })
      return result.id
    }
    const ship = async (fulfillment_id: string) => {
      const { items } = await hostOrder()
      await createOrderShipmentWorkflow(getContainer()).run({
        input: { order_id, fulfillment_id, items: items!.map(({ id, quantity }) => ({ id, quantity })) as never },
      })
    }

    it("dates are promised and told once for each change; a later one goes out by itself; the customer's answer is logged", async () => {
      const before = await delivery()
      expect(
        before.lines.map((line: { title: string; promised_date: null }) => [line.title, line.promised_date])
      ).toEqual([
        ["Desk", null],
        ["Lamp", null],
      ])
      expect([before.told, before.address.state, before.email]).toEqual([[], "none", "ann@acme.test"])

      const first = await admin.post(`${path}/delivery`, {
        promised_date: "2030-12-03",
        tell_customer: true,
        message: "Thank you for waiting.",
      })
      expect([first.status, first.data.mail.status, first.data.mail.recipient]).toEqual([200, "sent", "ann@acme.test"])
      expect(first.data.delivery.told).toMatchObject([
        { kind: "dated", date: "2030-12-03", answer: null, mail: { state: "sent" } },
      ])
      const [letter] = await mails.letters()
      const number = `#${(await hostOrder()).display_id}`
      expect(letter.subject).toContain(`Delivery of your order ${number}`)
      expect(letter.text).toContain("Thank you for waiting.")
      expect(letter.text).toContain("- 2 × Desk: December 3, 2030")

      // Two who press the button once more, and one who promises the same again, tell nothing new.
      await Promise.all([admin.post(`${path}/delivery/tell`), admin.post(`${path}/delivery/tell`)])
      await admin.post(`${path}/delivery`, { promised_date: "2030-12-03", tell_customer: true })
      expect(await mails.letters()).toHaveLength(1)

      const changed = await admin.post(`${path}/delivery`, {
        lines: [{ line_id: await lineOf("Desk"), promised_date: "2030-12-10" }],
        note: "The oak is late",
      })
      expect(changed.data.mail).toBeNull()
      const [desk, lamp] = changed.data.delivery.lines
      expect(desk).toMatchObject({
        promised_date: "2030-12-10",
        previous_date: "2030-12-03",
        source: "hand",
        is_untold: true,
      })
      expect(desk.history).toMatchObject([
        { promised_date: "2030-12-10", note: "The oak is late" },
        { promised_date: "2030-12-03", note: null },
      ])
      expect(lamp).toMatchObject({ promised_date: "2030-12-03", is_untold: false })
      const preview = await admin.post(`${path}/delivery/tell-preview`, { promised_date: "2030-12-24" })
      expect(preview.data).toMatchObject({ to: "ann@acme.test" })
      expect(preview.data.text).toContain("- 1 × Lamp: December 24, 2030 (before: December 3, 2030)")

      // A slip may be mended for ten minutes; then the job tells it, on however many servers it runs.
      expect(await reconcileDeliveries(getContainer())).toBe(0)
      await Promise.all([1, 2].map(() => reconcileDeliveries(getContainer(), { minutes: 0 })))
      const late = (await mails.letters()).slice(1)
      expect(late.map(({ subject }) => subject)).toEqual([
        expect.stringContaining(`New delivery date for your order ${number}`),
      ])
      expect(late[0].text).toContain("- 2 × Desk: December 10, 2030 (before: December 3, 2030)")

      const token = await tokenIn("deliveries")
      const shown = await page("deliveries/open", { token })
      expect(shown.data.view.lines).toEqual([
        "2 × Desk: December 10, 2030 (before: December 3, 2030)",
        "1 × Lamp: December 3, 2030",
      ])
      expect(JSON.stringify(shown.data)).not.toContain("ordli_")
      for (const times of [1, 2]) {
        const { status, data } = await page("deliveries/answer", {
          token,
          answer: "text",
          text: "Monday suits us better",
        })
        expect([times, status, data.delivery.answer]).toEqual([times, 200, "text"])
      }
      const answered = await delivery()
      expect(answered.told[0]).toMatchObject({ kind: "changed", answer: "text", answer_text: "Monday suits us better" })
      const { data: said } = await admin.get(
        `/admin/crm/interactions?customer_id=${store.customer_id}&direction=inbound`
      )
      expect(said.interactions).toMatchObject([
        {
          outcome: "The customer wrote about the delivery dates.",
          text: "Monday suits us better",
          references: [{ reference: "order", reference_id: order_id, number }],
        },
      ])
      const { data: tasks } = await admin.get(
        `/admin/crm/follow-ups?reference=order&reference_id=${order_id}&kind=email`
      )
      expect(tasks.follow_ups).toMatchObject([
        {
          title: `Answer the customer about the delivery of order ${number}`,
          note: "Monday suits us better",
          status: "open",
          priority: "high",
        },
      ])

      // Who answers the mail instead is found by the order's number in its subject.
      await noteFactsOfOrders(getContainer(), [order_id])
      const raw = `From: ann@acme.test\r\nTo: sales@example.com\r\nSubject: Re: ${late[0].subject}\r\n\r\nTuesday is fine too.`
      const { id } = await receiveMail(getContainer(), Buffer.from(raw), { actor_id: "user_1", actor_type: "user" })
      expect((await admin.get(`/admin/crm/interactions/${id}`)).data.interaction).toMatchObject({
        direction: "inbound",
        references: [{ reference: "order", reference_id: order_id }],
      })
      const { data: line } = await admin.get(`${path}/timeline?kind=mail`)
      expect(line.timeline.map((entry: { title: string }) => entry.title)).toEqual([
        `Re: ${late[0].subject}`,
        late[0].subject,
        letter.subject,
      ])

      const customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
      const { data: own } = await customer.get("/store/customers/me/crm/deliveries")
      expect(own).toMatchObject({
        count: 1,
        deliveries: [{ order_id, order_number: number, promised_date: "2030-12-10" }],
      })
      const bob = await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: "bob@other.test" })
      const stranger = clientOf(api, shopper(getContainer(), store.publishable_key, bob.id))
      expect((await stranger.get(`/store/customers/me/crm/deliveries?order_id=${order_id}`)).data).toMatchObject({
        count: 0,
        deliveries: [],
      })
      const { data: dates } = await admin.get(`/admin/crm/delivery-dates?order_id=${order_id},order_none`)
      expect(dates.delivery_dates).toEqual([{ order_id, promised_date: "2030-12-10", previous_date: "2030-12-03" }])
    })

    it("a fulfilment's date is taken once, so that a later word of staff stands; what was delivered has no date to change", async () => {
      const desk = await lineOf("Desk")
      const fulfilment = await pack({ promised_date: "2030-11-20" })
      const heard = await eventually(async () => {
        const { lines } = await delivery()
        return lines[0].promised_date === "2030-11-20" && lines
      })
      expect(heard[0]).toMatchObject({ source: "fulfilment", is_untold: true })
      await admin.post(`${path}/delivery`, { lines: [{ line_id: desk, promised_date: "2030-11-25" }] })
      await Promise.all([1, 2, 3].map(() => hearOrders(getContainer(), [order_id])))
      expect((await delivery()).lines[0]).toMatchObject({ promised_date: "2030-11-25", source: "hand" })

      await ship(fulfilment)
      await admin.post(`/admin/orders/${order_id}/fulfillments/${fulfilment}/mark-as-delivered`)
      await eventually(async () => !(await delivery()).lines[0].is_untold)
      expect(
        await refusal(admin.post(`${path}/delivery`, { lines: [{ line_id: desk, promised_date: "2030-12-01" }] }))
      ).toEqual([
        400,
        `Desk of order #${(await hostOrder()).display_id} was delivered or returned; its date stays as it is.`,
      ])
      expect((await refusal(admin.post(`${path}/delivery/tell`)))[0]).toBe(400)
      expect(await reconcileDeliveries(getContainer(), { minutes: 0 })).toBe(0)
    })

    it("a correction of the buyer lands on the host's order once staff accept it, however many accept at once", async () => {
      const asked = await admin.post(`${path}/address-confirmation`, { message: "The carrier asks." })
      expect([asked.status, asked.data.mail.status, asked.data.delivery.address.state]).toEqual([200, "sent", "asked"])
      // Another who asked at once, having seen nothing asked, asks nothing.
      await admin.post(`${path}/address-confirmation`, { after_round: 0 })
      const letters = await mails.letters()
      expect(letters).toHaveLength(1)
      expect(letters[0].text).toContain("- 1 Main St")
      const token = await tokenIn("addresses")
      const open = await page("addresses/open", { token })
      expect(open.data.view).toMatchObject({
        state: "asked",
        address: ["Ann Lee", "1 Main St", "73301 Austin", "United States"],
        can_confirm: true,
      })
      expect((await page("addresses/confirm", { token })).data.address.state).toBe("confirmed")

      const [one, two] = [
        await page("addresses/correct", { token, address: RIGHT, note: "We moved" }),
        await page("addresses/correct", { token, address: RIGHT, note: "We moved" }),
      ]
      expect([one.status, two.status, two.data.address.state]).toEqual([200, 200, "corrected"])
      const { address } = await delivery()
      expect(address).toMatchObject({
        state: "corrected",
        proposal_no: 1,
        proposed_address: RIGHT,
        proposed_note: "We moved",
      })
      expect((await hostOrder()).shipping_address).toMatchObject({ address_1: "1 Main St" })

      // The buyer corrects again while staff read: what was not read is not accepted.
      const better = { ...RIGHT, address_2: "Door 5" }
      await page("addresses/correct", { token, address: better, note: "We moved" })
      const number = `#${(await hostOrder()).display_id}`
      const stale = await admin.post(`${path}/address-confirmation/accept`, { proposal_no: 1 })
      expect([stale.status, stale.data.code, stale.data.message]).toEqual([
        400,
        "crm_address_changed",
        `The address of order ${number}: was corrected again meanwhile; read the newest correction before you decide.`,
      ])
      const accepted = await Promise.all(
        [1, 2, 3].map(() => admin.post(`${path}/address-confirmation/accept`, { proposal_no: 2 }))
      )
      expect(accepted.map(({ status, data }) => [status, data.delivery?.address.state])).toEqual(
        Array(3).fill([200, "accepted"])
      )
      expect((await hostOrder()).shipping_address).toMatchObject({
        address_1: "2 New Road",
        address_2: "Door 5",
        country_code: "us",
      })
      const { rows } = await sql(
        "select count(*)::int as count from order_change where order_id = ? and change_type = 'update_order'",
        [order_id]
      )
      expect(rows[0].count).toBe(1)
      const outcomes = (await mails.letters()).slice(1).map(({ subject }) => subject)
      expect(outcomes).toEqual([expect.stringContaining(`The address of your order ${number}`)])
      expect((await page("addresses/open", { token })).data.address).toMatchObject({
        state: "accepted",
        shipping_address: { address_2: "Door 5" },
      })
      const late = await page("addresses/correct", { token, address: RIGHT })
      expect([late.status, late.data.code]).toEqual([400, "crm_address_changed"])

      const { data } = await admin.get(`${path}/delivery/history`)
      expect(data.history.map(({ act }: { act: string }) => act).reverse()).toEqual([
        "address_asked",
        "address_confirmed",
        "address_corrected",
        "address_corrected",
        "address_accepted",
      ])
      await expect(sql("update crm_delivery_history set note = 'x'")).rejects.toThrow(
        "crm_delivery_history is append-only"
      )
    })

    it("buyers are asked by themselves before anything is packed, each order once, and not where their goods went before", async () => {
      const another = (lines: object = {}) =>
        createOrder(getContainer(), store, {
          items: [{ title: "Chair", quantity: 1, unit_price: 40 }],
          shipping: 5,
          ...lines,
        })
      const reconcile = () => reconcileDeliveries(getContainer(), { minutes: 0 })
      const asked = async () =>
        (await sql("select order_id, state from crm_address_check order by asked_at")).rows as unknown[]
      const set = (address_mails: string) => admin.post("/admin/crm/settings", { address_mails })
      await reconcileReceivables(getContainer())

      expect((await admin.get("/admin/crm/settings")).data.settings.address_mails).toBe("quoted")
      await reconcile()
      expect(await asked()).toEqual([])
      await set("off")
      await reconcile()
      expect(await asked()).toEqual([])

      await set("all")
      // What is young may still be mended, and what is old is asked by hand.
      await reconcileDeliveries(getContainer(), { minutes: 60 })
      await sql("update crm_receivable_order set placed_date = '2026-01-05'")
      await reconcile()
      expect(await asked()).toEqual([])
      await sql("update crm_receivable_order set placed_date = ?", [new Date().toISOString().slice(0, 10)])
      await Promise.all([reconcile(), reconcile()])
      await reconcile()
      expect(await asked()).toEqual([{ order_id, state: "asked" }])
      expect((await mails.letters()).map(({ text }) => /\/crm\/addresses#[\w-]+/.test(text ?? ""))).toEqual([true])
      const { data } = await admin.get(`${path}/delivery/history`)
      expect(data.history).toMatchObject([{ act: "address_asked", actor_type: "system" }])

      await ship(await pack())
      const there = await another()
      const elsewhere = await another({ address: { ...ADDRESS, address_1: "9 Far Lane" } })
      await reconcileReceivables(getContainer())
      await reconcile()
      expect((await asked()).slice(1)).toEqual([{ order_id: elsewhere, state: "asked" }])
      expect(there).not.toBe(elsewhere)
      const refused = await set("sometimes")
      expect(refused.status).toBe(400)
    })

    it("an acceptance that a crash left half done is finished, and one that the host refuses waits for a decision again", async () => {
      await admin.post(`${path}/address-confirmation`)
      const token = await tokenIn("addresses")
      await page("addresses/correct", { token, address: RIGHT })
      const ref = { order_id, customer_id: store.customer_id, number: "#1" }
      const staff = { actor_id: "user_1", actor_type: "user" as const }
      await deliveries(getContainer()).acceptAddress(ref, null, staff)
      await deliveries(getContainer()).holdApplying(order_id)
      await sql(
        "update crm_address_check set applying_at = now() - interval '2 minutes', decided_at = now() - interval '3 minutes'"
      )
      expect(await finishAcceptances(getContainer())).toBe(1)
      expect((await hostOrder()).shipping_address).toMatchObject({ address_1: "2 New Road" })

      await admin.post(`${path}/address-confirmation`)
      await page("addresses/correct", { token: await tokenIn("addresses"), address: { ...RIGHT, city: "Dallas" } })
      await deliveries(getContainer()).acceptAddress(ref, null, staff)
      await ship(await pack())
      await expect(applyAddress(getContainer(), order_id, staff)).rejects.toThrow(/^Goods of order #\d+ left on /)
      expect((await delivery()).address).toMatchObject({ state: "corrected", decided_at: null })
      expect((await hostOrder()).shipping_address).toMatchObject({ city: "Austin" })
      expect((await refusal(admin.post(`${path}/address-confirmation/accept`)))[1]).toMatch(
        /^Goods of order #\d+ left on .*; its address cannot be changed any more\. Ask the carrier\.$/
      )
      const rejected = await admin.post(`${path}/address-confirmation/reject`, { note: "It has left." })
      expect(rejected.data.delivery.address).toMatchObject({ state: "rejected", decided_note: "It has left." })
      expect((await mails.letters()).at(-1)!.text).toContain("It has left.")
    })

    it("links die with another question, time and the order, are the same to who tries them, and are tried so often and no more", async () => {
      await admin.post(`${path}/address-confirmation`)
      const first = await tokenIn("addresses")
      await admin.post(`${path}/address-confirmation`)
      const second = await tokenIn("addresses")
      await admin.post(`${path}/delivery`, { promised_date: "2030-12-03", tell_customer: true })
      const dates = await tokenIn("deliveries")
      expect(new Set([first, second, dates]).size).toBe(3)
      const { rows } = await sql("select token_hash from crm_delivery_token")
      const kept = await sql("select string_agg(html || text, '') as words from crm_outbox_message")
      for (const token of [first, second, dates]) {
        expect(kept.rows[0].words).not.toContain(token)
      }
      const dead = [first, rows[0].token_hash as string, "x", "", "\u0000", dates]
      const answers = await Promise.all(
        dead.flatMap((token) => [
          page("addresses/open", { token }),
          page("addresses/confirm", { token }),
          page("addresses/correct", { token, address: RIGHT }),
        ])
      )
      expect([...new Set(answers.map(({ status, data }) => JSON.stringify([status, data])))]).toEqual([
        JSON.stringify([404, { type: "not_found", message: DEAD_LINK }]),
      ])
      expect((await page("addresses/open", { token: second })).status).toBe(200)
      await sql("update crm_delivery_try set tries = 60")
      expect((await page("addresses/open", { token: second })).status).toBe(429)
      await sql("delete from crm_delivery_try")
      await sql("update crm_delivery_token set expires_at = now() where purpose = 'delivery'")
      expect((await page("deliveries/open", { token: dates })).status).toBe(404)

      for (const [body, message] of [
        [{ token: second }, "Invalid request: address is required"],
        [
          { token: second, address: { ...RIGHT, city: " " } },
          "Invalid request: address.city must have at least 1 character",
        ],
        [
          { token: second, address: { ...RIGHT, country_code: "pt" } },
          "Invalid request: address.country_code is not a field of this request",
        ],
        [
          { token: second, address: { ...RIGHT, address_1: "\u202E\u200B" } },
          "Invalid request: address.address_1 must have at least 1 character",
        ],
      ] as const) {
        expect(await refusal(page("addresses/correct", body))).toEqual([400, message])
      }
      expect((await delivery()).address.state).toBe("asked")

      await cancelOrderWorkflow(getContainer()).run({ input: { order_id } })
      expect((await page("addresses/confirm", { token: second })).status).toBe(404)
      await eventually(async () => (await delivery()).address.state === "withdrawn")
      const refused = `Order #${(await hostOrder()).display_id} is canceled; nothing of it will be delivered.`
      for (const route of ["delivery/tell", "address-confirmation"]) {
        expect(await refusal(admin.post(`${path}/${route}`))).toEqual([400, refused])
      }
      expect(await refusal(admin.post(`${path}/delivery`, { promised_date: "2030-12-03" }))).toEqual([400, refused])
    })

    it("bad requests change nothing, and a rep sees the delivery of their own orders alone", async () => {
      const line_id = await lineOf("Desk")
      const bad: [object, number][] = [
        [{}, 400],
        [{ promised_date: "2026-02-30" }, 400],
        [{ promised_date: "soon" }, 400],
        [{ lines: [] }, 400],
        [{ lines: [{ line_id, promised_date: "2030-01-01" }], promised_date: "2030-01-01" }, 400],
        [
          {
            lines: [
              { line_id, promised_date: "2030-01-01" },
              { line_id, promised_date: null },
            ],
          },
          400,
        ],
        [{ lines: [{ line_id: "ordli_none", promised_date: "2030-01-01" }] }, 404],
        [{ promised_date: "2030-01-01", tell_customer: true, to: "nobody" }, 400],
        [{ promised_date: "2030-01-01", note: "\u0000" }, 400],
      ]
      for (const [body, status] of bad) {
        expect([body, (await admin.post(`${path}/delivery`, body)).status]).toEqual([body, status])
      }
      expect((await sql("select count(*)::int as count from crm_delivery_line")).rows[0].count).toBe(0)
      expect((await admin.post(`${path}/address-confirmation/accept`)).status).toBe(404)
      expect((await admin.get("/admin/crm/orders/order_none/delivery")).status).toBe(404)

      const [owner, rep] = [await createUser(getContainer(), "owner"), await createUser(getContainer(), "rep")]
      await admin.get(path)
      const receivable = getContainer().resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
      const [row] = await receivable.listCrmReceivableOrders({ order_id })
      await receivable.updateCrmReceivableOrders({ id: row.id, owner_id: owner.user_id } as never)
      for (const { user_id } of [owner, rep]) {
        await admin.post("/admin/crm/access", { user_id, scope: "own" })
      }
      expect((await clientOf(api, owner).post(`${path}/delivery`, { promised_date: "2030-01-01" })).status).toBe(200)
      const other = clientOf(api, rep)
      const tries = [
        other.get(`${path}/delivery`),
        other.get(`${path}/delivery/history`),
        other.post(`${path}/delivery`, { promised_date: "2030-01-02" }),
        other.post(`${path}/delivery/tell`),
        other.post(`${path}/address-confirmation`),
        other.post(`${path}/address-confirmation/accept`),
        other.post(`${path}/address-confirmation/reject`),
      ]
      expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(Array(7).fill(404))
      expect((await other.get(`/admin/crm/delivery-dates?order_id=${order_id}`)).data.delivery_dates).toEqual([])
    })
  },
})
