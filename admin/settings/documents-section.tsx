import { Combobox } from "@medusajs/dashboard/components"
import { Input, Textarea } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { timeZones } from "../shared/time-zones"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { useSettingsForm } from "./use-settings-form"

const BY_COUNTRY = "by_country"

/** How offers and invoices are made: language, calendar, validity, terms, and when an order is invoiced. */
export const DocumentsSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const { values } = form
  const zones = useMemo(timeZones, [])
  return (
    <SettingsSection
      title={t("settings.documents.title")}
      description={t("settings.documents.description")}
      form={form}
    >
      <ChoiceField
        id="crm-locale"
        label={t("settings.documents.locale")}
        value={values.locale}
        options={["en", "pt-BR"]}
        text={(option) => t(`settings.documents.locales.${option}`)}
        onChange={(locale) => form.set({ locale })}
      />
      <Field label={t("settings.documents.timezone")} htmlFor="crm-timezone">
        <Combobox
          id="crm-timezone"
          value={values.timezone}
          options={zones}
          onChange={(timezone) => (timezone ? form.set({ timezone }) : undefined)}
        />
      </Field>
      <DaysField
        id="crm-validity"
        label={t("settings.documents.validity")}
        value={values.quote_validity_days}
        min={1}
        onChange={(quote_validity_days) => form.set({ quote_validity_days })}
      />
      <DaysField
        id="crm-terms-days"
        label={t("settings.documents.paymentTerms")}
        value={values.payment_terms_days}
        min={0}
        onChange={(payment_terms_days) => form.set({ payment_terms_days })}
      />
      <DaysField
        id="crm-retention"
        label={t("settings.documents.retention")}
        value={values.retention_years}
        min={1}
        max={50}
        onChange={(retention_years) => form.set({ retention_years })}
      />
      <ChoiceField
        id="crm-invoice-on"
        label={t("settings.documents.invoiceOn")}
        value={values.invoice_on}
        options={["manual", "placed", "delivered", "each_delivery"]}
        text={(option) => t(`settings.documents.invoiceOnOptions.${option}`)}
        onChange={(invoice_on) => form.set({ invoice_on })}
      />
      <div className="md:col-span-2">
        <ChoiceField
          id="crm-fiscal"
          label={t("settings.documents.fiscal")}
          value={values.fiscal_documents ?? BY_COUNTRY}
          options={[BY_COUNTRY, "here", "elsewhere"]}
          text={(option) => t(`settings.documents.fiscalOptions.${option}`)}
          onChange={(choice) => form.set({ fiscal_documents: choice === BY_COUNTRY ? null : choice })}
        />
      </div>
      <Field
        label={t("settings.documents.terms")}
        htmlFor="crm-terms"
        hint={t("settings.documents.termsHint")}
        className="md:col-span-2"
      >
        <Textarea
          id="crm-terms"
          rows={4}
          value={values.terms_text ?? ""}
          onChange={(event) => form.set({ terms_text: event.target.value })}
        />
      </Field>
    </SettingsSection>
  )
}

type ChoiceFieldProps<T extends string> = {
  id: string
  label: string
  value: T
  options: readonly T[]
  text: (option: T) => string
  onChange: (value: T) => void
}

function ChoiceField<T extends string>({ id, label, value, options, text, onChange }: ChoiceFieldProps<T>) {
  return (
    <Field label={label} htmlFor={id}>
      <Choice
        id={id}
        label={label}
        value={value}
        options={options.map((option) => ({ value: option, label: text(option) }))}
        onChange={onChange}
      />
    </Field>
  )
}

type DaysFieldProps = {
  id: string
  label: string
  value: number
  min: number
  max?: number
  onChange: (days: number) => void
}

const DaysField = ({ id, label, value, min, max = 365, onChange }: DaysFieldProps) => (
  <Field label={label} htmlFor={id}>
    <Input
      id={id}
      type="number"
      min={min}
      max={max}
      step={1}
      required
      className="tabular-nums"
      value={Number.isNaN(value) ? "" : value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  </Field>
)
