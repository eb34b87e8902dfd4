import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { priceQuote } from "./pricing/price-quote"
import { quoteModule, today } from "./steps/quote-module"

export type RequestLeadWorkflowInput = {
  name: string
  email: string
  company?: string | null
  phone?: string | null
  message?: string | null
  /** A source by id, code or name; the website when left out. */
  source?: string | null
  region_id?: string
  sales_channel_id?: string | null
  actor: Actor
}

/** The region asked for, else the store's own, else one in its currency. @throws NOT_FOUND; NOT_ALLOWED in a store without any */
async function regionFor(container: MedusaContainer, id: string | undefined) {
  const [store] = await container
    .resolve(Modules.STORE)
    .listStores({}, { relations: ["supported_currencies"], take: 1 })
  const currency = store?.supported_currencies?.find(({ is_default }) => is_default)?.currency_code
  const wanted = id ?? store?.default_region_id
  const regions = await container
    .resolve(Modules.REGION)
    .listRegions(wanted ? { id: wanted } : {}, { order: { created_at: "ASC" }, take: 200 })
  const region = regions.find(({ currency_code }) => currency_code === currency) ?? regions[0]
  if (!region) {
    throw id
      ? new MedusaError(MedusaError.Types.NOT_FOUND, `Region ${id} was not found.`)
      : new MedusaError(MedusaError.Types.NOT_ALLOWED, "The store sells in no region yet; it takes no requests.")
  }
  return region
}

const requestLeadStep = createStep("crm-request-lead", async (input: RequestLeadWorkflowInput, { container }) => {
  const region = await regionFor(container, input.region_id)
  const content = await priceQuote(container, {
    email: input.email,
    customer_name: input.name,
    company_name: input.company,
    phone: input.phone,
    currency_code: region.currency_code,
    region_id: region.id,
    sales_channel_id: input.sales_channel_id,
    items: [],
    origin: { source: "lead", request_note: input.message ?? null },
  })
  const day = await today(container)
  return new StepResponse(await quoteModule(container).createLead(content, input.source ?? null, day, input.actor))
})

/**
 * Makes a draft without lines of what someone asked by a form, for staff to take up. Emits `crm_quote.requested` with `{ id }` the
 * first time.
 */
export const requestLeadWorkflow = createWorkflow("crm-request-lead", (input: RequestLeadWorkflowInput) => {
  const lead = requestLeadStep(input)
  when("crm-lead-requested", { lead }, ({ lead }) => lead.requested).then(() => {
    emitEventStep({
      eventName: CrmEvents.QUOTE_REQUESTED,
      data: transform({ lead }, ({ lead }) => ({ id: lead.id })),
    })
  })
  return new WorkflowResponse(lead)
})
