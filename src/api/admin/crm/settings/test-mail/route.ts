import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError, Modules } from "@medusajs/framework/utils"

import { sendTestMailWorkflow } from "../../../../../workflows/access/send-test-mail"
import { actorOf } from "../../../../shared"
import { AdminSendTestMail } from "../validators"

/** Sends a mail to the caller (or `to`) the way quotes and invoices are sent, so that a wrong set-up shows before a customer waits. */
export const POST = async (req: MedusaRequest<AdminSendTestMail>, res: MedusaResponse): Promise<void> => {
  const actor = actorOf(req)
  const to = req.validatedBody.to ?? (await addressOf(req, actor.actor_id))
  const { result } = await sendTestMailWorkflow(req.scope).run({ input: { to, actor } })
  res.json(result)
}

async function addressOf(req: MedusaRequest, user_id: string): Promise<string> {
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id: [user_id] }, { select: ["email"] })
  if (!user) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "Invalid request: to is required when an API key calls")
  }
  return user.email
}
