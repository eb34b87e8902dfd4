import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { testMail } from "../../../shared/documents"
import type { SendTestMailInput } from "../send-test-mail"

/** A sent mail cannot be called back, so there is nothing to undo. */
export const sendTestMailStep = createStep(
  "crm-send-test-mail",
  async ({ to, actor }: SendTestMailInput, { container }) => {
    const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
    const settings = await access.getSettings()
    const mail = testMail({ company: settings.company_name ?? "Medusa", locale: settings.locale })
    try {
      await container.resolve(Modules.NOTIFICATION).createNotifications({
        to,
        channel: "email",
        template: "crm-test-mail",
        from: settings.mail_from,
        content: mail,
        trigger_type: "crm_settings.test_mail",
        resource_type: "crm_settings",
      })
    } catch (error) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `The test mail to ${to} could not be sent: ${(error as Error).message}`
      )
    }
    await access.updateSettings({ checklist: { test_mail_at: new Date().toISOString() } }, actor)
    return new StepResponse({ sent: true, to })
  }
)
