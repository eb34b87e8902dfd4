import { ALLOWED, QUOTE_ACTS } from "../../../../admin/quote/rules/actions"
import { QuoteStatus, ShownStatus } from "./transitions"
import { assertVerb, QUOTE_VERBS, QuoteVerb, REFUSED_VERB } from "./verbs"

const TODAY = "2026-11-23"
const STATUSES: ShownStatus[] = ["draft", "sent", "expired", "accepted", "declined", "canceled"]

const quoteIn = (status: ShownStatus) => ({
  number: "Q-1",
  status: (status === "expired" ? "sent" : status) as QuoteStatus,
  valid_until: status === "draft" ? null : status === "expired" ? "2026-11-22" : TODAY,
})

/** What every verb answers in every status; "ok" where it may be done. */
const TABLE: Record<QuoteVerb, Record<ShownStatus, string>> = {
  change: {
    draft: "ok",
    sent: "is sent and cannot be changed; revise it to open a new version.",
    expired: "was valid until 2026-11-22 and cannot be changed; extend it, or revise it to open a new version.",
    accepted: "is accepted and cannot be changed; copy it to make another offer.",
    declined: "is declined and cannot be changed; revise it to open a new version.",
    canceled: "is canceled and cannot be changed; copy it to make another offer.",
  },
  delete: {
    draft: "ok",
    sent: "is sent and cannot be deleted; revise it to open a new version.",
    expired: "was valid until 2026-11-22 and cannot be deleted; extend it, or revise it to open a new version.",
    accepted: "is accepted and cannot be deleted; copy it to make another offer.",
    declined: "is declined and cannot be deleted; revise it to open a new version.",
    canceled: "is canceled and cannot be deleted; copy it to make another offer.",
  },
  submit: {
    draft: "ok",
    sent: "is sent and cannot be submitted for approval; revise it to open a new version.",
    expired:
      "was valid until 2026-11-22 and cannot be submitted for approval; extend it, or revise it to open a new version.",
    accepted: "is accepted and cannot be submitted for approval; copy it to make another offer.",
    declined: "is declined and cannot be submitted for approval; revise it to open a new version.",
    canceled: "is canceled and cannot be submitted for approval; copy it to make another offer.",
  },
  send: {
    draft: "ok",
    sent: "is sent and cannot be sent; send it again as it is, or revise it to open a new version.",
    expired: "was valid until 2026-11-22 and cannot be sent; extend it, or revise it to open a new version.",
    accepted: "is accepted and cannot be sent; copy it to make another offer.",
    declined: "is declined and cannot be sent; revise it to open a new version.",
    canceled: "is canceled and cannot be sent; copy it to make another offer.",
  },
  resend: {
    draft: "is a draft and cannot be sent again; send it first.",
    sent: "ok",
    expired: "was valid until 2026-11-22 and cannot be sent again; extend it, or revise it to open a new version.",
    accepted: "is accepted and cannot be sent again; copy it to make another offer.",
    declined: "is declined and cannot be sent again; revise it to open a new version.",
    canceled: "is canceled and cannot be sent again; copy it to make another offer.",
  },
  link: {
    draft: "is a draft and cannot be linked to; send it first.",
    sent: "ok",
    expired: "was valid until 2026-11-22 and cannot be linked to; extend it, or revise it to open a new version.",
    accepted: "is accepted and cannot be linked to; copy it to make another offer.",
    declined: "is declined and cannot be linked to; revise it to open a new version.",
    canceled: "is canceled and cannot be linked to; copy it to make another offer.",
  },
  extend: {
    draft: "is a draft and cannot be extended; send it first.",
    sent: "ok",
    expired: "ok",
    accepted: "is accepted and cannot be extended; copy it to make another offer.",
    declined: "is declined and cannot be extended; revise it to open a new version.",
    canceled: "is canceled and cannot be extended; copy it to make another offer.",
  },
  honor: {
    draft: "is a draft and has no prices to honor; send it first.",
    sent: "ok",
    expired: "ok",
    accepted: "is accepted and has no prices to honor; they are agreed.",
    declined: "is declined and has no prices to honor; revise it to open a new version.",
    canceled: "is canceled and has no prices to honor; copy it to make another offer.",
  },
  revise: {
    draft: "is a draft and cannot be revised; change it as it is.",
    sent: "ok",
    expired: "ok",
    accepted: "is accepted and cannot be revised; copy it to make another offer.",
    declined: "ok",
    canceled: "is canceled and cannot be revised; copy it to make another offer.",
  },
  accept: {
    draft: "is a draft and cannot be accepted; send it first.",
    sent: "ok",
    expired: "was valid until 2026-11-22 and cannot be accepted; extend it, or revise it to open a new version.",
    accepted: "is accepted and cannot be accepted; copy it to make another offer.",
    declined: "is declined and cannot be accepted; revise it to open a new version.",
    canceled: "is canceled and cannot be accepted; copy it to make another offer.",
  },
  decline: {
    draft: "is a draft and cannot be declined; send it first.",
    sent: "ok",
    expired: "was valid until 2026-11-22 and cannot be declined; extend it, or revise it to open a new version.",
    accepted: "is accepted and cannot be declined; copy it to make another offer.",
    declined: "is declined and cannot be declined; revise it to open a new version.",
    canceled: "is canceled and cannot be declined; copy it to make another offer.",
  },
  cancel: {
    draft: "ok",
    sent: "ok",
    expired: "ok",
    accepted: "is accepted and cannot be canceled; cancel its order instead.",
    declined: "is declined and cannot be canceled; it is closed already.",
    canceled: "is canceled and cannot be canceled; it is closed already.",
  },
  convert: {
    draft: "is a draft and cannot become an order; send it, then accept it.",
    sent: "is sent and cannot become an order; accept it first.",
    expired: "was valid until 2026-11-22 and cannot become an order; extend it, or revise it to open a new version.",
    accepted: "ok",
    declined: "is declined and cannot become an order; revise it to open a new version.",
    canceled: "is canceled and cannot become an order; copy it to make another offer.",
  },
  pay: {
    draft: "is a draft and takes no deposit; send it first.",
    sent: "is sent and takes no deposit; accept it first.",
    expired: "was valid until 2026-11-22 and takes no deposit; extend it, or revise it to open a new version.",
    accepted: "ok",
    declined: "is declined and takes no deposit; revise it to open a new version.",
    canceled: "is canceled and takes no deposit; copy it to make another offer.",
  },
  ask: {
    draft: "ok",
    sent: "ok",
    expired: "ok",
    accepted: "ok",
    declined: "ok",
    canceled: "is canceled and takes no questions any more; copy it to make another offer.",
  },
}

