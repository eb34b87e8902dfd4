import { CountrySelect } from "@medusajs/dashboard/components"
import { Input } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { ADDRESS_FIELDS } from "../shared/address-fields"
import { Field } from "../shared/field"
import { LogoInput } from "./logo-input"
import { CompanyAddress, CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { useSettingsForm } from "./use-settings-form"

const TEXTS = [
  ["company_name", "companyName"],
  ["legal_name", "legalName"],
  ["tax_id", "taxId"],
  ["company_email", "email"],
  ["company_phone", "phone"],
] as const

/** Who the seller is: printed on quotes, invoices and the public page. */
export const CompanySection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const address = form.values.company_address ?? {}
  const setAddress = (change: CompanyAddress): void => {
    const next = Object.fromEntries(
      Object.entries({ ...address, ...change }).map(([key, value]) => [key, value || null])
    )
    form.set({ company_address: Object.values(next).some(Boolean) ? next : null })
  }
  return (
    <SettingsSection title={t("settings.company.title")} description={t("settings.company.description")} form={form}>
      {TEXTS.map(([name, label]) => (
        <Field key={name} label={t(`settings.company.${label}`)} htmlFor={`crm-${name}`}>
          <Input
            id={`crm-${name}`}
            type={name === "company_email" ? "email" : "text"}
            value={form.values[name] ?? ""}
            onChange={(event) => form.set({ [name]: event.target.value })}
          />
        </Field>
      ))}
      {ADDRESS_FIELDS.map(([name, label]) => (
        <Field key={name} label={t(`settings.company.${label}`)} htmlFor={`crm-${name}`}>
          <Input
            id={`crm-${name}`}
            value={address[name] ?? ""}
            onChange={(event) => setAddress({ [name]: event.target.value })}
          />
        </Field>
      ))}
      <Field label={t("settings.company.country")} htmlFor="crm-country">
        <CountrySelect
          id="crm-country"
          value={address.country_code ?? ""}
          onChange={(code) => setAddress({ country_code: code ?? null })}
        />
      </Field>
      <Field
        label={t("settings.company.logo")}
        htmlFor="crm-logo"
        hint={t("settings.company.logoHint")}
        className="md:col-span-2"
      >
        <LogoInput value={form.values.logo} onChange={(logo) => form.set({ logo })} />
      </Field>
    </SettingsSection>
  )
}
