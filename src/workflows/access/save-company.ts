import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { ACCESS_MODULE } from "../../modules/access"
import { CompanyFacts, settingsOfCompany } from "../../modules/access/rules/company"
import type { AccessModuleService } from "../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { numberingOf } from "../receivable/host/numbering"
import { syncNumberingStep } from "./steps/sync-numbering"

export type SaveCompanyInput = { id?: string; company: Partial<CompanyFacts>; actor: Actor }

/** Company that is not there yet; nothing counts under it. */
const NOBODY = "new"

/** Saves a company after its channels and numbering were judged; undone by giving it back what it was. */
const saveCompanyStep = createStep(
  "crm-save-company",
  async ({ id, company, actor }: SaveCompanyInput, { container }) => {
    const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
    const [before] = id ? await access.listCrmCompanies({ id }) : []
    await assertChannels(container, company.sales_channel_ids ?? [])
    const facts = { ...EMPTY, ...before, ...company } as CompanyFacts
    const numbering = numberingOf(settingsOfCompany(await access.getSettings(), facts))
    await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).nextNumbers(id ?? NOBODY, numbering)
    const saved = await access.saveCompany({ ...company, id }, actor)
    return new StepResponse({ id: saved.id }, { id: saved.id, before: before ?? null, actor })
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
    if (undo.before) {
      const { created_at: _created, updated_at: _updated, deleted_at: _deleted, ...before } = undo.before
      await access.saveCompany(before as unknown as Partial<CompanyFacts>, undo.actor)
    } else {
      await access.removeCompany(undo.id, undo.actor)
    }
  }
)

const EMPTY = {
  invoice_series: null,
  credit_note_series: null,
  receipt_series: null,
  number_format: null,
  fiscal_year_start_month: null,
  currency_code: null,
  brand_color: null,
}

async function assertChannels(container: MedusaContainer, ids: string[]): Promise<void> {
  if (!ids.length) {
    return
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "sales_channel", fields: ["id"], filters: { id: ids } })
  const missing = ids.find((id) => !data.some((channel) => channel.id === id))
  if (missing) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `There is no sales channel ${missing}.`)
  }
}

/**
 * Adds or changes a company, and tells the ledger how it numbers.
 *
 * @throws INVALID_DATA for an unknown sales channel or another company's, and for numbers that could be given twice; NOT_FOUND
 */
export const saveCompanyWorkflow = createWorkflow("crm-save-company", (input: SaveCompanyInput) => {
  const saved = saveCompanyStep(input)
  syncNumberingStep({})
  return new WorkflowResponse(saved)
})
