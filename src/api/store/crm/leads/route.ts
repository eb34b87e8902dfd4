import { MedusaRequest, MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"

import { QUOTE_MODULE } from "../../../../modules/quote"
import type { QuoteModuleService } from "../../../../modules/quote/service"
import { requestLeadWorkflow } from "../../../../workflows/quote"
import { assertWithinLimits, limited } from "../../../crm/shared/limited"
import { StoreRequestCrmLead } from "../../shared/validators"

/** Takes what someone asks by a form; the same asked again answers the same. Nothing tells whether the store knows them. */
export const POST = limited<StoreRequestCrmLead>(
  async (req: MedusaRequest<StoreRequestCrmLead>, res: MedusaResponse): Promise<void> => {
    const { website: _website, ...lead } = req.validatedBody
    const quotes = req.scope.resolve<QuoteModuleService>(QUOTE_MODULE)
    await assertWithinLimits(() => quotes.countLead(lead.email))
    const { publishable_key_context } = req as unknown as MedusaStoreRequest
    const { result } = await requestLeadWorkflow(req.scope).run({
      input: {
        ...lead,
        sales_channel_id: publishable_key_context?.sales_channel_ids[0] ?? null,
        actor: { actor_id: "web_form", actor_type: "buyer" },
      },
    })
    const { id, number, status } = result
    res.json({ lead: { id, number, status } })
  }
)
