import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"

export type RemoveCompanyInput = { id: string; actor: Actor }

const removeCompanyStep = createStep("crm-remove-company", async ({ id, actor }: RemoveCompanyInput, { container }) => {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const company = await access.retrieveCrmCompany(id)
  const [drafts] = await receivable.listCrmInvoices({ company_id: id, status: "draft" }, { select: ["id"], take: 1 })
  if (drafts) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${company.name} has drafts of invoices; issue them or throw them away first.`
    )
  }
  await access.removeCompany(id, actor)
  return new StepResponse({ id })
})

/** Takes a company out of use: its sales channels sell for the settings' company again, and its documents stay. */
export const removeCompanyWorkflow = createWorkflow("crm-remove-company", (input: RemoveCompanyInput) => {
  return new WorkflowResponse(removeCompanyStep(input))
})
