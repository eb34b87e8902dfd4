import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(300_000)

const STATUSES = ["draft", "sent", "expired", "accepted", "ordered", "declined", "canceled"] as const
type Status = (typeof STATUSES)[number]

/** What each verb does in each status: done, or refused with exactly this sentence ("Q" is the quote's number). */
const TABLE: Record<string, { allowed: Status[]; refused?: Partial<Record<Status, string>> }> = {
  change: {
    allowed: ["draft"],
    refused: {
      sent: "Quote Q is sent; revise it to open a new version.",
      expired: "Quote Q is sent; revise it to open a new version.",
      accepted: "Quote Q is accepted; only drafts can be changed.",
      ordered: "Quote Q is accepted; only drafts can be changed.",
      declined: "Quote Q is declined; revise it to open a new version.",
      canceled: "Quote Q is canceled; only drafts can be changed.",
    },
  },
  "add a line": {
    allowed: ["draft"],
    refused: {
      sent: "Quote Q is sent; revise it to open a new version.",
      expired: "Quote Q is sent; revise it to open a new version.",
      accepted: "Quote Q is accepted; only drafts can be changed.",
      ordered: "Quote Q is accepted; only drafts can be changed.",
      declined: "Quote Q is declined; revise it to open a new version.",
      canceled: "Quote Q is canceled; only drafts can be changed.",
    },
  },
  "change a line": {
    allowed: ["draft"],
    refused: {
      sent: "Quote Q is sent; revise it to open a new version.",
      expired: "Quote Q is sent; revise it to open a new version.",
      accepted: "Quote Q is accepted; only drafts can be changed.",
      ordered: "Quote Q is accepted; only drafts can be changed.",
      declined: "Quote Q is declined; revise it to open a new version.",
      canceled: "Quote Q is canceled; only drafts can be changed.",
    },
  },
  "remove a line": {
    allowed: ["draft"],
    refused: {
      sent: "Quote Q is sent; revise it to open a new version.",
      expired: "Quote Q is sent; revise it to open a new version.",
      accepted: "Quote Q is accepted; only drafts can be changed.",
      ordered: "Quote Q is accepted; only drafts can be changed.",
      declined: "Quote Q is declined; revise it to open a new version.",
      canceled: "Quote Q is canceled; only drafts can be changed.",
    },
  },
  send: {
    allowed: ["draft"],
    refused: {
      sent: "Quote Q is sent and cannot be sent; send it again as it is, or revise it to open a new version.",
      expired: "Quote Q is sent and cannot be sent; send it again as it is, or revise it to open a new version.",
      accepted: "Quote Q is accepted and cannot become sent; that is final.",
      ordered: "Quote Q is accepted and cannot become sent; that is final.",
      declined: "Quote Q is declined and cannot be sent; revise it to open a new version.",
      canceled: "Quote Q is canceled and cannot become sent; that is final.",
    },
  },
  resend: {
    allowed: ["sent"],
    refused: {
      draft: "Quote Q is a draft and cannot be sent again; send it first.",
      expired: "Quote Q was valid until 2020-01-31 and cannot be sent again; revise it to offer it again.",
      accepted: "Quote Q is accepted and cannot be sent again.",
      ordered: "Quote Q is accepted and cannot be sent again.",
      declined: "Quote Q is declined and cannot be sent again.",
      canceled: "Quote Q is canceled and cannot be sent again.",
    },
  },
  link: {
    allowed: ["sent"],
    refused: {
      draft: "Quote Q is a draft and cannot be linked to; send it first.",
      expired: "Quote Q was valid until 2020-01-31 and cannot be linked to; revise it to offer it again.",
      accepted: "Quote Q is accepted and cannot be linked to.",
      ordered: "Quote Q is accepted and cannot be linked to.",
      declined: "Quote Q is declined and cannot be linked to.",
      canceled: "Quote Q is canceled and cannot be linked to.",
    },
  },
  submit: {
    allowed: [],
    refused: {
      draft: "Quote Q needs no approval; it can be sent as it is.",
      sent: "Quote Q is sent; revise it to open a new version.",
      expired: "Quote Q is sent; revise it to open a new version.",
      accepted: "Quote Q is accepted; only drafts can be changed.",
      ordered: "Quote Q is accepted; only drafts can be changed.",
      declined: "Quote Q is declined; revise it to open a new version.",
      canceled: "Quote Q is canceled; only drafts can be changed.",
    },
  },
  approve: {
    allowed: [],
    refused: {
      draft: "Quote Q does not wait for approval and cannot be approved.",
      sent: "Quote Q does not wait for approval and cannot be approved.",
      expired: "Quote Q does not wait for approval and cannot be approved.",
      accepted: "Quote Q does not wait for approval and cannot be approved.",
      ordered: "Quote Q does not wait for approval and cannot be approved.",
      declined: "Quote Q does not wait for approval and cannot be approved.",
      canceled: "Quote Q does not wait for approval and cannot be approved.",
    },
  },
  reject: {
    allowed: [],
    refused: {
      draft: "Quote Q does not wait for approval and cannot be rejected.",
      sent: "Quote Q does not wait for approval and cannot be rejected.",
      expired: "Quote Q does not wait for approval and cannot be rejected.",
      accepted: "Quote Q does not wait for approval and cannot be rejected.",
      ordered: "Quote Q does not wait for approval and cannot be rejected.",
      declined: "Quote Q does not wait for approval and cannot be rejected.",
      canceled: "Quote Q does not wait for approval and cannot be rejected.",
    },
  },
  extend: {
    allowed: ["sent", "expired"],
    refused: {
      draft: "Quote Q is draft and cannot be extended; only a sent quote has a last day to move.",
      accepted: "Quote Q is accepted and cannot be extended; only a sent quote has a last day to move.",
      ordered: "Quote Q is accepted and cannot be extended; only a sent quote has a last day to move.",
      declined: "Quote Q is declined and cannot be extended; only a sent quote has a last day to move.",
      canceled: "Quote Q is canceled and cannot be extended; only a sent quote has a last day to move.",
    },
  },
  honor: {
    allowed: [],
    refused: {
      draft: "Quote Q is draft; only the prices of a sent quote can be honored.",
      sent: "Nothing in the catalogue has changed since version 1 of quote Q was sent; its prices stand as they are.",
      expired:
        "Nothing in the catalogue has changed since version 1 of quote Q was sent; its prices stand as they are.",
      accepted: "Quote Q is accepted; only the prices of a sent quote can be honored.",
      ordered: "Quote Q is accepted; only the prices of a sent quote can be honored.",
      declined: "Quote Q is declined; only the prices of a sent quote can be honored.",
      canceled: "Quote Q is canceled; only the prices of a sent quote can be honored.",
    },
  },
  revise: {
    allowed: ["sent", "expired", "declined"],
    refused: {
      draft: "Quote Q is a draft already; change it as it is.",
      accepted: "Quote Q is accepted and cannot be revised.",
      ordered: "Quote Q is accepted and cannot be revised.",
      canceled: "Quote Q is canceled and cannot be revised.",
    },
  },
  accept: {
    allowed: ["sent", "accepted", "ordered"],
    refused: {
      draft: "Quote Q is a draft and cannot be accepted; send it first.",
      expired: "Quote Q was valid until 2020-01-31 and cannot be accepted; revise it to offer it again.",
      declined: "Quote Q is declined and cannot be accepted.",
      canceled: "Quote Q is canceled and cannot be accepted.",
    },
  },
  decline: {
    allowed: ["sent", "declined"],
    refused: {
      draft: "Quote Q is a draft and cannot be declined; send it first.",
      expired: "Quote Q was valid until 2020-01-31 and cannot be declined; revise it to offer it again.",
      accepted: "Quote Q is accepted and cannot be declined.",
      ordered: "Quote Q is accepted and cannot be declined.",
      canceled: "Quote Q is canceled and cannot be declined.",
    },
  },
  convert: {
    allowed: ["sent", "accepted", "ordered"],
    refused: {
      draft: "Quote Q is draft and cannot become an order; only an accepted quote can.",
      expired: "Quote Q was valid until 2020-01-31 and cannot be accepted; revise it to offer it again.",
      declined: "Quote Q is declined and cannot become an order; only an accepted quote can.",
      canceled: "Quote Q is canceled and cannot become an order; only an accepted quote can.",
    },
  },
  cancel: {
    allowed: ["draft", "sent", "expired"],
    refused: {
      accepted: "Quote Q is accepted and cannot become canceled; that is final.",
      ordered: "Quote Q is accepted and cannot become canceled; that is final.",
      declined: "Quote Q is declined and cannot become canceled; that is final.",
      canceled: "Quote Q is canceled and cannot become canceled; that is final.",
    },
  },
  clone: {
    allowed: ["draft", "sent", "expired", "accepted", "ordered", "declined", "canceled"],
  },
  message: {
    allowed: ["draft", "sent", "expired", "accepted", "ordered", "declined", "canceled"],
  },
  delete: {
    allowed: ["draft"],
    refused: {
      sent: "Quote Q is sent; revise it to open a new version.",
      expired: "Quote Q is sent; revise it to open a new version.",
      accepted: "Quote Q is accepted; only drafts can be changed.",
      ordered: "Quote Q is accepted; only drafts can be changed.",
      declined: "Quote Q is declined; revise it to open a new version.",
      canceled: "Quote Q is canceled; only drafts can be changed.",
    },
  },
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store

    beforeEach(async () => {
      admin = clientOf(api, await createUser(getContainer()))
      store = await createStore(getContainer())
    })

    /** Brings a new quote into a status by the verbs that lead there. */
    const quoteIn = async (status: Status) => {
      const { data } = await admin.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        convert_on_accept: status === "ordered",
        items: [{ title: "Assembly", quantity: 2, unit_price: 50 }],
      })
      const { id } = data.quote
      const verbs: Record<Status, string[]> = {
        draft: [],
        sent: ["send"],
        expired: ["send"],
        accepted: ["send", "accept"],
        ordered: ["send", "accept"],
        declined: ["send", "decline"],
        canceled: ["cancel"],
      }
      for (const verb of verbs[status]) {
        await admin.post(`/admin/crm/quotes/${id}/${verb}`)
      }
      if (status === "expired") {
        const service = getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
        await service.updateCrmQuotes([{ id, valid_until: "2020-01-31" }])
        const [version] = await service.listCrmQuoteVersions({ quote_id: id })
        await service.updateCrmQuoteVersions([{ id: version.id, valid_until: "2020-01-31" }])
      }
      return (await admin.get(`/admin/crm/quotes/${id}`)).data.quote
    }

    type Ask = (quote: { id: string; items: { id: string }[] }) => Promise<{ status: number; data: any }>
    const post =
      (path: string, body: object = {}): Ask =>
      ({ id }) =>
        admin.post(`/admin/crm/quotes/${id}${path}`, body)

    const VERBS: Record<string, Ask> = {
      change: post("", { title: "Other" }),
      "add a line": post("/items", { title: "More", quantity: 1, unit_price: 1 }),
      "change a line": ({ id, items }) => admin.post(`/admin/crm/quotes/${id}/items/${items[0].id}`, { quantity: 3 }),
      "remove a line": ({ id, items }) => admin.delete(`/admin/crm/quotes/${id}/items/${items[0].id}`),
      send: post("/send"),
      resend: post("/resend"),
      link: post("/link"),
      submit: post("/submit"),
      approve: post("/approve"),
      reject: post("/reject", { note: "No" }),
      extend: post("/extend", { valid_until: "2999-12-31" }),
      honor: post("/honor"),
      revise: post("/revise"),
      accept: post("/accept"),
      decline: post("/decline"),
      convert: post("/convert"),
      cancel: post("/cancel"),
      clone: post("/clone"),
      message: post("/messages", { text: "Hello" }),
      delete: ({ id }) => admin.delete(`/admin/crm/quotes/${id}`),
    }

    describe("every verb in every status", () => {
      it("is in the table", () => {
        expect(Object.keys(VERBS)).toEqual(Object.keys(TABLE))
        for (const { allowed, refused = {} } of Object.values(TABLE)) {
          expect([...allowed, ...Object.keys(refused)].sort()).toEqual([...STATUSES].sort())
        }
      })

      it.each(Object.keys(TABLE))(
        "%s is done or refused with its sentence, and a refusal changes nothing",
        async (verb) => {
          const { allowed, refused = {} } = TABLE[verb]
          for (const status of STATUSES) {
            const before = await quoteIn(status)
            const { status: code, data } = await VERBS[verb](before)
            const said = String(data.message ?? "").replaceAll(before.number, "Q")
            if (allowed.includes(status)) {
              expect([status, code]).toEqual([status, 200])
            } else {
              expect([status, code, said]).toEqual([status, 400, refused[status]])
              const after = (await admin.get(`/admin/crm/quotes/${before.id}`)).data.quote
              expect(after).toEqual(before)
            }
          }
        }
      )
    })
  },
})
