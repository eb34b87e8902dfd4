import { clx } from "@medusajs/ui"

import { Amount, formatMoney } from "./format"
import { useLocale } from "./locale"

type MoneyProps = {
  amount: Amount
  currency: string | null | undefined
  className?: string
  /** Struck through, as a list price beside the price given. */
  struck?: boolean
}

/** An amount with its currency's own decimals, in figures that line up. Amounts are in major units. */
export const Money = ({ amount, currency, className, struck }: MoneyProps) => {
  const locale = useLocale()
  const text = formatMoney(amount, currency, locale)
  const props = {
    className: clx("whitespace-nowrap tabular-nums", struck && "text-ui-fg-subtle line-through", className),
  }
  return struck ? <s {...props}>{text}</s> : <span {...props}>{text}</span>
}

/** {@link formatMoney} in the user's language, for texts that carry an amount. */
export function useMoney(): (amount: Amount, currency: string | null | undefined) => string {
  const locale = useLocale()
  return (amount, currency) => formatMoney(amount, currency, locale)
}
