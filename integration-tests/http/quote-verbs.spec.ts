import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { createUser, shopper } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(300_000)

const STATUSES = [
  "draft", "pending", "approved", "rejected", "revised", "sent", "expired", "accepted", "partly ordered", "ordered", "declined", "canceled",
] as const // prettier-ignore
type Status = (typeof STATUSES)[number]

const DRAFTS: Status[] = ["draft", "pending", "approved", "rejected", "revised"]
const ACCEPTED: Status[] = ["accepted", "partly ordered", "ordered"]
const LIMITED: Status[] = ["pending", "approved", "rejected"]

type Quote = { id: string; number: string; items: { id: string }[] }
/** What is asked: done, or refused with a sentence ("Q" is the quote's number). */
type Verb = {
  ask: (quote: Quote, as: Callers) => Promise<{ status: number; data: any }> // eslint-disable-line @typescript-eslint/no-explicit-any
  done: readonly Status[]
  /** Of the status, where the verb is refused for the status. */
  cannot?: string
  /** Sentences of this verb's own, whole. */
  own?: Partial<Record<Status, string>>
  /** What is possible instead, where it is not what the status says. */
  instead?: Partial<Record<Status, string>>
  /** Whether it leaves the quote as it is, so that other verbs may follow. */
  harmless?: boolean
}
type Callers = { admin: Client; page: (path: string, body?: object) => ReturnType<Client["post"]>; customer: Client }

const stands = (status: Status): string =>
  status === "expired" ? "was valid until 2020-01-31" : `is ${DRAFTS.includes(status) ? "a draft" : ACCEPTED.includes(status) ? "accepted" : status}` // prettier-ignore
const INSTEAD: Partial<Record<Status, string>> = {
  sent: "revise it to open a new version",
  expired: "extend it, or revise it to open a new version",
  declined: "revise it to open a new version",
}
const instead = (status: Status): string =>
  INSTEAD[status] ?? (DRAFTS.includes(status) ? "send it first" : "copy it to make another offer")
const each = <Value>(statuses: readonly Status[], value: Value): Partial<Record<Status, Value>> =>
  Object.fromEntries(statuses.map((status) => [status, value]))

const post =
  (path: string, body: object = {}): Verb["ask"] =>
  ({ id }, { admin }) =>
    admin.post(`/admin/crm/quotes/${id}${path}`, body)

/** Acts that look at the draft alone cannot tell an expired quote from a sent one. */
const unread = (cannot: string) => ({ expired: `Quote Q is sent and ${cannot}; revise it to open a new version.` })
const waits = (done: string) =>
  each(
    STATUSES.filter((status) => status !== "pending"),
    `Quote Q does not wait for approval and cannot be ${done}.`
  )
const NOTHING_CHANGED =
  "Nothing in the catalogue has changed since version 1 of quote Q was sent; its prices stand as they are."

