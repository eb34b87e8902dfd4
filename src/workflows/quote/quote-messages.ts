import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { MessageInput } from "../../modules/quote/acts/messages"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { sendAnswerMail } from "./mail/answer-mail"
import { quoteModule } from "./steps/quote-module"

export type AddQuoteMessageWorkflowInput = MessageInput & { id: string; author_type: "buyer" | "staff"; actor: Actor }

const addMessageStep = createStep(
  "crm-add-quote-message",
  async ({ id, author_type, actor, ...input }: AddQuoteMessageWorkflowInput, { container }) => {
    return new StepResponse(await quoteModule(container).addMessage(id, author_type, input, actor))
  }
)

/** Last of all: a mail cannot be called back. */
const mailAnswerStep = createStep("crm-mail-quote-answer", async (input: { message_id: string }, { container }) => {
  return new StepResponse(await sendAnswerMail(container, input.message_id))
})

/**
 * Keeps a buyer's question, or staff's answer, which is mailed to the buyer.
 * Emits `crm_quote.question_asked` or `crm_quote.answered` with `{ id }`.
 */
export const addQuoteMessageWorkflow = createWorkflow(
  "crm-add-quote-message",
  (input: AddQuoteMessageWorkflowInput) => {
    const message = addMessageStep(input)
    const eventName = transform({ input }, ({ input }) =>
      input.author_type === "buyer" ? CrmEvents.QUOTE_QUESTION_ASKED : CrmEvents.QUOTE_ANSWERED
    )
    emitEventStep({ eventName, data: { id: input.id } })
    when("crm-quote-answered", { input }, ({ input }) => input.author_type === "staff").then(() => {
      mailAnswerStep(transform({ message }, ({ message }) => ({ message_id: message.id })))
    })
    return new WorkflowResponse(message)
  }
)
