import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { CustomerPicker } from "../../shared/customer-picker"
import { Field } from "../../shared/field"
import { regionsQuery } from "../../shared/host-queries"
import { QuoteDraft } from "../rules/draft"
import { AddressSelect } from "./address-select"
import { LeadFields } from "./lead-fields"
import { defaultAddresses, regionFor, useCustomerAddresses } from "./use-customer-defaults"

type CustomerFieldsProps = {
  draft: QuoteDraft
  stored?: boolean
  tried: boolean
  onChange: (values: Partial<QuoteDraft>) => void
}

/** Who the offer is for and in which region it is priced; addresses and region follow from the customer. */
export const CustomerFields = ({ draft, stored, tried, onChange }: CustomerFieldsProps) => {
  const { t } = useTranslation("crm")
  const { data: regions } = useQuery(regionsQuery())
  const { data: addresses } = useCustomerAddresses(draft.customer_id)

  // What the customer's record says is filled in once per customer chosen, never over what was typed.
  const filledFor = useRef(stored ? draft.customer_id : null)
  useEffect(() => {
    if (!addresses || !regions || !draft.customer_id || filledFor.current === draft.customer_id) {
      return
    }
    filledFor.current = draft.customer_id
    const { shipping, billing } = defaultAddresses(addresses)
    const suited = draft.region_id ? undefined : regionFor(regions, shipping)
    onChange({
      shipping_address: shipping,
      billing_address: billing,
      ...(suited ? { region_id: suited.id, currency_code: suited.currency_code } : {}),
    })
  }, [addresses, regions, draft.customer_id, draft.region_id, onChange])

  return (
    <section className="grid grid-cols-1 gap-4 md:grid-cols-2">
      {/* Above the picker, whose list of customers lies over what is below. */}
      <LeadFields draft={draft} tried={tried} onChange={onChange} />
      <Field
        label={t("quote.fields.customer")}
        htmlFor="quote-customer"
        error={tried && !draft.customer_id && !draft.email ? t("quote.form.missing.customer") : null}
      >
        <CustomerPicker
          id="quote-customer"
          autoFocus={!stored}
          value={draft.customer_id}
          invalid={tried && !draft.customer_id && !draft.email}
          onChange={(customer) =>
            onChange({
              customer_id: customer?.id ?? null,
              email: customer?.email ?? null,
              ...{ customer_name: "", company_name: "", phone: "" },
              shipping_address: null,
              billing_address: null,
            })
          }
        />
      </Field>
      <Field
        label={t("quote.fields.region")}
        htmlFor="quote-region"
        error={tried && !draft.region_id ? t("quote.form.missing.region") : null}
      >
        <Choice
          id="quote-region"
          label={t("quote.fields.region")}
          value={draft.region_id}
          placeholder={t("quote.form.chooseRegion")}
          options={(regions ?? []).map((one) => ({
            value: one.id,
            label: `${one.name} (${one.currency_code.toUpperCase()})`,
          }))}
          onChange={(id) =>
            onChange({ region_id: id, currency_code: regions?.find((one) => one.id === id)?.currency_code ?? null })
          }
        />
      </Field>
      <Field label={t("quote.fields.title")} htmlFor="quote-title" optional className="md:col-span-2">
        <Input
          id="quote-title"
          value={draft.title}
          placeholder={t("quote.form.titlePlaceholder")}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Field>
      {draft.customer_id || draft.shipping_address || draft.billing_address ? (
        <>
          <Field label={t("quote.fields.shippingAddress")} htmlFor="quote-shipping-address" optional>
            <AddressSelect
              id="quote-shipping-address"
              label={t("quote.fields.shippingAddress")}
              value={draft.shipping_address}
              addresses={addresses ?? []}
              onChange={(shipping_address) => onChange({ shipping_address })}
            />
          </Field>
          <Field label={t("quote.fields.billingAddress")} htmlFor="quote-billing-address" optional>
            <AddressSelect
              id="quote-billing-address"
              label={t("quote.fields.billingAddress")}
              value={draft.billing_address}
              addresses={addresses ?? []}
              onChange={(billing_address) => onChange({ billing_address })}
            />
          </Field>
        </>
      ) : null}
    </section>
  )
}
