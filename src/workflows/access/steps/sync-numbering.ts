import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { syncNumbering } from "../../receivable/host/numbering"

/** Tells the ledger how every company numbers from now on; the last step, for the settings before it are the truth. */
export const syncNumberingStep = createStep(
  "crm-sync-numbering",
  async (_input: { company_id?: string }, { container }) => {
    await syncNumbering(container)
    return new StepResponse(void 0)
  }
)
