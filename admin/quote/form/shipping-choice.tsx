import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { decimalText } from "../../shared/parse-decimal"
import { shippingOptionsQuery } from "../queries"
import { QuoteDraft } from "../rules/draft"

type ShippingChoiceProps = { quoteId: string; draft: QuoteDraft; onChange: (values: Partial<QuoteDraft>) => void }

/** One of the host's shipping options for the delivery address; name and amount can be changed after that. */
export const ShippingChoice = ({ quoteId, draft, onChange }: ShippingChoiceProps) => {
  const { t } = useTranslation("crm")
  const { data: options } = useQuery(shippingOptionsQuery(quoteId))
  if (!options?.length) {
    return null
  }
  return (
    <Field label={t("quote.offer.shippingOption")} htmlFor="quote-shipping-option" optional className="md:col-span-2">
      <Choice
        id="quote-shipping-option"
        label={t("quote.offer.shippingOption")}
        value={draft.shipping_option_id}
        placeholder={t("quote.offer.ownShipping")}
        options={options.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          const option = options.find((one) => one.id === id)
          onChange({
            shipping_option_id: id,
            shipping_name: option?.name ?? "",
            shipping_amount: option?.amount === null ? draft.shipping_amount : decimalText(option?.amount),
          })
        }}
      />
    </Field>
  )
}
