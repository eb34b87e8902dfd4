import { useTranslation } from "react-i18next"

import { useMoney } from "../shared/money"
import { Credit } from "./queries"
import { BarPart, barOf } from "./rules/effects"

const COLORS: Record<BarPart["key"], string> = {
  overdue: "var(--tag-red-icon)",
  open: "var(--tag-blue-icon)",
  quote: "var(--tag-orange-icon)",
}

/** A limit as one bar: what is late, what else is open, this quote, and the limit where that goes beyond it. */
export const CreditBar = ({ credit }: { credit: Credit }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const { parts, limit } = barOf(credit)
  const code = credit.currency_code
  const words = [
    t("creditPolicy.bar.limit", { amount: money(credit.limit, code) }),
    t("creditPolicy.bar.open", { amount: money(credit.exposure, code) }),
    t("creditPolicy.bar.quote", { amount: money(credit.this_quote, code) }),
    t("creditPolicy.bar.after", { amount: money(credit.headroom_after, code) }),
  ].join(", ")
  return (
    <div role="img" aria-label={words} className="relative w-full py-1">
      <div className="bg-ui-bg-component flex h-2.5 w-full gap-px overflow-hidden rounded-full">
        {parts.map((part) => (
          <span key={part.key} style={{ width: `${part.percent}%`, background: COLORS[part.key] }} />
        ))}
      </div>
      {limit === null ? null : (
        <span
          className="absolute top-0 h-full"
          style={{ insetInlineStart: `${limit}%`, width: 2, background: "var(--fg-base)" }}
        />
      )}
    </div>
  )
}
