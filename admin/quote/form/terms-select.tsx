import { Select } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { paymentTermsQuery } from "../queries"
import { PaymentTerms, paymentTermsText, samePaymentTerms } from "../rules/payment-terms"

type TermsSelectProps = { id: string; label: string; value: PaymentTerms | null; onChange: (terms: PaymentTerms | null) => void }

const AGREED = "agreed"
const CURRENT = "current"

/** When the buyer pays: as agreed with the customer, or other terms for this offer. */
export const TermsSelect = ({ id, label, value, onChange }: TermsSelectProps) => {
  const { t } = useTranslation("crm")
  const { data: all } = useQuery(paymentTermsQuery())
  const known = value ? all?.find((terms) => samePaymentTerms(terms, value)) : undefined
  return (
    <Select
      value={value ? (known?.id ?? CURRENT) : AGREED}
      onValueChange={(key) => {
        if (key !== CURRENT) {
          const picked = all?.find((terms) => terms.id === key)
          onChange(picked ? { name: picked.name, instalments: picked.instalments } : null)
        }
      }}
    >
      <Select.Trigger id={id} aria-label={label}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={AGREED}>{t("quote.terms.agreed")}</Select.Item>
        {value && !known ? <Select.Item value={CURRENT}>{paymentTermsText(t, value)}</Select.Item> : null}
        {(all ?? []).map((terms) => (
          <Select.Item key={terms.id} value={terms.id}>
            {paymentTermsText(t, terms)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
