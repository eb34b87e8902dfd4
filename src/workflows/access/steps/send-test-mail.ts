import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import type { SendTestMailInput } from "../send-test-mail"

/** A sent mail cannot be called back, so there is nothing to undo. */
export const sendTestMailStep = createStep("crm-send-test-mail", async ({ to, actor }: SendTestMailInput, { container }) => {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const settings = await access.getSettings()
  const mail = TEXTS[settings.locale](settings.company_name ?? "Medusa")
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to,
      channel: "email",
      template: "crm-test-mail",
      from: settings.mail_from,
      content: { subject: mail.subject, text: mail.text, html: `<p>${mail.text}</p>` },
      trigger_type: "crm_settings.test_mail",
      resource_type: "crm_settings",
    })
  } catch (error) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The test mail to ${to} could not be sent: ${(error as Error).message}`)
  }
  await access.updateSettings({ checklist: { test_mail_at: new Date().toISOString() } }, actor)
  return new StepResponse({ sent: true, to })
})

const TEXTS = {
  en: (company: string) => ({ subject: `Test mail from ${company}`, text: "Mail works: quotes and invoices will reach your customers." }),
  "pt-BR": (company: string) => ({
    subject: `E-mail de teste de ${company}`,
    text: "O envio de e-mails funciona: orçamentos e faturas chegarão aos seus clientes.",
  }),
}
