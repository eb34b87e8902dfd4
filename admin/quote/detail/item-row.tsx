import { Thumbnail } from "@medusajs/dashboard/components"
import { Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatNumber, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { variantTitle } from "../../../src/shared/variant-title"
import { taxLabel } from "../rules/tax-label"
import { QuoteItem } from "../types"
import { ItemMarks } from "./item-marks"

export const ITEM_GRID = "md:grid md:grid-cols-[minmax(0,1fr)_72px_104px_68px_60px_116px] md:items-center md:gap-x-3"

type ItemRowProps = {
  item: QuoteItem
  currency: string
  /** Shows how much of it is ordered. */
  showOrdered?: boolean
  questions: { count: number; waiting: number } | null
}

/** One line of the offer: a heading, a paragraph, or goods with price, discount, tax and total. */
export const ItemRow = ({ item, currency, showOrdered, questions }: ItemRowProps) => {
  if (item.kind === "section" || item.kind === "note") {
    return (
      <div role="row" className={clx("px-6 py-3", item.kind === "section" && "bg-ui-bg-subtle")}>
        <div role="cell">
          <Text
            size="small"
            leading="compact"
            weight={item.kind === "section" ? "plus" : "regular"}
            className={clx("whitespace-pre-line break-words", item.kind === "note" && "text-ui-fg-subtle")}
          >
            {item.title}
          </Text>
        </div>
      </div>
    )
  }
  return <GoodsRow item={item} currency={currency} showOrdered={showOrdered} questions={questions} />
}

const GoodsRow = ({ item, currency, showOrdered, questions }: ItemRowProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const changed = item.list_price !== null && +item.list_price !== +item.unit_price
  const out = item.included === false
  return (
    <div role="row" className={clx("flex flex-col gap-y-2 px-6 py-3", ITEM_GRID)}>
      <div role="cell" className="flex min-w-0 items-center gap-x-3">
        {item.variant_id ? (
          <span className="shrink-0">
            <Thumbnail src={item.thumbnail} />
          </span>
        ) : null}
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus" className="break-words">
            {item.title}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle break-words">
            {[variantTitle(item.subtitle), item.sku].filter(Boolean).join(" · ")}
          </Text>
          {item.note ? (
            <Text size="xsmall" className="text-ui-fg-subtle whitespace-pre-line break-words">
              {item.note}
            </Text>
          ) : null}
          <ItemMarks item={item} showOrdered={showOrdered} questions={questions} />
        </div>
      </div>
      <div className="text-ui-fg-subtle txt-compact-small flex flex-wrap items-center justify-end gap-x-3 md:contents">
        <span role="cell" className="tabular-nums md:text-end">
          {formatNumber(item.quantity, locale)}
          <span className="md:hidden"> ×</span>
        </span>
        <span role="cell" className="flex items-center justify-end gap-x-2 md:flex-col md:items-end">
          {changed ? <Money amount={item.list_price} currency={currency} struck /> : null}
          <Money amount={item.unit_price} currency={currency} />
        </span>
        <span role="cell" className="tabular-nums md:text-end">
          {+(item.discount_percent ?? 0) ? (
            `−${formatPercent(item.discount_percent ?? 0, locale)}`
          ) : (
            <span className="hidden md:inline">–</span>
          )}
        </span>
        <span role="cell" className="tabular-nums md:text-end">
          <span className="md:hidden">{t("quote.lines.tax")} </span>
          {taxLabel(item.tax_lines)}
        </span>
        <span role="cell" className={clx("text-end", out ? "text-ui-fg-subtle" : "text-ui-fg-base")}>
          {out ? <span className="sr-only">{t("quote.options.notCounted")} </span> : null}
          <Money amount={item.total} currency={currency} struck={out} />
          {item.margin_percent === null || item.margin_percent === undefined ? null : (
            <span className="txt-xsmall text-ui-fg-subtle block">
              {t("quote.margin.line", { percent: formatPercent(item.margin_percent, locale) })}
            </span>
          )}
        </span>
      </div>
    </div>
  )
}
