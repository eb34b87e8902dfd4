import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { paymentTermsQuery } from "../queries"
import { PaymentTerms, paymentTermsText, samePaymentTerms } from "../rules/payment-terms"

type TermsSelectProps = {
  id: string
  label: string
  value: PaymentTerms | null
  onChange: (terms: PaymentTerms | null) => void
}

const AGREED = "agreed"
const CURRENT = "current"

/** When the buyer pays: as agreed with the customer, or other terms for this offer. */
export const TermsSelect = ({ id, label, value, onChange }: TermsSelectProps) => {
  const { t } = useTranslation("crm")
  const { data: all } = useQuery(paymentTermsQuery())
  const known = value ? all?.find((terms) => samePaymentTerms(terms, value)) : undefined
  const options = [
    { value: AGREED, label: t("quote.terms.agreed") },
    ...(value && !known ? [{ value: CURRENT, label: paymentTermsText(t, value) }] : []),
    ...(all ?? []).map((terms) => ({ value: terms.id, label: paymentTermsText(t, terms) })),
  ]
  const choose = (key: string): void => {
    if (key === CURRENT) {
      return
    }
    const picked = all?.find((terms) => terms.id === key)
    onChange(
      picked
        ? { name: picked.name, instalments: picked.instalments.map((part) => ({ ...part, percent: +part.percent })) }
        : null
    )
  }
  return (
    <Choice id={id} label={label} value={value ? (known?.id ?? CURRENT) : AGREED} options={options} onChange={choose} />
  )
}
