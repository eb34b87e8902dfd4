import { Heading, Input, Select, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { localToday } from "../../shared/format"
import { salesChannelsQuery, userName, usersQuery } from "../../shared/host-queries"
import { parseDecimal } from "../../shared/parse-decimal"
import { QuoteDraft } from "../rules/draft"
import { TermsSelect } from "./terms-select"

const NOBODY = "nobody"
const BY_CUSTOMER = "by_customer"

type DetailFieldsProps = {
  draft: QuoteDraft
  onChange: (values: Partial<QuoteDraft>) => void
}

/** Dates, shipping, owner, purchase-order number, terms and note. None of it must be filled in. */
export const DetailFields = ({ draft, onChange }: DetailFieldsProps) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const { data: channels } = useQuery(salesChannelsQuery())
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
        <Field label={t("quote.fields.shippingName")} htmlFor="quote-shipping-name" optional>
          <Input
            id="quote-shipping-name"
            value={draft.shipping_name}
            placeholder={t("quote.totals.shipping")}
            onChange={(event) => onChange({ shipping_name: event.target.value })}
          />
        </Field>
        <Field
          label={t("quote.fields.shippingAmount")}
          htmlFor="quote-shipping-amount"
          optional
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
          <Select value={draft.owner_id ?? NOBODY} onValueChange={(id) => onChange({ owner_id: id === NOBODY ? null : id })}>
            <Select.Trigger id="quote-owner" aria-label={t("quote.fields.owner")}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              <Select.Item value={NOBODY}>{t("common.nobody")}</Select.Item>
              {(users ?? []).map((user) => (
                <Select.Item key={user.id} value={user.id}>
                  {userName(user)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </Field>
        {(channels ?? []).length > 1 ? (
          <Field label={t("quote.fields.salesChannel")} htmlFor="quote-channel" optional>
            <Select value={draft.sales_channel_id ?? ""} onValueChange={(sales_channel_id) => onChange({ sales_channel_id })}>
              <Select.Trigger id="quote-channel" aria-label={t("quote.fields.salesChannel")}>
                <Select.Value placeholder={t("quote.form.defaultChannel")} />
              </Select.Trigger>
              <Select.Content>
                {(channels ?? []).map((channel) => (
                  <Select.Item key={channel.id} value={channel.id}>
                    {channel.name}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
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
          <Select value={draft.locale ?? BY_CUSTOMER} onValueChange={(code) => onChange({ locale: code === BY_CUSTOMER ? null : code })}>
            <Select.Trigger id="quote-language" aria-label={t("quote.fields.language")}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              <Select.Item value={BY_CUSTOMER}>{t("quote.form.byCustomer")}</Select.Item>
              <Select.Item value="en">English</Select.Item>
              <Select.Item value="pt-BR">Português (Brasil)</Select.Item>
            </Select.Content>
          </Select>
        </Field>
        <Field label={t("quote.fields.terms")} htmlFor="quote-terms" optional className="md:col-span-2">
          <Textarea id="quote-terms" rows={3} value={draft.terms} onChange={(event) => onChange({ terms: event.target.value })} />
        </Field>
        <Field
          label={t("quote.fields.note")}
          htmlFor="quote-note"
          optional
          hint={t("quote.form.noteHint")}
          className="md:col-span-2"
        >
          <Textarea id="quote-note" rows={3} value={draft.note} onChange={(event) => onChange({ note: event.target.value })} />
        </Field>
      </div>
    </section>
  )
}
