import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

import { addQuoteMessageWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { plainRow } from "../../../../../shared/answer"
import { listRequestOf } from "../../../../../shared/documents"
import { loadQuote, quoteService } from "../../answer"
import { AdminAddCrmQuoteMessage } from "../../validators"

/** What buyer and staff wrote to each other about a quote and its lines. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const { limit, offset, order } = listRequestOf(req)
  const [rows, count] = await quoteService(req).listAndCountCrmQuoteMessages(
    { quote_id: req.params.id },
    { order: { created_at: order === "-created_at" ? "DESC" : "ASC", id: "ASC" }, take: limit, skip: offset }
  )
  res.json({ messages: rows.map((row) => plainRow(row)), count, offset, limit })
}

/** Staff's answer, which is mailed to the buyer. */
export const POST = async (req: MedusaRequest<AdminAddCrmQuoteMessage>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const actor = actorOf(req)
  const { result } = await addQuoteMessageWorkflow(req.scope).run({
    input: {
      id: quote.id,
      author_type: "staff",
      version: quote.version,
      author_name: await nameOf(req, actor.actor_type === "user" ? actor.actor_id : null),
      actor,
      ...req.validatedBody,
    },
  })
  const message = await quoteService(req).retrieveCrmQuoteMessage(result.id)
  res.json({ message: plainRow(message) })
}

async function nameOf(req: MedusaRequest, user_id: string | null): Promise<string | null> {
  const [user] = user_id ? await req.scope.resolve(Modules.USER).listUsers({ id: [user_id] }) : []
  return user ? [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email : null
}
