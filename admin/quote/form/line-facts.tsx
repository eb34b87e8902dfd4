import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatDay, formatMoney, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { amountText, parseDecimal } from "../../shared/parse-decimal"
import { LineDraft } from "../rules/draft"
import { QuoteItem } from "../types"
import { StockFacts } from "./stock-facts"

type LineFactsProps = {
  line: LineDraft
  priced: QuoteItem | undefined
  currency: string
  onChange: (values: Partial<LineDraft>) => void
}

/** What helps to price a line: stock, what this customer paid last, a better price from some quantity on, the margin. */
export const LineFacts = ({ line, priced, currency, onChange }: LineFactsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  if (!priced) {
    return null
  }
  const { stock, last_price: last, margin_percent: margin } = priced
  const quantity = parseDecimal(line.quantity) ?? 0
  const next = (priced.breaks ?? []).find(({ min_quantity }) => min_quantity !== null && min_quantity > quantity)
  const facts = [
    next
      ? t("quote.lines.break", { count: next.min_quantity ?? 0, price: formatMoney(next.amount, currency, locale) })
      : null,
    margin === null || margin === undefined ? null : t("quote.margin.line", { percent: formatPercent(margin, locale) }),
    line.alternative_group ? t("quote.lines.alternativeOf", { group: line.alternative_group }) : null,
    line.is_optional && !line.alternative_group ? t("quote.lines.isOptional") : null,
  ].filter(Boolean)
  return (
    <>
      {stock ? <StockFacts stock={stock} quantity={quantity} /> : null}
      {facts.length ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {facts.join(" · ")}
        </Text>
      ) : null}
      {last ? (
        <button
          type="button"
          className="txt-compact-xsmall text-ui-fg-interactive-hover w-fit text-start hover:underline"
          onClick={() => onChange({ unit_price: amountText(last.amount, last.currency_code) })}
        >
          {t("quote.lines.lastPrice", {
            price: formatMoney(last.amount, last.currency_code, locale),
            date: formatDay(last.date, locale),
          })}
        </button>
      ) : null}
    </>
  )
}
