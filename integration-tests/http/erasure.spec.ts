import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createCustomerAddressesWorkflow,
  createCustomersWorkflow,
  updateCustomersWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { ERASED, OF_NO_PERSON } from "../../src/modules/interaction/erasure/tables"
import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { addMonthsTo } from "../../src/shared/days"
import { reconcileDeliveries } from "../../src/workflows/delivery/reconcile-deliveries"
import { goOnErasing } from "../../src/workflows/interaction/erase-customer"
import { copyCustomers, reconcileCustomers } from "../../src/workflows/interaction/copy-customers"
import { interactions } from "../../src/workflows/interaction/interaction-module"
import { reconcileReceivables } from "../../src/workflows/receivable/host/reconcile"
import { BANK_FORMAT } from "../fixtures/bank-format"
import { createUser } from "../support/callers"
import { watchMails } from "../support/mails"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createOrder, createStore, deliver, Store } from "../support/receivable-store"

jest.setTimeout(240_000)

type Knex = { raw: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, never>[] }> }

/** Words that only one person's records have. */
const MARKS = ["quimbra", "999 111 222"]
const HOME = { first_name: "Zoraide", last_name: "Quimbra", address_1: "7 Quimbra Lane", city: "Austin", country_code: "us", postal_code: "73301" } // prettier-ignore

/** Tables whose rows are handed to a person whole, or say again what is. */
const WHOLE = [
  "crm_address_check", "crm_bank_line", "crm_billing_proposal", "crm_consent", "crm_contact", "crm_customer_account", "crm_delivery_notice",
  "crm_dunning_notice", "crm_follow_up", "crm_host_customer", "crm_instalment", "crm_interaction", "crm_invoice", "crm_kept_document",
  "crm_outbox_message", "crm_promise", "crm_quote", "crm_quote_item", "crm_quote_message", "crm_quote_version", "crm_receipt",
  "crm_receivable_order", "crm_timeline", "crm_warranty", "crm_warranty_claim", "crm_warranty_claim_message",
] // prettier-ignore

