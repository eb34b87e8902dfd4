import { Combobox, CountrySelect } from "@medusajs/dashboard/components"
import { Button, Checkbox, Input, Label, Text, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { companiesQuery, Company } from "../closing/queries"
import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { salesChannelsQuery } from "../shared/host-queries"
import { timeZones } from "../shared/time-zones"
import { LogoInput } from "./logo-input"
import { NumberingFields } from "./numbering-fields"
import { TaxCategoryDialog } from "./tax-category-dialog"
import { TaxCategoryRows } from "./tax-category-rows"
import { useSetupAct } from "./use-setup-act"

const WHO = [
  ["name", "name"],
  ["legal_name", "legalName"],
  ["tax_id", "taxId"],
  ["vat_id", "vatId"],
  ["registration_number", "registration"],
  ["email", "email"],
  ["phone", "phone"],
] as const

const ADDRESS = [
  ["address_1", "address"],
  ["postal_code", "postalCode"],
  ["city", "city"],
  ["province", "province"],
] as const

const PAY = [
  ["currency_code", "currency"],
  ["iban", "iban"],
  ["bic", "bic"],
  ["bank_name", "bank"],
  ["pix_key", "pixKey"],
  ["pix_city", "pixCity"],
] as const

const BY_COUNTRY = "by_country"

type Draft = Partial<Omit<Company, "id" | "is_default" | "numbering" | "next_numbers">>

type CompanyDialogProps = {
  company: Company | null
  /** The first company, whose numbering holds where this one says nothing. */
  store: Company
  onClose: () => void
}

/** A company: who it is, where to pay it, what it sells through, how it numbers. */
export const CompanyDialog = ({ company, store, onClose }: CompanyDialogProps) => {
  const { t } = useTranslation("crm")
  const [draft, setDraft] = useState<Draft>({})
  const zones = useMemo(timeZones, [])
  const values = { sales_channel_ids: [], ...company, ...draft } as Draft
  const set = (change: Draft): void => setDraft((current) => ({ ...current, ...change }))
  const categories = values.tax_categories ?? []
  const [category, setCategory] = useState<number | null>(null)
  const save = useSetupAct({
    refresh: companiesQuery().queryKey,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  if (category !== null) {
    return (
      <TaxCategoryDialog
        row={categories[category] ?? null}
        confirm={t("companies.backToCompany")}
        saving={false}
        error={null}
        onClose={() => setCategory(null)}
        onSave={(row) => {
          set({ tax_categories: [...categories.slice(0, category), row, ...categories.slice(category + 1)] })
          setCategory(null)
        }}
      />
    )
  }
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(company ? "companies.edit" : "companies.add")}
      description={t("companies.dialog")}
      confirm={t("common.save")}
      disabled={!values.name?.trim() || !Object.keys(draft).length}
      saving={save.isPending}
      error={save.error}
      onConfirm={() =>
        save.mutate({
          path: company ? `/admin/crm/companies/${company.id}` : "/admin/crm/companies",
          body: withNulls(draft),
        })
      }
    >
      {WHO.map(([name, label]) => (
        <Field key={name} label={t(`companies.${label}`)} htmlFor={`company-${name}`} optional={name !== "name"}>
          <Input
            id={`company-${name}`}
            type={name === "email" ? "email" : "text"}
            value={values[name] ?? ""}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        </Field>
      ))}
      {ADDRESS.map(([name, label]) => (
        <Field key={name} label={t(`companies.${label}`)} htmlFor={`company-${name}`} optional>
          <Input
            id={`company-${name}`}
            value={values.address?.[name] ?? ""}
            onChange={(event) => set({ address: { ...values.address, [name]: event.target.value || null } })}
          />
        </Field>
      ))}
      <Field label={t("companies.country")} htmlFor="company-country" optional>
        <CountrySelect
          id="company-country"
          value={values.address?.country_code ?? ""}
          onChange={(code) => set({ address: { ...values.address, country_code: code ?? null } })}
        />
      </Field>
      <Field label={t("companies.timezone")} hint={t("companies.timezoneHint")} htmlFor="company-timezone" optional>
        <Combobox
          id="company-timezone"
          value={values.timezone ?? ""}
          options={zones}
          placeholder={t("companies.asStore")}
          allowClear
          onChange={(timezone) => set({ timezone: timezone ?? null })}
        />
      </Field>
      <Channels picked={values.sales_channel_ids ?? []} onChange={(sales_channel_ids) => set({ sales_channel_ids })} />
      {PAY.map(([name, label]) => (
        <Field key={name} label={t(`companies.${label}`)} htmlFor={`company-${name}`} optional>
          <Input
            id={`company-${name}`}
            value={values[name] ?? ""}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        </Field>
      ))}
      <Field label={t("companies.paymentText")} htmlFor="company-payment-text" optional>
        <Textarea
          id="company-payment-text"
          rows={3}
          value={values.payment_text ?? ""}
          onChange={(event) => set({ payment_text: event.target.value })}
        />
      </Field>
      <Field label={t("settings.documents.fiscal")} htmlFor="company-fiscal">
        <Choice
          id="company-fiscal"
          label={t("settings.documents.fiscal")}
          value={values.fiscal_documents ?? BY_COUNTRY}
          options={([BY_COUNTRY, "here", "elsewhere"] as const).map((value) => ({
            value,
            label: t(`settings.documents.fiscalOptions.${value}`),
          }))}
          onChange={(choice) => set({ fiscal_documents: choice === BY_COUNTRY ? null : choice })}
        />
      </Field>
      <Field label={t("tax.settings.categories.title")} hint={t("companies.categoriesHint")}>
        {categories.length ? (
          <div className="border-ui-border-base divide-y rounded-lg border">
            <TaxCategoryRows
              rows={categories}
              onEdit={setCategory}
              onRemove={(index) => set({ tax_categories: categories.filter((_, at) => at !== index) })}
            />
          </div>
        ) : null}
        <Button
          type="button"
          size="small"
          variant="secondary"
          className="self-start"
          onClick={() => setCategory(categories.length)}
        >
          {t("tax.settings.categories.add")}
        </Button>
      </Field>
      <Field label={t("documents.settings.notes")} htmlFor="company-notes" optional>
        <Textarea
          id="company-notes"
          rows={3}
          value={values.invoice_notes ?? ""}
          onChange={(event) => set({ invoice_notes: event.target.value })}
        />
      </Field>
      <NumberingFields
        idPrefix="company-numbering"
        companyId={company?.id ?? "new"}
        values={{
          number_format: values.number_format ?? null,
          fiscal_year_start_month: values.fiscal_year_start_month ?? null,
          invoice_series: values.invoice_series ?? null,
          credit_note_series: values.credit_note_series ?? null,
          receipt_series: values.receipt_series ?? null,
        }}
        fallback={store.numbering}
        onChange={(change) => set(change as Draft)}
      />
      <Field label={t("companies.logo")} htmlFor="company-logo" optional>
        <LogoInput value={values.logo ?? null} onChange={(logo) => set({ logo })} />
      </Field>
    </ActionDialog>
  )
}

type ChannelsProps = { picked: string[]; onChange: (ids: string[]) => void }

const Channels = ({ picked, onChange }: ChannelsProps) => {
  const { t } = useTranslation("crm")
  const { data: channels } = useQuery(salesChannelsQuery())
  return (
    <Field label={t("companies.channels")} hint={t("companies.channelsHint")}>
      {channels && !channels.length ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("companies.noChannels")}
        </Text>
      ) : null}
      {channels?.map(({ id, name }) => (
        <div key={id} className="flex items-center gap-x-2">
          <Checkbox
            id={`company-channel-${id}`}
            checked={picked.includes(id)}
            onCheckedChange={(on) => onChange(on ? [...picked, id] : picked.filter((one) => one !== id))}
          />
          <Label size="small" htmlFor={`company-channel-${id}`}>
            {name}
          </Label>
        </div>
      ))}
    </Field>
  )
}

/** An emptied field goes as null; the name and the sales channels cannot be empty. */
function withNulls(draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft).map(([key, value]) => [key, typeof value === "string" && !value.trim() ? null : value])
  ) as Draft
}
