import { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { requestQuoteWorkflow } from "../../../../../../workflows/quote"
import { StoreRequestCrmQuote } from "../../../../shared/validators"

/** Asks for a quote of a cart, with or without a login; asked again it answers the same. */
export const POST = async (req: MedusaRequest<StoreRequestCrmQuote>, res: MedusaResponse): Promise<void> => {
  const customer_id = (req as unknown as AuthenticatedMedusaRequest).auth_context?.actor_id || null
  const { result } = await requestQuoteWorkflow(req.scope).run({
    input: {
      cart_id: req.params.id,
      ...req.validatedBody,
      customer_id,
      actor: customer_id
        ? { actor_id: customer_id, actor_type: "customer" }
        : { actor_id: req.params.id, actor_type: "buyer" },
    },
  })
  const { id, number, status } = result
  res.json({ quote: { id, number, status } })
}
