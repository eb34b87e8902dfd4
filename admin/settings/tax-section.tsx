import { Input } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { SwitchRow } from "./switch-row"
import { useSettingsForm } from "./use-settings-form"

const FORMATS = ["ubl", "cii", "facturx"] as const

/** How the company is known to the tax office, and how tax is stated. */
export const TaxSettingsSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const { values } = form
  const line = (name: "vat_id" | "registration_number" | "company_currency", label: string, hint?: string) => (
    <Field label={label} htmlFor={`crm-${name}`} hint={hint}>
      <Input
        id={`crm-${name}`}
        value={name === "company_currency" ? (values[name] ?? "").toUpperCase() : (values[name] ?? "")}
        maxLength={name === "company_currency" ? 3 : undefined}
        onChange={(event) => form.set({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <SettingsSection title={t("tax.settings.title")} description={t("tax.settings.description")} form={form}>
      {line("vat_id", t("tax.settings.vatId"), t("tax.customer.vatIdHint"))}
      {line("registration_number", t("tax.settings.registrationNumber"))}
      {line("company_currency", t("tax.settings.currency"), t("tax.settings.currencyHint"))}
      <SwitchRow
        id="crm-e-invoice-attach"
        label={t("tax.settings.attach")}
        hint={t("tax.settings.attachHint")}
        checked={values.e_invoice_attach}
        onChange={(e_invoice_attach) => form.set({ e_invoice_attach })}
      />
      {values.e_invoice_attach ? (
        <Field label={t("tax.settings.format")} htmlFor="crm-e-invoice-format" hint={t("tax.settings.formatHint")}>
          <Choice
            id="crm-e-invoice-format"
            label={t("tax.settings.format")}
            value={values.e_invoice_format}
            options={FORMATS.map((value) => ({ value, label: t(`tax.settings.formats.${value}`) }))}
            onChange={(e_invoice_format) => form.set({ e_invoice_format })}
          />
        </Field>
      ) : null}
    </SettingsSection>
  )
}
