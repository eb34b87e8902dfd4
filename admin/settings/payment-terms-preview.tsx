import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Day } from "../shared/day"
import { formatDay, formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money, useMoney } from "../shared/money"
import { useDebounced } from "../shared/use-debounced"
import { termsPreviewQuery } from "./queries"
import { TermsPart } from "./rules/payment-terms"

const EXAMPLE = 1000

type PreviewProps = {
  instalments: TermsPart[]
  early_discount: { percent: number; days: number }[]
  currency: string
}

/** What an invoice of today over an example amount would ask for, and when. */
export const PaymentTermsPreview = ({ instalments, early_discount, currency }: PreviewProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const asked = useDebounced(
    JSON.stringify({ instalments, early_discount, amount: EXAMPLE, currency_code: currency.toLowerCase() })
  )
  const { data } = useQuery(termsPreviewQuery(asked))
  if (!data) {
    return null
  }
  return (
    <section className="border-ui-border-base rounded-lg border" aria-label={t("terms.preview", { amount: "" })}>
      <Text size="small" weight="plus" className="border-b px-3 py-2">
        {t("terms.preview", { amount: money(EXAMPLE, data.currency_code) })}
      </Text>
      <ul className="flex flex-col gap-y-1 px-3 py-2">
        {data.instalments.map((part) => (
          <li key={part.position} className="txt-small flex justify-between gap-x-4 tabular-nums">
            <Day value={part.due_date} />
            <Money amount={part.amount} currency={data.currency_code} />
          </li>
        ))}
        {data.early_discount.map((step) => (
          <li key={step.until} className="txt-small text-ui-fg-subtle">
            {t("terms.previewDiscount", {
              percent: formatPercent(step.percent, locale),
              amount: money(step.amount, data.currency_code),
              day: formatDay(step.until, locale),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