/** What staff may ask. */
const STAFF: Record<string, Verb> = {
  change: {
    ask: post("", { title: "Other" }),
    done: DRAFTS,
    cannot: "cannot be changed",
    own: unread("cannot be changed"),
  },
  "add a line": {
    ask: post("/items", { title: "More", quantity: 1, unit_price: 1 }),
    done: DRAFTS,
    cannot: "cannot be changed",
    own: unread("cannot be changed"),
  },
  "change a line": {
    ask: ({ id, items }, { admin }) => admin.post(`/admin/crm/quotes/${id}/items/${items[0].id}`, { quantity: 3 }),
    done: DRAFTS,
    cannot: "cannot be changed",
    own: unread("cannot be changed"),
  },
  "remove a line": {
    ask: ({ id, items }, { admin }) => admin.delete(`/admin/crm/quotes/${id}/items/${items[0].id}`),
    done: DRAFTS,
    cannot: "cannot be changed",
    own: unread("cannot be changed"),
  },
  delete: {
    ask: ({ id }, { admin }) => admin.delete(`/admin/crm/quotes/${id}`),
    done: DRAFTS,
    cannot: "cannot be deleted",
    own: unread("cannot be deleted"),
  },
  submit: {
    ask: post("/submit"),
    done: ["pending", "rejected"],
    cannot: "cannot be submitted for approval",
    own: {
      ...unread("cannot be submitted for approval"),
      draft: "Quote Q needs no approval; it can be sent as it is.",
      revised: "Quote Q needs no approval; it can be sent as it is.",
      approved: "Quote Q is approved already; it can be sent.",
    },
  },
  approve: { ask: post("/approve"), done: ["pending", "approved"], own: waits("approved") },
  reject: { ask: post("/reject", { note: "No" }), done: ["pending", "rejected"], own: waits("rejected") },
  send: {
    ask: post("/send"),
    done: ["draft", "approved", "revised"],
    cannot: "cannot be sent",
    instead: { sent: "send it again as it is, or revise it to open a new version" },
    own: {
      pending: "Quote Q waits for approval; it can be sent when it is approved.",
      rejected: expect.stringMatching(/^Quote Q needs approval: /),
    },
  },
  resend: { ask: post("/resend"), done: ["sent"], cannot: "cannot be sent again" },
  link: { ask: post("/link"), done: ["sent"], cannot: "cannot be linked to" },
  extend: {
    ask: post("/extend", { valid_until: "2999-12-31" }),
    done: ["sent", "expired"],
    cannot: "cannot be extended",
  },
  honor: {
    ask: post("/honor"),
    done: [],
    cannot: "has no prices to honor",
    instead: each(ACCEPTED, "they are agreed"),
    own: each(["sent", "expired"], NOTHING_CHANGED),
  },
  revise: {
    ask: post("/revise"),
    done: ["sent", "expired", "declined"],
    cannot: "cannot be revised",
    instead: each(DRAFTS, "change it as it is"),
  },
  accept: { ask: post("/accept"), done: ["sent", ...ACCEPTED], cannot: "cannot be accepted" },
  decline: { ask: post("/decline"), done: ["sent", "declined"], cannot: "cannot be declined" },
  convert: {
    ask: post("/convert"),
    done: ["sent", ...ACCEPTED],
    cannot: "cannot become an order",
    instead: each(DRAFTS, "send it, then accept it"),
    own: {
      expired:
        "Quote Q was valid until 2020-01-31 and cannot be accepted; extend it, or revise it to open a new version.",
    },
  },
  cancel: {
    ask: post("/cancel"),
    done: [...DRAFTS, "sent", "expired"],
    cannot: "cannot be canceled",
    instead: {
      ...each(ACCEPTED, "cancel its order instead"),
      ...each(["declined", "canceled"], "it is closed already"),
    },
  },
  clone: { ask: post("/clone"), done: STATUSES, harmless: true },
  message: { ask: post("/messages", { text: "Hello" }), done: STATUSES, harmless: true },
  "read its messages": { ask: post("/messages/read"), done: STATUSES, harmless: true },
}

const DEAD = "This link is not valid any more. Ask the seller for a new one."
/** Statuses in which no link of version 1 is alive. */
const NO_LINK: Status[] = ["revised", "expired", "canceled"]
const byLink = (path: string, body: object, verb: Partial<Verb>): Verb => ({
  ask: (_quote, { page }) => page(path, body),
  done: ["sent", ...ACCEPTED, "declined"],
  ...verb,
  own: { ...each(NO_LINK, DEAD), ...verb.own },
})

/** What the buyer may ask by the link that was mailed. */
const BUYER: Record<string, Verb> = {
  open: byLink("open", {}, { harmless: true }),
  preview: byLink("preview", { chosen_item_ids: [] }, { harmless: true }),
  pdf: byLink("pdf", {}, { harmless: true }),
  ask: byLink("messages", { text: "Hello" }, { harmless: true }),
  accept: byLink("accept", { version: 1, name: "Ann" }, { done: ["sent", ...ACCEPTED], cannot: "cannot be accepted" }),
  decline: byLink("decline", { version: 1 }, { done: ["sent", "declined"], cannot: "cannot be declined" }),
  pay: byLink("pay", {}, { done: [], cannot: "takes no deposit", own: each(ACCEPTED, "Quote Q asks for no deposit.") }),
}

const own =
  (path: string, body?: object): Verb["ask"] =>
  ({ id }, { customer }) =>
    body ? customer.post(`/store/customers/me/crm/quotes/${id}${path}`, body) : customer.get(`/store/customers/me/crm/quotes/${id}${path}`) // prettier-ignore
const UNSENT: Status[] = ["draft", ...LIMITED]
const OUT: readonly Status[] = STATUSES.filter((status) => !UNSENT.includes(status))
const unsent = each(UNSENT, "Quote ID was not found.")
const replaced = (done: string) => ({
  revised: `Version 1 of quote Q was replaced by version 2 and cannot be ${done}.`,
})

