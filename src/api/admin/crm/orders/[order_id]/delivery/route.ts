import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { promiseDeliveryWorkflow, tellDeliveryWorkflow } from "../../../../../../workflows/delivery"
import { actorOf } from "../../../../../shared"
import { requestedUrl } from "../../../../../shared/document-mails"
import { AdminPromiseDelivery } from "../../delivery-validators"
import { deliveryAnswer, loadDeliveryOrder } from "../../load-delivery"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ delivery: await deliveryAnswer(req, await loadDeliveryOrder(req)) })
}

/** Promises dates, and tells the customer where that is asked for; how the mail went is in the answer, for the dates stand either way. */
export const POST = async (req: MedusaRequest<AdminPromiseDelivery>, res: MedusaResponse): Promise<void> => {
  const { tell_customer, to, message, ...dates } = req.validatedBody
  const order = await loadDeliveryOrder(req)
  const about = { order_id: order.id, actor: actorOf(req) }
  await promiseDeliveryWorkflow(req.scope).run({ input: { ...about, ...dates } })
  const mail = tell_customer
    ? (await tellDeliveryWorkflow(req.scope).run({ input: { ...about, to, message, base_url: requestedUrl(req) } })).result
    : null
  res.json({ delivery: await deliveryAnswer(req, order), mail })
}
