import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { assertVerb } from "../rules/verbs"
import type { QuoteStore } from "../store"
import { QuoteMessageRow, QuoteRow, QuoteSnapshot } from "../types"

export type MessageInput = {
  text: string
  /** The line it is about; null for the whole quote. */
  item_id?: string | null
  /** The version that was read. */
  version: number
  author_name: string | null
}

/** How many questions may wait for an answer: each is mailed to staff, whose inbox is not to be flooded. */
const MAX_UNANSWERED = 30

/** Keeps a buyer's question or staff's answer; an answer settles the questions before it. */
export async function addMessage(
  store: QuoteStore,
  id: string,
  author_type: "buyer" | "staff",
  input: MessageInput,
  actor: Actor,
  context: Context
): Promise<QuoteMessageRow> {
  const quote = await store.lock_(id, context)
  if (author_type === "buyer") {
    assertVerb("ask", quote)
    assertNotFlooded(quote)
  }
  if (input.item_id && !(await hasLine(store, quote.id, quote.items, input, context))) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Quote ${quote.number} has no line ${input.item_id}.`)
  }
  const message = await store.createCrmQuoteMessages(
    {
      quote_id: id,
      version: input.version,
      item_id: input.item_id ?? null,
      text: input.text,
      author_type,
      author_id: actor.actor_id,
      author_name: input.author_name,
    },
    context
  )
  const unanswered_messages = author_type === "buyer" ? quote.unanswered_messages + 1 : 0
  await store.updateCrmQuotes({ id, unanswered_messages, last_contact_at: new Date() }, context)
  await store.record_(id, author_type === "buyer" ? "question_asked" : "answered", null, actor, input.text, context)
  return message as unknown as QuoteMessageRow
}

/** @throws NOT_ALLOWED */
function assertNotFlooded({ number, unanswered_messages }: QuoteRow): void {
  if (unanswered_messages >= MAX_UNANSWERED) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Quote ${number} has ${unanswered_messages} questions that wait for an answer; the next can be asked when they are answered.`
    )
  }
}

async function hasLine(
  store: QuoteStore,
  quote_id: string,
  items: { id: string }[],
  { item_id, version }: MessageInput,
  context: Context
): Promise<boolean> {
  if (items.some(({ id }) => id === item_id)) {
    return true
  }
  const [sent] = await store.listCrmQuoteVersions({ quote_id, version }, {}, context)
  return Boolean((sent?.snapshot as unknown as QuoteSnapshot | undefined)?.items.some(({ id }) => id === item_id))
}
