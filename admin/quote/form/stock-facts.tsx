import { Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { formatNumber, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { isTight, shortageOf } from "../rules/line-stock"
import { LineStock } from "../types"

type StockFactsProps = { stock: LineStock; quantity: number }

/** What is there of a line's goods and on its way, what the line lacks, and which open quotes want them too. */
export const StockFacts = ({ stock, quantity }: StockFactsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const of = (value: number): { pieces: string } => ({ pieces: formatNumber(value, locale) })
  const { lack, scarce } = shortageOf(stock, quantity)
  const facts = [
    lack ? t("quote.lines.shortBy", of(lack)) : null,
    t(scarce ? "quote.lines.short" : "quote.lines.stock", { count: stock.available }),
    stock.incoming > 0 ? t("quote.lines.coming", of(stock.incoming)) : null,
  ].filter(Boolean)
  return (
    <div data-testid="line-stock">
      <Text size="xsmall" className={scarce ? "text-ui-fg-error" : "text-ui-fg-subtle"}>
        {facts.join(" · ")}
      </Text>
      {stock.other_quotes.length ? (
        <Text
          size="xsmall"
          className={clx("break-words", isTight(stock, quantity) ? "text-ui-tag-orange-text" : "text-ui-fg-subtle")}
        >
          {t("quote.lines.others", of(stock.other_weighted))}{" "}
          {stock.other_quotes.map(({ quote_id, number, quantity: wanted, probability }, index) => (
            <span key={quote_id}>
              {index ? ", " : ""}
              {/* In a tab of its own: what is typed here stays. */}
              <Link to={`/crm/quotes/${quote_id}`} target="_blank" className="underline">
                {t("quote.lines.othersOf", {
                  number,
                  quantity: formatNumber(wanted, locale),
                  percent: formatPercent(probability, locale),
                })}
              </Link>
            </span>
          ))}
        </Text>
      ) : null}
    </div>
  )
}
