import { PencilSquare } from "@medusajs/icons"
import { Thumbnail } from "@medusajs/dashboard/components"
import { Button, Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { EmptyState } from "../../shared/empty-state"
import { formatNumber, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { variantTitle } from "../../shared/variant-title"
import { refusal } from "../rules/actions"
import { taxLabel } from "../rules/tax-label"
import { Totals } from "../totals"
import { Quote, QuoteItem } from "../types"
import { Section } from "../../shared/section"

const GRID = "md:grid md:grid-cols-[minmax(0,1fr)_72px_128px_72px_72px_128px] md:items-center md:gap-x-4"

/** What is offered, line by line, and totals that add up visibly. */
export const ItemsSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const editable = refusal("edit", quote) === null
  const items = [...quote.items].sort((a, b) => a.position - b.position)
  return (
    <Section
      title={t("quote.lines.title")}
      actions={
        editable && items.length ? (
          <Button size="small" variant="secondary" asChild>
            <Link to="edit">
              <PencilSquare />
              {t("common.edit")}
            </Link>
          </Button>
        ) : null
      }
    >
      {items.length ? (
        <>
          <div role="table" aria-label={t("quote.lines.title")} className="divide-y">
            <div
              role="row"
              className={clx("text-ui-fg-subtle txt-compact-small-plus bg-ui-bg-subtle hidden px-6 py-2.5", GRID)}
            >
              <span role="columnheader">{t("quote.lines.item")}</span>
              {(["quantity", "price", "discount", "tax", "total"] as const).map((column) => (
                <span key={column} role="columnheader" className="text-end">
                  {t(`quote.lines.${column}`)}
                </span>
              ))}
            </div>
            {items.map((item) => (
              <ItemRow key={item.id} item={item} currency={quote.currency_code} />
            ))}
          </div>
          <div className="flex justify-end px-6 py-4">
            <Totals
              totals={quote}
              currency={quote.currency_code}
              inclusive={items.some((item) => item.is_tax_inclusive)}
              className="w-full md:max-w-[360px]"
            />
          </div>
        </>
      ) : (
        <EmptyState
          title={t("quote.lines.none")}
          description={t("quote.lines.noneDescription")}
          action={editable ? { label: t("common.addProduct"), to: "edit" } : undefined}
        />
      )}
    </Section>
  )
}

const ItemRow = ({ item, currency }: { item: QuoteItem; currency: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const changed = item.list_price !== null && +item.list_price !== +item.unit_price
  return (
    <div role="row" className={clx("flex flex-col gap-y-2 px-6 py-3", GRID)}>
      <div role="cell" className="flex min-w-0 items-center gap-x-3">
        {item.variant_id ? (
          <span className="shrink-0">
            <Thumbnail src={item.thumbnail} />
          </span>
        ) : null}
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus">
            {item.title}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {[variantTitle(item.subtitle), item.sku].filter(Boolean).join(" · ")}
          </Text>
          {item.note ? (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {item.note}
            </Text>
          ) : null}
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
        <span role="cell" className="text-ui-fg-base md:text-end">
          <Money amount={item.total} currency={currency} />
        </span>
      </div>
    </div>
  )
}