describe("what may be done with a quote", () => {
  it("is told for every verb", () => {
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(QUOTE_VERBS).sort())
  })

  it.each(Object.keys(QUOTE_VERBS) as QuoteVerb[])("%s, in every status", (verb) => {
    for (const status of STATUSES) {
      let said = "ok"
      try {
        assertVerb(verb, quoteIn(status), TODAY)
      } catch (error) {
        expect(error).toMatchObject({ type: "not_allowed", code: REFUSED_VERB })
        said = (error as Error).message.replace(/^Quote Q-1 /, "")
      }
      expect([status, said]).toEqual([status, TABLE[verb][status]])
    }
  })

  it("a sent quote may be told from an expired one only by who names the day", () => {
    expect(() => assertVerb("accept", quoteIn("expired"))).not.toThrow()
    expect(() => assertVerb("accept", quoteIn("sent"), TODAY)).not.toThrow()
  })

  it("is offered by the dashboard in the same statuses", () => {
    const verbOf: Partial<Record<(typeof QUOTE_ACTS)[number], QuoteVerb>> = { edit: "change", copyLink: "link" }
    for (const act of QUOTE_ACTS.filter((name) => !["approve", "reject", "clone", "template", "release", "withdraw"].includes(name))) {
      const verb = verbOf[act] ?? (act as QuoteVerb)
      expect([act, [...ALLOWED[act]].sort()]).toEqual([act, [...QUOTE_VERBS[verb].from].sort()])
    }
  })
})
