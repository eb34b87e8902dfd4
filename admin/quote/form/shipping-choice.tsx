import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { amountText } from "../../shared/parse-decimal"
import { shippingOptionsQuery } from "../queries"
import { QuoteDraft } from "../rules/draft"

type ShippingChoiceProps = { draft: QuoteDraft; onChange: (values: Partial<QuoteDraft>) => void }

const OWN = "own"

/** One of the host's shipping options for the delivery address, or an amount of one's own; both can be changed after that. */
export const ShippingChoice = ({ draft, onChange }: ShippingChoiceProps) => {
  const { t } = useTranslation("crm")
  const { region_id, currency_code, sales_channel_id, shipping_address } = draft
  const { data: options } = useQuery({
    ...shippingOptionsQuery({
      region_id: region_id ?? "",
      currency_code: currency_code ?? "",
      sales_channel_id: sales_channel_id ?? undefined,
      country_code: shipping_address?.country_code ?? undefined,
    }),
    enabled: Boolean(region_id && currency_code),
  })
  if (!options?.length) {
    return null
  }
  return (
    <Field label={t("quote.offer.shippingOption")} htmlFor="quote-shipping-option" optional className="md:col-span-2">
      <Choice
        id="quote-shipping-option"
        label={t("quote.offer.shippingOption")}
        value={draft.shipping_option_id ?? OWN}
        options={[
          { value: OWN, label: t("quote.offer.ownShipping") },
          ...options.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => {
          const option = options.find((one) => one.id === id)
          onChange(
            option
              ? {
                  shipping_option_id: id,
                  shipping_name: option.name,
                  shipping_amount:
                    option.amount === null ? draft.shipping_amount : amountText(option.amount, currency_code ?? ""),
                }
              : { shipping_option_id: null }
          )
        }}
      />
    </Field>
  )
}
