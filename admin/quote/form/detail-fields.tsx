import { Heading, Input, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { formatMoney, localToday } from "../../shared/format"
import { salesChannelsQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { OwnerChoice } from "../../shared/owner-choice"
import { parseDecimal } from "../../shared/parse-decimal"
import { QuoteDraft } from "../rules/draft"
import { ShippingChoice } from "./shipping-choice"
import { TermsSelect } from "./terms-select"

const BY_CUSTOMER = "by_customer"

type DetailFieldsProps = { draft: QuoteDraft; onChange: (values: Partial<QuoteDraft>) => void }

/** Dates, shipping, owner, purchase-order number, terms and note. None of it must be filled in. */
export const DetailFields = ({ draft, onChange }: DetailFieldsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { data: channels } = useQuery(salesChannelsQuery())
  const more = draft.more_shipping
    .map(({ name, amount }) => `${name} ${formatMoney(amount, draft.currency_code, locale)}`)
    .join(", ")
  const badShipping = draft.shipping_amount.trim() !== "" && (parseDecimal(draft.shipping_amount) ?? -1) < 0
  return (
    <section className="flex flex-col gap-y-4 border-t border-dashed pt-8">
      <Heading level="h2">{t("quote.form.details")}</Heading>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <Field label={t("quote.fields.validUntil")} optional hint={t("quote.form.validUntilHint")}>
          <DayInput
            label={t("quote.fields.validUntil")}
            value={draft.valid_until}
            minDay={localToday()}
            onChange={(valid_until) => onChange({ valid_until })}
          />
        </Field>
        <Field label={t("quote.fields.expectedClose")} optional>
          <DayInput
            label={t("quote.fields.expectedClose")}
            value={draft.expected_close_date}
            onChange={(expected_close_date) => onChange({ expected_close_date })}
          />
        </Field>
        <ShippingChoice draft={draft} onChange={onChange} />
        <Field label={t("quote.fields.shippingName")} htmlFor="quote-shipping-name" optional>
          <Input
            id="quote-shipping-name"
            value={draft.shipping_name}
            placeholder={t("quote.totals.shipping")}
            onChange={(event) => onChange({ shipping_name: event.target.value, shipping_option_id: null })}
          />
        </Field>
        <Field
          label={t("quote.fields.shippingAmount")}
          htmlFor="quote-shipping-amount"
          optional
          hint={more ? t("quote.offer.moreShipping", { methods: more }) : undefined}
          error={badShipping ? t("quote.form.line.unit_price") : null}
        >
          <Input
            id="quote-shipping-amount"
            inputMode="decimal"
            className="text-end tabular-nums"
            value={draft.shipping_amount}
            placeholder="0"
            aria-invalid={badShipping}
            onChange={(event) => onChange({ shipping_amount: event.target.value })}
          />
        </Field>
        <Field label={t("quote.fields.purchaseOrder")} htmlFor="quote-po" optional>
          <Input
            id="quote-po"
            value={draft.purchase_order_number}
            onChange={(event) => onChange({ purchase_order_number: event.target.value })}
          />
        </Field>
        <Field label={t("quote.fields.owner")} htmlFor="quote-owner" optional>
          <OwnerChoice
            id="quote-owner"
            label={t("quote.fields.owner")}
            value={draft.owner_id}
            onChange={(owner_id) => onChange({ owner_id })}
          />
        </Field>
        {(channels ?? []).length > 1 ? (
          <Field label={t("quote.fields.salesChannel")} htmlFor="quote-channel" optional>
            <Choice
              id="quote-channel"
              label={t("quote.fields.salesChannel")}
              value={draft.sales_channel_id}
              placeholder={t("quote.form.defaultChannel")}
              options={(channels ?? []).map((channel) => ({ value: channel.id, label: channel.name }))}
              onChange={(sales_channel_id) => onChange({ sales_channel_id })}
            />
          </Field>
        ) : null}
        <Field label={t("quote.fields.paymentTerms")} htmlFor="quote-payment-terms" optional>
          <TermsSelect
            id="quote-payment-terms"
            label={t("quote.fields.paymentTerms")}
            value={draft.payment_terms}
            onChange={(payment_terms) => onChange({ payment_terms })}
          />
        </Field>
        <Field label={t("quote.fields.language")} htmlFor="quote-language" optional>
          <Choice
            id="quote-language"
            label={t("quote.fields.language")}
            value={draft.locale ?? BY_CUSTOMER}
            options={[
              { value: BY_CUSTOMER, label: t("quote.form.byCustomer") },
              { value: "en", label: "English" },
              { value: "pt-BR", label: "Português (Brasil)" },
            ]}
            onChange={(code) => onChange({ locale: code === BY_CUSTOMER ? null : code })}
          />
        </Field>
        <Field label={t("quote.fields.terms")} htmlFor="quote-terms" optional className="md:col-span-2">
          <Textarea
            id="quote-terms"
            rows={3}
            value={draft.terms}
            onChange={(event) => onChange({ terms: event.target.value })}
          />
        </Field>
        <Field
          label={t("quote.fields.note")}
          htmlFor="quote-note"
          optional
          hint={t("quote.form.noteHint")}
          className="md:col-span-2"
        >
          <Textarea
            id="quote-note"
            rows={3}
            value={draft.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </Field>
      </div>
    </section>
  )
}
