import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { ACCESS_MODULE } from "../../modules/access"
import { DEFAULT_COMPANY } from "../../modules/access/rules/company"
import { settingsInForce, StoredSettings } from "../../modules/access/rules/settings"
import type { AccessModuleService } from "../../modules/access/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { numberingOf } from "../receivable/host/numbering"
import { syncNumberingStep } from "./steps/sync-numbering"

export type SaveSettingsInput = { settings: StoredSettings; actor: Actor }

/** Saves settings after their numbering was judged; undone by giving them back what they were. */
const saveSettingsStep = createStep(
  "crm-save-settings",
  async ({ settings, actor }: SaveSettingsInput, { container }) => {
    const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
    const [stored] = await access.listCrmSettings({})
    const before = (stored ?? {}) as StoredSettings
    const numbering = numberingOf(settingsInForce({ ...before, ...settings }, access.getOptions()))
    await container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).nextNumbers(DEFAULT_COMPANY, numbering)
    const after = await access.updateSettings(settings, actor)
    const undo = Object.keys(settings).map((name) => [name, before[name as keyof StoredSettings] ?? null])
    return new StepResponse(after, { settings: Object.fromEntries(undo) as StoredSettings, actor })
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<AccessModuleService>(ACCESS_MODULE).updateSettings(undo.settings, undo.actor)
    }
  }
)

/**
 * Changes the settings that are given, and tells the ledger how documents are numbered from now on.
 *
 * @throws INVALID_DATA for a wrong logo, or numbers that could be given twice
 */
export const saveSettingsWorkflow = createWorkflow("crm-save-settings", (input: SaveSettingsInput) => {
  const settings = saveSettingsStep(input)
  syncNumberingStep({})
  return new WorkflowResponse(settings)
})