/* Zoraide Quimbra is a customer beside Ann Lee of Acme. */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client
    let customer_id: string
    let path: string
    const mails = watchMails()

    const sql = (text: string, values?: unknown[]) =>
      (getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex).raw(text, values)

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      const { id } = await getContainer().resolve(Modules.CUSTOMER).createCustomers({
        email: "zoraide@quimbra.test", first_name: "Zoraide", last_name: "Quimbra", phone: "+351 999 111 222",
      }) // prettier-ignore
      customer_id = id
      path = `/admin/crm/customers/${id}`
      await createCustomerAddressesWorkflow(getContainer()).run({
        input: { addresses: [{ ...HOME, customer_id: id, is_default_billing: true }] },
      })
    })

    /** Tables in which a mark stands, with how often; `crm_` tables and those of the host that hold people. */
    const hits = async (): Promise<Record<string, number>> => {
      const { rows: tables } = await sql(
        `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'
           and (table_name like 'crm\\_%' or table_name in ('customer', 'customer_address', 'cart', 'cart_address', 'notification', 'provider_identity'))`
      )
      const found: Record<string, number> = {}
      for (const { name } of tables as unknown as { name: string }[]) {
        const { rows } = await sql(
          `select count(*)::int as count from "${name}" t where ${MARKS.map(() => "t::text ilike ?").join(" or ")}`,
          MARKS.map((mark) => `%${mark}%`)
        )
        if (rows[0].count) {
          found[name] = rows[0].count
        }
      }
      return found
    }
    const erase = (body: object) => admin.post(`${path}/erasure`, body)
    const verify = async () =>
      (await getContainer().resolve<ReceivableModuleService>(RECEIVABLE_MODULE).verify()) as unknown[]
    const quote = async (body: object = {}) => {
      const { data } = await admin.post("/admin/crm/quotes", {
        customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        title: "Shelves for Zoraide Quimbra",
        items: [{ title: "Shelf", quantity: 1, unit_price: 50, note: "For Quimbra's wall" }],
        shipping_address: HOME,
        billing_address: HOME,
        ...body,
      })
      const sent = await admin.post(`/admin/crm/quotes/${data.quote.id}/send`, { message: "Dear Zoraide Quimbra" })
      return sent.data.quote as { id: string; number: string }
    }

    /** The customer says yes to offers by an address, and has the one from before again. */
    async function agreeAs(email: string): Promise<void> {
      const change = async (update: { email: string }): Promise<void> => {
        await updateCustomersWorkflow(getContainer()).run({ input: { selector: { id: customer_id }, update } })
        await copyCustomers(getContainer(), [customer_id])
      }
      await change({ email })
      expect((await admin.post(`${path}/consents`, { email, marketing: "granted" })).status).toBe(200)
      await change({ email: "zoraide@quimbra.test" })
    }

    /** Everything that may be said and done with somebody, settled in the end. */
    async function live(): Promise<{ invoice: { id: string; number: string }; declined: string }> {
      await agreeAs("Zo.Before@Quimbra.test")
      await admin.post(`${path}/contacts`, {
        name: "Rui Quimbra",
        email: "rui@quimbra.test",
        phone: "+351 999 111 222",
        receives_invoices: true,
      })
      // Who is no contact any more said something, too.
      const ex = await admin.post(`${path}/contacts`, { name: "Ex", email: "ex@quimbra.test" })
      await admin.post(`${path}/consents`, { email: "ex@quimbra.test", marketing: "granted" })
      await admin.delete(`${path}/contacts/${ex.data.contact.id}`)
      await admin.post(`${path}/consents`, {
        email: "zoraide@quimbra.test",
        marketing: "granted",
        source: "Quimbra said so",
      })
      await admin.post("/admin/crm/interactions", {
        channel: "call",
        customer_id,
        text: "Zoraide Quimbra called",
        outcome: "Quimbra buys",
      })
      await api.post(
        "/admin/crm/interactions/inbound",
        Buffer.from(
          "From: Zoraide <zoraide@quimbra.test>\r\nTo: sales@store.test\r\nSubject: Quimbra asks\r\nMessage-ID: <1@quimbra.test>\r\n\r\nQuimbra"
        ),
        { headers: { ...(await createUser(getContainer(), "mailbox")).headers, "content-type": "message/rfc822" } }
      )
      // Of a lead nobody knows the customer yet, nor of what is noted about it.
      const lead = await admin.post("/admin/crm/quotes", {
        email: "zoraide@quimbra.test", customer_name: "Zoraide Quimbra", currency_code: "usd", region_id: store.region_id,
      }) // prettier-ignore
      const about = { reference: "crm_quote", reference_id: lead.data.quote.id }
      const noted = await admin.post("/admin/crm/interactions", {
        channel: "call",
        text: "Quimbra rang first",
        references: [about],
      })
      await admin.post("/admin/crm/follow-ups", {
        kind: "task",
        title: "Ring Quimbra",
        due_date: "2030-12-03",
        ...about,
      })
      expect([lead.data.quote.customer_id, noted.data.interaction.customer_id]).toEqual([null, null])
      const declined = await quote()
      await admin.post(`/admin/crm/quotes/${declined.id}/messages`, { text: "For Quimbra" })
      await admin.post(`/admin/crm/quotes/${declined.id}/decline`, { note: "Quimbra found it dear" })
      const won = await quote()
      await admin.post(`/admin/crm/quotes/${won.id}/accept`, { name: "Zoraide Quimbra", note: "Quimbra agrees" })
      const order_id = await eventually(
        async () => (await admin.get(`/admin/crm/quotes/${won.id}`)).data.quote.order_id as string
      )
      await admin.post(`/admin/crm/orders/${order_id}/address-confirmation`, { message: "Dear Quimbra" })
      const letter = (await mails.letters()).reverse().find(({ text }) => text?.includes("/crm/addresses#"))
      const [, token] = /\/crm\/addresses#([\w-]+)/.exec(letter!.text!)!
      const address = { ...HOME, country_code: undefined, company: null, address_2: null, province: null, phone: "+351 999 111 222", address_1: "8 Quimbra Lane" } // prettier-ignore
      expect((await api.post("/crm/addresses/correct", { token, address, note: "Quimbra moved" })).status).toBe(200)
      expect((await admin.post(`/admin/crm/orders/${order_id}/address-confirmation/accept`)).status).toBe(200)
      await admin.post(`/admin/crm/orders/${order_id}/delivery`, {
        promised_date: "2030-12-03",
        note: "Quimbra waits",
        tell_customer: true,
      })
      await admin.post("/admin/crm/follow-ups", {
        kind: "task",
        title: "Ask Quimbra",
        note: "Zoraide Quimbra",
        customer_id,
        due_date: "2030-12-03",
      })
      const { data } = await admin.post(`/admin/crm/orders/${order_id}/invoices`, { issue: true })
      await admin.post(`/admin/crm/invoices/${data.invoice.id}/send`, {})
      await admin.post(`/admin/crm/invoices/${data.invoice.id}/promises`, {
        promised_date: "2030-12-03",
        note: "Quimbra promised",
      })
      // The bank knows who paid, also of money that nobody has matched.
      const bank = await admin.post("/admin/crm/bank-mappings", {
        name: "House bank", account: "pt50 0002", currency_code: "usd", format: BANK_FORMAT,
      }) // prettier-ignore
      const paid = Number(data.invoice.total)
      const line = (text: string, amount: number) =>
        `20.11.2026;${text};Z. Quimbra;PT50999111222;${amount.toFixed(2).replace(".", ",")}`
      const csv = ["Day;Text;Payer;IBAN;Amount", line(data.invoice.number, paid), line("From Quimbra", 7)].join("\n")
      await admin.post("/admin/crm/bank-statements", { mapping_id: bank.data.bank_mapping.id, filename: "a.csv", csv })
      await admin.post("/admin/crm/bank-lines/accept", {})
      await deliver(getContainer(), store, order_id)
      const plan = await admin.post("/admin/crm/warranty-plans/presets", { preset: "eu_consumer" })
      const cover = await admin.post("/admin/crm/warranties", {
        title: "Shelf", customer_id, purchase_date: "2026-01-05", plan_id: plan.data.warranty_plans[0].id,
      }) // prettier-ignore
      const claim = await admin.post("/admin/crm/warranty-claims", {
        warranty_id: cover.data.warranty.id, quantity: 1, fault_code: "defect", description: "Quimbra's shelf is bent",
      }) // prettier-ignore
      await admin.post(`/admin/crm/warranty-claims/${claim.data.warranty_claim.id}/messages`, { text: "Dear Quimbra" })
      await sql(
        `insert into crm_warranty_remedy (id, claim_id, kind, state, wish, steps, made, actor_id, actor_type)
         values ('crmwrm_1', ?, 'refund', 'failed', '{"note": "Quimbra wants money"}', '[]', '{}', 'x', 'user')`,
        [claim.data.warranty_claim.id]
      )
      const rejected = await admin.post(`/admin/crm/warranty-claims/${claim.data.warranty_claim.id}/reject`, {
        reason: "Quimbra bent it",
      })
      expect(rejected.status).toBe(200)
      await reconcileDeliveries(getContainer())
      await reconcileReceivables(getContainer())
      return { invoice: data.invoice, declined: declined.number }
    }

    it("every table of the plugin is either erased from or says nothing of a person", async () => {
      const { rows } = await sql(
        "select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name like 'crm\\_%'"
      )
      const known = new Set([...ERASED.map(([table]) => table), ...OF_NO_PERSON])
      const unknown = (rows as unknown as { name: string }[]).map(({ name }) => name).filter((name) => !known.has(name))
      expect(unknown).toEqual([])
      const { rows: columns } = await sql(
        "select table_name || '.' || column_name as name from information_schema.columns where table_schema = current_schema()"
      )
      const there = new Set((columns as unknown as { name: string }[]).map(({ name }) => name))
      const named = ERASED.flatMap(
        ([table, { blank = [], name = [], unique = [], hollow = [], file, strip, isRevoked, isCanceled }]) =>
          [
            ...blank,
            ...name,
            ...unique,
            ...hollow,
            file,
            strip?.column,
            isRevoked && "revoked_at",
            isCanceled && "state",
          ]
            .filter(Boolean)
            .map((column) => `${table}.${column}`)
      )
      expect(named.filter((column) => !there.has(column))).toEqual([])
    })

    it("a person is taken out of everything but issued documents, which verify; a crash in between is finished, and with the years those go too", async () => {
      const { invoice, declined } = await live()
      const before = await hits()
      expect(Object.keys(before).length).toBeGreaterThan(20)

      // Whatever is going to be erased is handed out before: under its table's name, or whole under a name of its own.
      const { data: handed } = await admin.get(`${path}/data`)
      const ours = Object.keys(before).filter((table) => table.startsWith("crm_"))
      const named = ours.filter((table) => table.replace("crm_", "") in handed)
      for (const table of named) {
        const rows = JSON.stringify(handed[table.replace("crm_", "")])
        expect([table, rows]).toEqual([table, expect.stringMatching(/quimbra|999 111 222/i)])
      }
      expect(named).toEqual(
        expect.arrayContaining([
          "crm_delivery_history",
          "crm_interaction_history",
          "crm_quote_history",
          "crm_receivable_history",
        ])
      )
      expect(WHOLE).toEqual(expect.arrayContaining(ours.filter((table) => !named.includes(table))))
      expect(handed.warranty_remedy).toMatchObject([{ wish: { note: "Quimbra wants money" } }])
      expect(await verify()).toEqual([])

      const wrong = await erase({ confirm: "zoraide" })
      expect([wrong.status, wrong.data.message]).toEqual([
        400,
        `To erase customer ${customer_id}, type zoraide@quimbra.test as the confirmation.`,
      ])
      const rep = await createUser(getContainer(), "rep")
      await admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "all" })
      expect((await clientOf(api, rep).post(`${path}/erasure`, { confirm: "zoraide@quimbra.test" })).status).toBe(403)

      const open = await quote({ title: "One more" })
      const refused = await erase({ confirm: "zoraide@quimbra.test" })
      expect([refused.status, refused.data.message]).toEqual([
        400,
        `Customer ${customer_id} cannot be erased while business with them is open: ${open.number}. Settle, deliver or cancel it first.`,
      ])
      const look = await admin.get(`${path}/erasure`)
      expect(look.data).toMatchObject({
        erasure: null,
        open_business: [{ reference: "crm_quote", number: open.number }],
        retention_years: 10,
      })
      await admin.post(`/admin/crm/quotes/${open.id}/cancel`, {})

      const [one, two] = await Promise.all([
        erase({ confirm: "Zoraide@Quimbra.test", note: "Asked on paper" }),
        erase({ confirm: "zoraide@quimbra.test" }),
      ])
      expect([one.data.message, two.data.message]).toEqual([undefined, undefined])
      const { erasure } = (await admin.get(`${path}/erasure`)).data
      expect(erasure).toMatchObject({ state: "done", kept: 2, next_date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) })

      // Nothing of the host brings a name back.
      await reconcileReceivables(getContainer())
      await reconcileCustomers(getContainer())
      // What is left is an invoice with its money and History, and the contract behind it.
      expect(await hits()).toMatchObject({ crm_quote: 1, crm_quote_version: 1, crm_invoice: 1, crm_receipt: 1 })
      expect(Object.keys(await hits()).sort()).toEqual(
        [
          "crm_bank_line",
          "crm_instalment",
          "crm_invoice",
          "crm_quote",
          "crm_quote_item",
          "crm_quote_version",
          "crm_receipt",
          "crm_receivable_history",
        ]
          .concat(before.crm_kept_document ? ["crm_kept_document"] : [])
          .sort()
      )
      expect((await admin.get(`/admin/crm/invoices/${invoice.id}`)).data.invoice).toMatchObject({
        number: invoice.number,
        customer_name: "Zoraide Quimbra",
      })
      expect(await verify()).toEqual([])
      const { quotes } = (await admin.get(`/admin/crm/quotes?q=${declined}`)).data
      expect(quotes).toMatchObject([{ number: declined, customer_name: "***", email: "" }])
      expect((await admin.get("/admin/crm/customers?q=quimbra")).data.customers).toEqual([])
      expect((await admin.get(`${path}/timeline`)).status).toBe(200)
      await expect(sql("update crm_interaction_history set note = 'x'")).rejects.toThrow("append-only")
      await expect(sql("update crm_invoice set customer_name = 'x'")).rejects.toThrow("is final")

      // A crash after the host's part: the job goes on, and once is enough.
      await sql("update crm_erasure set state = 'running', updated_at = now() - interval '6 minutes'")
      expect(await goOnErasing(getContainer())).toBe(1)
      expect(await goOnErasing(getContainer())).toBe(0)

      // Who keeps for fewer years, or more, moves the day on which the rest goes.
      const next = async () => (await admin.get(`${path}/erasure`)).data.erasure.next_date
      const inTen = await next()
      await admin.post("/admin/crm/settings", { retention_years: 12 })
      expect(await next()).toBe(addMonthsTo(inTen, 24))
      const due = async (years: number) =>
        (await interactions(getContainer()).dueErasures(addMonthsTo(inTen, -60), years)).includes(customer_id)
      expect([await due(10), await due(6), await due(5)]).toEqual([false, false, true])

      // Once the years are over, the rest goes; the documents still verify, and a touched one does not.
      await admin.post("/admin/crm/settings", { retention_years: 1 })
      const rule = { today: "2099-01-01", years: 1 }
      expect(await interactions(getContainer()).eraseFromRows(customer_id, rule)).toMatchObject({
        kept: 0,
        next_date: null,
      })
      expect(await hits()).toEqual({})
      expect(await verify()).toEqual([])
      expect((await admin.get(`/admin/crm/invoices/${invoice.id}`)).data.invoice).toMatchObject({
        number: invoice.number,
        customer_name: "***",
        total: invoice["total" as never],
      })
      await sql("alter table crm_invoice disable trigger user")
      await sql("update crm_invoice set purchase_order_number = 'x' where id = ?", [invoice.id])
      await sql("alter table crm_invoice enable trigger user")
      expect(JSON.stringify(await verify())).toContain(`${invoice.number}: its content is not what was issued.`)
    })

    it("what somebody else shares stays theirs; who was merged into them goes with them", async () => {
      const { result } = await createCustomersWorkflow(getContainer()).run({
        input: { customersData: [{ email: "twin@quimbra.test", first_name: "Z." }] },
      })
      const [twin] = result
      const account = await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers({ email: "zoraide@quimbra.test", last_name: "Quimbra", has_account: true })
      await reconcileCustomers(getContainer())
      expect((await admin.post(`${path}/merge`, { customer_ids: [twin.id] })).status).toBe(200)
      expect((await admin.get(`${path}/erasure`)).data.customers).toHaveLength(3)
      await admin.post(`/admin/crm/customers/${store.customer_id}/contacts`, { name: "Rui", email: "rui@quimbra.test" })
      await admin.post(`/admin/crm/customers/${store.customer_id}/consents`, {
        email: "rui@quimbra.test",
        do_not_contact: true,
      })
      await admin.post(`${path}/contacts`, { name: "Rui", email: "rui@quimbra.test" })
      await agreeAs("desk@quimbra.test")
      await agreeAs("alone@quimbra.test")
      await admin.post(`/admin/crm/customers/${store.customer_id}/contacts`, { name: "D", email: "desk@quimbra.test" })
      const order_id = await createOrder(getContainer(), store, {
        items: [{ title: "Desk", quantity: 1, unit_price: 10 }],
      })
      await reconcileReceivables(getContainer())
      expect((await erase({ confirm: "zoraide@quimbra.test" })).data.erasure).toMatchObject({
        state: "done",
        kept: 0,
        next_date: null,
      })
      const merged = await getContainer().resolve(Modules.CUSTOMER).retrieveCustomer(twin.id)
      expect(merged).toMatchObject({ email: `${twin.id.toLowerCase()}@erased.invalid`, first_name: null })
      expect(await getContainer().resolve(Modules.CUSTOMER).retrieveCustomer(account.id)).toMatchObject({
        last_name: null,
      })
      const refused = await admin.post(`/admin/crm/customers/${store.customer_id}/merge`, {
        customer_ids: [customer_id],
      })
      expect([refused.status, refused.data.message]).toEqual([
        400,
        `Customer ${customer_id} was erased; nobody is merged with them.`,
      ])
      const { data } = await admin.get(`/admin/crm/customers/${store.customer_id}/consents`)
      expect(data.consents).toContainEqual(
        expect.objectContaining({ contact: "rui@quimbra.test", do_not_contact: true })
      )
      // An address that they changed away from and somebody else has by now is that one's.
      const left = await sql("select contact from crm_consent where contact not like 'erased:%' order by contact")
      expect(left.rows).toEqual([{ contact: "desk@quimbra.test" }, { contact: "rui@quimbra.test" }])
      const { rows } = await sql("select customer_name from crm_receivable_order where order_id = ?", [order_id])
      expect(rows).toEqual([{ customer_name: "Acme Ltd" }])
      expect((await admin.get("/admin/crm/customers/none/erasure")).status).toBe(404)
    })
  },
})