/** What the customer may ask in the storefront. */
const CUSTOMER: Record<string, Verb> = {
  read: { ask: own(""), done: OUT, own: unsent, harmless: true },
  pdf: { ask: own("/pdf"), done: OUT, own: unsent, harmless: true },
  ask: {
    ask: own("/messages", { text: "Hello" }),
    done: OUT.filter((status) => status !== "canceled"),
    cannot: "takes no questions any more",
    own: unsent,
    harmless: true,
  },
  accept: {
    ask: own("/accept", { version: 1 }),
    done: ["sent", ...ACCEPTED],
    cannot: "cannot be accepted",
    own: { ...unsent, ...replaced("accepted") },
  },
  decline: {
    ask: own("/decline", { version: 1 }),
    done: ["sent", "declined"],
    cannot: "cannot be declined",
    own: { ...unsent, ...replaced("declined") },
  },
  deposit: {
    ask: own("/deposit", {}),
    done: [],
    cannot: "takes no deposit",
    own: { ...unsent, ...each(ACCEPTED, "Quote Q asks for no deposit.") },
  },
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store
    let customer: Client

    beforeEach(async () => {
      admin = clientOf(api, await createUser(getContainer()))
      store = await createStore(getContainer())
      customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
    })

    const act = async (id: string, verb: string, body: object = {}) => {
      const { status, data } = await admin.post(`/admin/crm/quotes/${id}/${verb}`, body)
      expect([verb, status, data.message]).toEqual([verb, 200, undefined])
      return data
    }

    /** Brings a new quote into a status by the verbs that lead there. @returns it with the link of version 1 */
    const quoteIn = async (status: Status): Promise<{ quote: Quote; token: string }> => {
      const { data } = await admin.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        convert_on_accept: status === "ordered",
        items: [{ title: "Assembly", quantity: 2, unit_price: LIMITED.includes(status) ? 5000 : 50 }],
      })
      const { id, items } = data.quote
      const verbs: Record<Status, [verb: string, body?: object][]> = {
        draft: [],
        pending: [["submit"]],
        approved: [["submit"], ["approve"]],
        rejected: [["submit"], ["reject", { note: "No" }]],
        revised: [["send"], ["revise"]],
        sent: [["send"]],
        expired: [["send"]],
        accepted: [["send"], ["accept"]],
        "partly ordered": [["send"], ["accept"], ["convert", { items: [{ item_id: items[0].id, quantity: 1 }] }]],
        ordered: [["send"], ["accept"]],
        declined: [["send"], ["decline"]],
        canceled: [["send"], ["cancel"]],
      }
      let token = "none"
      for (const [verb, body] of verbs[status]) {
        const { public_url } = await act(id, verb, body)
        token = public_url ? new URL(public_url).hash.slice(1) : token
      }
      if (status === "expired") {
        const service = getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
        await service.updateCrmQuotes([{ id, valid_until: "2020-01-31" }])
        const [version] = await service.listCrmQuoteVersions({ quote_id: id })
        await service.updateCrmQuoteVersions([{ id: version.id, valid_until: "2020-01-31" }])
      }
      return { quote: (await admin.get(`/admin/crm/quotes/${id}`)).data.quote, token }
    }

    const callers = (token: string): Callers => ({
      admin,
      customer,
      page: (path, body = {}) => api.post(`/crm/quotes/${path}`, { token, ...body }, { validateStatus: () => true }),
    })
    /** The sentence of a refusal. Who speaks to buyers leaves out what only staff can do instead. */
    const refusal = (verb: Verb, status: Status, toBuyer: boolean): unknown =>
      verb.own?.[status] ??
      `Quote Q ${stands(status)} and ${verb.cannot}${toBuyer ? "" : `; ${verb.instead?.[status] ?? instead(status)}`}.`

    const walk = async (verbs: Record<string, Verb>, status: Status, toBuyer: boolean) => {
      const { quote, token } = await quoteIn(status)
      const before = (await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote
      for (const [name, verb] of Object.entries(verbs).filter(([, { done }]) => !done.includes(status))) {
        const { status: code, data } = await verb.ask(quote, callers(token))
        const said = String(data.message).replaceAll(quote.number, "Q").replaceAll(quote.id, "ID")
        const lost = said === DEAD || said.endsWith("was not found.")
        expect([status, name, code, said]).toEqual([status, name, lost ? 404 : 400, refusal(verb, status, toBuyer)])
      }
      expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toEqual(before)
      for (const [name, verb] of Object.entries(verbs).filter(([, { done }]) => done.includes(status))) {
        const at = verb.harmless ? { quote, token } : await quoteIn(status)
        const { status: code, data } = await verb.ask(at.quote, callers(at.token))
        expect([status, name, code, code === 200 || data.message]).toEqual([status, name, 200, true])
      }
    }

    describe("every verb is done, or refused with its sentence and nothing changed,", () => {
      beforeEach(async () => {
        const rule = { name: "Large", max_total: 1000, currency_code: "usd" }
        expect((await admin.post("/admin/crm/approval-rules", rule)).status).toBe(200)
      })

      it.each(STATUSES)("by staff, on a quote that is %s", (status) => walk(STAFF, status, false))

      it.each(STATUSES.filter((status) => !UNSENT.includes(status)))("by the link, on a quote that is %s", (status) =>
        walk(BUYER, status, true)
      )

      it.each(STATUSES)("by the customer in the storefront, on a quote that is %s", (status) =>
        walk(CUSTOMER, status, true)
      )
    })
  },
})
