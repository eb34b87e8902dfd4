import { Badge, Text, clx } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { QuoteItem } from "../types"
import { Comparison } from "./queries"
import type { useFieldText } from "./use-field-text"

type Compared = Comparison["items"][number]

const COLORS = { added: "green", removed: "red", changed: "orange" } as const

/** What of a line is shown, in this order; its net amounts and tax follow from these. */
const SHOWN = [
  "title",
  "quantity",
  "unit_price",
  "discount_percent",
  "total",
  "kind",
  "is_optional",
  "alternative_group",
  "is_selected",
  "lead_time_days",
  "requested_delivery_date",
  "note",
]
const ALWAYS = ["quantity", "unit_price", "total"]

/** Says a field's value; made once for all lines, of which there may be hundreds. */
type TextOf = ReturnType<typeof useFieldText>

type CompareItemProps = { item: Compared; labels: { from: string; to: string }; textOf: TextOf }

/** One line in both versions; the cells that differ are marked by color and by words. */
export const CompareItem = ({ item, labels, textOf }: CompareItemProps) => {
  const { t } = useTranslation("crm")
  const title = (item.to ?? item.from)?.title ?? "–"
  const unchanged = item.to && (item.to.kind ?? "item") === "item" ? item.to : null
  return (
    <div role="group" aria-label={title}>
      <div className="bg-ui-bg-subtle flex items-center gap-x-2 px-4 py-2">
        <Text size="xsmall" weight="plus" className="min-w-0 break-words">
          {title}
        </Text>
        {item.change === "same" ? (
          <Text size="xsmall" className="text-ui-fg-subtle ms-auto shrink-0 tabular-nums">
            {unchanged ? `${+unchanged.quantity} × ${textOf("unit_price", unchanged.unit_price) ?? ""}` : null}
          </Text>
        ) : (
          <Badge size="2xsmall" color={COLORS[item.change]}>
            {t(`quote.compare.changes.${item.change}`)}
          </Badge>
        )}
      </div>
      {item.change === "same" ? null : (
        <div className="grid grid-cols-1 md:grid-cols-2">
          <Side label={labels.from} changed={item.change === "removed"}>
            <Facts item={item.from} changed={item.change === "changed" ? item.fields : []} textOf={textOf} />
          </Side>
          <Side label={labels.to} changed={item.change === "added"} second>
            <Facts item={item.to} changed={item.change === "changed" ? item.fields : []} textOf={textOf} />
          </Side>
        </div>
      )}
    </div>
  )
}

type FactsProps = { item: QuoteItem | null; changed: string[]; textOf: TextOf }

const Facts = ({ item, changed, textOf }: FactsProps) => {
  const { t } = useTranslation("crm")
  if (!item) {
    return <span className="text-ui-fg-subtle">{t("quote.compare.absent")}</span>
  }
  const priced = (item.kind ?? "item") === "item"
  const shown = SHOWN.filter((field) => (priced && ALWAYS.includes(field)) || changed.includes(field))
  if (!priced && !shown.length) {
    return <span className="whitespace-pre-line">{item.title}</span>
  }
  return (
    <dl className="flex flex-col gap-y-1">
      {shown.map((field) => {
        const differs = changed.includes(field)
        return (
          <div
            key={field}
            className={clx("flex justify-between gap-x-4 rounded px-1", differs && "bg-ui-tag-orange-bg")}
          >
            <dt className={differs ? "text-ui-tag-orange-text" : "text-ui-fg-subtle"}>
              {t(`quote.compare.fields.${field}`, {
                defaultValue: t(`quote.history.fields.${field}`, { defaultValue: field }),
              })}
              {differs ? <span className="sr-only"> ({t("quote.compare.changes.changed")})</span> : null}
            </dt>
            <dd
              className={clx(
                "min-w-0 break-words text-end tabular-nums",
                differs && "text-ui-tag-orange-text font-medium"
              )}
            >
              {textOf(field, item[field as keyof QuoteItem]) ?? t("quote.compare.long")}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

type SideProps = { label: string; changed?: boolean; second?: boolean; children: ReactNode }

/** One version's half of a row; on a phone it carries the version's name. */
export const Side = ({ label, changed, second, children }: SideProps) => (
  <div
    className={clx(
      "txt-small min-w-0 break-words px-4 py-3",
      second && "border-t border-dashed md:border-s md:border-t-0 md:border-solid",
      changed && "bg-ui-tag-orange-bg text-ui-tag-orange-text"
    )}
  >
    <div className="txt-xsmall text-ui-fg-subtle pb-1 md:hidden">{label}</div>
    {children}
  </div>
)
