import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { consentsOfCustomer, recordCustomerConsent } from "../../../../../../workflows/interaction/consents"
import { actorOf } from "../../../../../shared"
import { AdminRecordCrmConsent } from "../../validators"

/** What the customer and their contacts agreed to being sent. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const consents = await consentsOfCustomer(req.scope, req.params.id)
  res.json({ consents, count: consents.length, offset: 0, limit: consents.length })
}

export const POST = async (req: MedusaRequest<AdminRecordCrmConsent>, res: MedusaResponse): Promise<void> => {
  res.json({ consent: await recordCustomerConsent(req.scope, req.params.id, req.validatedBody, actorOf(req)) })
}
