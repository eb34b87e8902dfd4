import { Button, Input, toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ADDRESS_MAILS } from "../../src/shared/address-mails"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { filled } from "../shared/filled"
import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { CrmSettings, DELIVERY_MAILS } from "./queries"
import { SettingsSection } from "./settings-section"
import { useSettingsForm } from "./use-settings-form"

/** The sender of our mails, and a test mail that goes the way quotes and invoices go. */
export const MailSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const form = useSettingsForm(settings)
  const [to, setTo] = useState("")
  const { mutate, isPending } = useMutation({
    mutationFn: () => sdk.client.fetch("/admin/crm/settings/test-mail", { method: "POST", body: filled({ to }) }),
    onSuccess: async () => {
      toast.success(t("settings.mail.sent"))
      await client.invalidateQueries({ queryKey: crmKeys.settings.all })
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  return (
    <SettingsSection title={t("settings.mail.title")} description={t("settings.mail.description")} form={form}>
      <Field label={t("settings.mail.from")} htmlFor="crm-mail-from" hint={t("settings.mail.fromHint")}>
        <Input
          id="crm-mail-from"
          value={form.values.mail_from ?? ""}
          placeholder="sales@example.com"
          onChange={(event) => form.set({ mail_from: event.target.value })}
        />
      </Field>
      <Field label={t("settings.mail.test")} htmlFor="crm-test-mail" hint={t("settings.mail.testHint")}>
        <div className="flex items-center gap-x-2">
          <div className="min-w-0 flex-1">
            <Input
              id="crm-test-mail"
              type="email"
              value={to}
              placeholder={t("settings.mail.toMe")}
              onChange={(event) => setTo(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter") {
                  event.preventDefault()
                  mutate()
                }
              }}
            />
          </div>
          <Button
            type="button"
            size="small"
            variant="secondary"
            className="shrink-0"
            isLoading={isPending}
            onClick={() => mutate()}
          >
            {t("settings.mail.send")}
          </Button>
        </div>
      </Field>
      <Field label={t("delivery.settings.label")} htmlFor="crm-delivery-mails" hint={t("delivery.settings.hint")}>
        <Choice
          id="crm-delivery-mails"
          label={t("delivery.settings.label")}
          value={form.values.delivery_mails}
          options={DELIVERY_MAILS.map((value) => ({ value, label: t(`delivery.settings.${value}`) }))}
          onChange={(delivery_mails) => form.set({ delivery_mails })}
        />
      </Field>
      <Field label={t("delivery.askAddress.label")} htmlFor="crm-address-mails" hint={t("delivery.askAddress.hint")}>
        <Choice
          id="crm-address-mails"
          label={t("delivery.askAddress.label")}
          value={form.values.address_mails}
          options={ADDRESS_MAILS.map((value) => ({ value, label: t(`delivery.askAddress.${value}`) }))}
          onChange={(address_mails) => form.set({ address_mails })}
        />
      </Field>
    </SettingsSection>
  )
}
