import { Input, Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { SwitchRow } from "./switch-row"
import { useSettingsForm } from "./use-settings-form"

type TextSetting = "iban" | "bic" | "bank_name" | "pix_key" | "pix_city"

/** Where invoices ask to be paid, on which paper, and whether they are mailed by themselves. */
export const InvoicesSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const { values } = form
  const line = (name: TextSetting, label: string, hint?: string) => (
    <Field label={label} htmlFor={`crm-${name}`} hint={hint}>
      <Input
        id={`crm-${name}`}
        value={values[name] ?? ""}
        onChange={(event) => form.set({ [name]: event.target.value })}
      />
    </Field>
  )
  const words = (name: "payment_text" | "invoice_notes", label: string) => (
    <Field label={label} htmlFor={`crm-${name}`} className="md:col-span-2">
      <Textarea
        id={`crm-${name}`}
        rows={3}
        value={values[name] ?? ""}
        onChange={(event) => form.set({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <SettingsSection
      title={t("documents.settings.title")}
      description={t("documents.settings.description")}
      form={form}
    >
      {line("iban", t("documents.settings.iban"), t("documents.settings.ibanHint"))}
      {line("bic", t("documents.settings.bic"))}
      {line("bank_name", t("documents.settings.bank"))}
      <Field label={t("documents.settings.paper")} htmlFor="crm-paper">
        <Choice
          id="crm-paper"
          label={t("documents.settings.paper")}
          value={values.paper_size}
          options={(["A4", "LETTER"] as const).map((value) => ({
            value,
            label: t(`documents.settings.papers.${value}`),
          }))}
          onChange={(paper_size) => form.set({ paper_size })}
        />
      </Field>
      {line("pix_key", t("documents.settings.pixKey"), t("documents.settings.pixKeyHint"))}
      {line("pix_city", t("documents.settings.pixCity"), t("documents.settings.pixCityHint"))}
      {words("payment_text", t("documents.settings.text"))}
      {words("invoice_notes", t("documents.settings.notes"))}
      <Field
        label={t("collection.settings.grace")}
        htmlFor="crm-promise-grace"
        hint={t("collection.settings.graceHint")}
      >
        <Input
          id="crm-promise-grace"
          type="number"
          min={0}
          max={60}
          value={values.promise_grace_days}
          onChange={(event) => form.set({ promise_grace_days: Math.max(0, parseInt(event.target.value, 10) || 0) })}
        />
      </Field>
      <SwitchRow
        id="crm-mail-on-issue"
        label={t("documents.settings.mailOnIssue")}
        hint={t("documents.settings.mailOnIssueHint")}
        checked={values.invoice_mail_on_issue}
        onChange={(invoice_mail_on_issue) => form.set({ invoice_mail_on_issue })}
      />
      <SwitchRow
        id="crm-pay-online"
        label={t("documents.settings.payOnline")}
        hint={t("documents.settings.payOnlineHint")}
        checked={values.invoice_pay_online}
        onChange={(invoice_pay_online) => form.set({ invoice_pay_online })}
      />
      <SwitchRow
        id="crm-statement-monthly"
        label={t("statement.settings.monthly")}
        hint={t("statement.settings.monthlyHint")}
        checked={values.statement_monthly}
        onChange={(statement_monthly) => form.set({ statement_monthly })}
      />
    </SettingsSection>
  )
}
