import { useTranslation } from "react-i18next"

import { DecimalField } from "../shared/decimal-field"
import { useMoney } from "../shared/money"
import { parseDecimal } from "../shared/parse-decimal"

/** What an amount is taken of, in words: what an invoice still asks for, or what is left of something. */
const RESTS = {
  outstanding: { hint: "collection.outstanding", tooMuch: "collection.tooMuch" },
  left: { hint: "credit.refunds.amountHint", tooMuch: "credit.refunds.tooMuch" },
} as const

type AmountFieldProps = {
  id: string
  label: string
  /** As it is typed. */
  value: string
  /** Most that makes sense, major units of `currency`. */
  most: number
  currency: string
  of: keyof typeof RESTS
  onChange: (text: string) => void
}

/** An amount up to a rest; the rest is said below, and that it is too much as soon as it is. */
export const AmountField = ({ id, label, value, most, currency, of, onChange }: AmountFieldProps) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const rest = { amount: money(most, currency), left: money(most, currency) }
  return (
    <DecimalField
      id={id}
      label={label}
      hint={t(RESTS[of].hint, rest)}
      error={(parseDecimal(value) ?? 0) > most ? t(RESTS[of].tooMuch, rest) : null}
      value={value}
      onChange={onChange}
    />
  )
}
