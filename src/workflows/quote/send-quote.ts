import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import type { SendMail } from "../../modules/quote/acts/send"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { exactOf } from "../../shared/exact"
import { assertMaySendOnCredit } from "./credit/before-acceptance"
import { withCustomer } from "./customer-of-lead"
import { partiesOf } from "./document"
import { publicUrlOf } from "./mail/public-url"
import { mailOffer, quoteLink } from "./mail/send-quote-mail"
import { marketOf } from "./stale/market"
import { quoteModule, today } from "./steps/quote-module"

export type SendQuoteWorkflowInput = {
  id: string
  actor: Actor
  /** Where buyers reach this server, for stores without the option `public_url`. */
  base_url?: string
  /** Another recipient than the quote's own. */
  to?: string
  cc?: string[]
  subject?: string
  /** Put before the mail's own words. */
  message?: string
  /** Whether versions sent earlier stay on offer beside this one. */
  keep_earlier_open?: boolean
}

const mailOf = ({ to, cc, subject, message, base_url }: SendQuoteWorkflowInput): SendMail => ({
  to,
  cc,
  subject,
  message,
  base_url,
})

export type SentQuote = { quote_id: string; token: string; public_url: string }

const sendQuoteStep = createStep(
  "crm-send-quote",
  async (input: SendQuoteWorkflowInput, { container }) => {
    const { id, actor, base_url, keep_earlier_open } = input
    const settings = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
    const draft = await withCustomer(container, await quoteModule(container).getQuote(id), actor)
    const credit = draft.status === "draft" ? await assertMaySendOnCredit(container, draft) : []
    const parties = await partiesOf(container, draft)
    const lines = draft.items.map((item) => ({
      id: item.id,
      variant_id: item.variant_id,
      quantity: exactOf(item, "quantity") ?? 0,
    }))
    const defaults = {
      market: await marketOf(container, draft, lines),
      today: await today(container),
      validity_days: settings.quote_validity_days,
      parties,
      keep_earlier_open,
      credit,
      mail: mailOf(input),
    }
    const { quote, token } = await quoteModule(container).sendQuote(id, defaults, actor)
    const sent: SentQuote = {
      quote_id: quote.id,
      token,
      public_url: quoteLink(publicUrlOf(container, base_url), token),
    }
    return new StepResponse(sent, id)
  },
  async (id, { container }) => {
    // A version once frozen stays; what can be undone is that it is on offer.
    if (id) {
      await quoteModule(container).reviseQuote(id, false, SYSTEM_ACTOR)
    }
  }
)

const resendQuoteStep = createStep("crm-resend-quote", async (input: SendQuoteWorkflowInput, { container }) => {
  const { id, actor, base_url } = input
  const resend = { today: await today(container), mail: mailOf(input) }
  const { quote, token } = await quoteModule(container).resendQuote(id, resend, actor)
  const sent: SentQuote = {
    quote_id: quote.id,
    token,
    public_url: quoteLink(publicUrlOf(container, base_url), token),
  }
  return new StepResponse(sent)
})

/** Last of all: a mail cannot be called back. */
const mailQuoteStep = createStep(
  "crm-mail-quote",
  async ({ quote_id, public_url, token }: SentQuote, { container }) => {
    await mailOffer(container, quote_id, { link: public_url, token })
    return new StepResponse(null)
  }
)

/**
 * Sends a draft: a numbered, immutable version, its PDF and a mail with the link. A buyer whom the host does not know becomes its customer.
 *
 * Emits `crm_quote.sent` with `{ id }`. Hook `quoteSent` with `{ quote_id }`.
 */
export const sendQuoteWorkflow = createWorkflow("crm-send-quote", (input: SendQuoteWorkflowInput) => {
  const sent = sendQuoteStep(input)
  const quoteSent = createHook("quoteSent", { quote_id: input.id })
  emitEventStep({ eventName: CrmEvents.QUOTE_SENT, data: { id: input.id } })
  mailQuoteStep(sent)
  const answer = transform({ sent }, ({ sent }) => ({ public_url: sent.public_url }))
  return new WorkflowResponse(answer, { hooks: [quoteSent] })
})

/** Mails a new link to the sent version; earlier links die. */
export const resendQuoteWorkflow = createWorkflow("crm-resend-quote", (input: SendQuoteWorkflowInput) => {
  const sent = resendQuoteStep(input)
  mailQuoteStep(sent)
  const answer = transform({ sent }, ({ sent }) => ({ public_url: sent.public_url }))
  return new WorkflowResponse(answer)
})
