import { CountrySelect } from "@medusajs/dashboard/components"
import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { TaxDetails } from "../receivable/tax/queries"
import { useMoneyAct } from "../receivable/use-money-act"
import { ActionDialog } from "../shared/action-dialog"
import { ADDRESS_FIELDS } from "../shared/address-fields"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"

const LINES = [
  ["vat_id", "vatId", "vatIdHint"],
  ["tax_id", "taxId", null],
  ["legal_name", "legalName", null],
  ["buyer_reference", "buyerReference", null],
] as const

type Kind = "business" | "consumer" | "auto"
const KINDS: Kind[] = ["auto", "business", "consumer"]

const textOf = (value: string | null | undefined): string | null => value?.trim() || null

/** Everything that the tax office and an electronic invoice want to know of a customer. */
export const TaxDetailsDialog = ({ details, onClose }: { details: TaxDetails; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [values, setValues] = useState<TaxDetails>(details)
  const act = useMoneyAct({
    path: `/admin/crm/customers/${details.customer_id}/tax-details`,
    done: t("tax.customer.saved"),
    onDone: onClose,
    quiet: true,
  })
  const set = (change: Partial<TaxDetails>): void => setValues((current) => ({ ...current, ...change }))
  const address = values.legal_address ?? {}
  const setAddress = (change: Record<string, string | null>): void => {
    const next = Object.fromEntries(Object.entries({ ...address, ...change }).map(([key, value]) => [key, textOf(value)]))
    set({ legal_address: Object.values(next).some(Boolean) ? next : null })
  }
  const save = (): void => {
    const { customer_id: _id, customer_kind, legal_address, ...lines } = values
    act.mutate({
      ...Object.fromEntries(Object.entries(lines).map(([name, value]) => [name, textOf(value)])),
      customer_kind,
      legal_address,
    })
  }
  const line = (name: (typeof LINES)[number][0] | "endpoint_scheme" | "endpoint_id", label: string, hint?: string) => (
    <Field key={name} label={label} htmlFor={`tax-${name}`} hint={hint} optional>
      <Input id={`tax-${name}`} value={values[name] ?? ""} onChange={(event) => set({ [name]: event.target.value })} />
    </Field>
  )
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("tax.customer.edit")}
      description={t("tax.customer.text")}
      confirm={t("common.save")}
      saving={act.isPending}
      error={act.error}
      onConfirm={save}
    >
      <Field label={t("tax.customer.kind")} htmlFor="tax-kind">
        <Choice
          id="tax-kind"
          label={t("tax.customer.kind")}
          value={values.customer_kind ?? "auto"}
          options={KINDS.map((value) => ({ value, label: t(`tax.customer.kinds.${value}`) }))}
          onChange={(kind) => set({ customer_kind: kind === "auto" ? null : kind })}
        />
      </Field>
      {LINES.map(([name, label, hint]) =>
        line(name, t(`tax.customer.${label}`), hint ? t(`tax.customer.${hint}`) : undefined)
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,3fr)] gap-4">
        {line("endpoint_scheme", t("tax.customer.endpointScheme"))}
        {line("endpoint_id", t("tax.customer.endpoint"), t("tax.customer.endpointHint"))}
      </div>
      <div className="flex flex-col gap-y-4">
        <div>
          <Text size="small" weight="plus">
            {t("tax.customer.legalAddress")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {t("tax.customer.legalAddressHint")}
          </Text>
        </div>
        {ADDRESS_FIELDS.map(([name, label]) => (
          <Field key={name} label={t(`settings.company.${label}`)} htmlFor={`tax-${name}`} optional>
            <Input
              id={`tax-${name}`}
              value={address[name] ?? ""}
              onChange={(event) => setAddress({ [name]: event.target.value })}
            />
          </Field>
        ))}
        <Field label={t("settings.company.country")} htmlFor="tax-country" optional>
          <CountrySelect
            id="tax-country"
            value={address.country_code ?? ""}
            onChange={(code) => setAddress({ country_code: code ?? null })}
          />
        </Field>
      </div>
    </ActionDialog>
  )
}
