import { Plus } from "@medusajs/icons"
import { Button, Heading, Text } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"

import { PickedVariant, VariantPicker, variantLabel } from "../../shared/variant-picker"
import { LineDraft } from "../rules/draft"
import { QuoteItem } from "../types"
import { LINE_GRID, LineRow } from "./line-row"

let made = 0

/** A line that is not stored yet. */
function newLine(values: Partial<LineDraft>): LineDraft {
  made += 1
  return {
    key: `new-${made}`,
    variant_id: null,
    title: "",
    subtitle: null,
    sku: null,
    thumbnail: null,
    quantity: "1",
    unit_price: "",
    discount_percent: "",
    note: "",
    ...values,
  }
}

const lineOf = (variant: PickedVariant): LineDraft =>
  newLine({
    variant_id: variant.id,
    title: variant.product?.title ?? variant.title ?? "",
    subtitle: variantLabel({ title: variant.title, sku: null }) || null,
    sku: variant.sku,
    thumbnail: variant.product?.thumbnail ?? null,
  })

type LineEditorProps = {
  lines: LineDraft[]
  priced: Map<string, QuoteItem>
  currency: string | null
  onChange: (lines: LineDraft[]) => void
}

/** The lines of an offer as a grid: products of the host's catalogue and free text. */
export const LineEditor = ({ lines, priced, currency, onChange }: LineEditorProps) => {
  const { t } = useTranslation("crm")
  const picker = useRef<HTMLInputElement>(null)
  const add = (line: LineDraft): void => onChange([...lines, line])
  const remove = (key: string): void => {
    onChange(lines.filter((line) => line.key !== key))
    // The button that had the focus is gone.
    picker.current?.focus()
  }
  return (
    <section className="flex flex-col gap-y-3" aria-label={t("quote.lines.title")}>
      <div className="flex items-center justify-between">
        <Heading level="h2">{t("quote.lines.title")}</Heading>
        <Button type="button" size="small" variant="secondary" disabled={!currency} onClick={() => add(newLine({}))}>
          <Plus />
          {t("quote.lines.addFreeText")}
        </Button>
      </div>
      <VariantPicker
        currency={currency ?? "usd"}
        disabled={!currency}
        inputRef={picker}
        onPick={(variant) => add(lineOf(variant))}
        onFreeText={(title) => add(newLine({ title }))}
      />
      {lines.length && currency ? (
        <div
          role="table"
          aria-label={t("quote.lines.title")}
          className="shadow-elevation-card-rest bg-ui-bg-base divide-y rounded-lg"
        >
          <div role="row" className={`text-ui-fg-subtle txt-compact-small-plus hidden px-4 py-2 ${LINE_GRID}`}>
            <span role="columnheader">{t("quote.lines.item")}</span>
            <span role="columnheader" className="text-end">
              {t("quote.lines.quantity")}
            </span>
            <span role="columnheader" className="text-end">
              {t("quote.lines.price")}
            </span>
            <span role="columnheader" className="text-end">
              {t("quote.lines.discount")}
            </span>
            <span role="columnheader" className="text-end">
              {t("quote.lines.tax")}
            </span>
            <span role="columnheader" className="text-end">
              {t("quote.lines.total")}
            </span>
            <span role="columnheader" aria-label={t("common.remove")} />
          </div>
          {lines.map((line) => (
            <LineRow
              key={line.key}
              line={line}
              priced={priced.get(line.key)}
              currency={currency}
              onChange={(change) =>
                onChange(lines.map((other) => (other.key === line.key ? { ...other, ...change } : other)))
              }
              onRemove={() => remove(line.key)}
            />
          ))}
        </div>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t(currency ? "quote.lines.empty" : "quote.lines.chooseRegion")}
        </Text>
      )}
    </section>
  )
}
