import { Thumbnail } from "@medusajs/dashboard/components"
import { Input, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Money } from "../../shared/money"
import { amountText } from "../../shared/parse-decimal"
import { variantTitle } from "../../../src/shared/variant-title"
import { LineDraft, lineProblem } from "../rules/draft"
import { taxLabel } from "../rules/tax-label"
import { QuoteItem } from "../types"
import { LineFacts } from "./line-facts"

type ItemCellsProps = {
  line: LineDraft
  priced: QuoteItem | undefined
  currency: string
  name: string
  onChange: (values: Partial<LineDraft>) => void
}

/** A product or free text with quantity, price and discount; tax and total as the server says. */
export const ItemCells = ({ line, priced, currency, name, onChange }: ItemCellsProps) => {
  const { t } = useTranslation("crm")
  const problem = lineProblem(line)
  const listPrice = priced?.list_price
  const changed =
    line.unit_price.trim() !== "" &&
    listPrice !== null &&
    listPrice !== undefined &&
    +listPrice !== +(priced?.unit_price ?? 0)
  return (
    <>
      <div role="cell" className="flex min-w-0 items-start gap-x-3 pe-16 md:pe-0">
        {line.variant_id ? (
          <span className="shrink-0">
            <Thumbnail src={line.thumbnail} />
          </span>
        ) : null}
        <div className="flex min-w-0 flex-1 flex-col gap-y-1">
          {line.variant_id ? (
            <Text size="small" leading="compact" weight="plus" className="truncate">
              {line.title}
            </Text>
          ) : (
            <Input
              data-column="title"
              aria-label={t("quote.lines.description")}
              placeholder={t("quote.lines.description")}
              value={line.title}
              aria-invalid={problem === "title"}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          )}
          {variantTitle(line.subtitle) || line.sku ? (
            <Text size="xsmall" className="text-ui-fg-subtle truncate">
              {[variantTitle(line.subtitle), line.sku].filter(Boolean).join(" · ")}
            </Text>
          ) : null}
          <LineFacts line={line} priced={priced} currency={currency} onChange={onChange} />
        </div>
      </div>
      <div className="grid grid-cols-3 gap-x-3 md:contents">
        <NumberCell
          label={t("quote.lines.quantity")}
          column="quantity"
          name={name}
          value={line.quantity}
          invalid={problem === "quantity"}
          onChange={(quantity) => onChange({ quantity })}
        />
        <NumberCell
          label={t("quote.lines.price")}
          column="unit_price"
          name={name}
          value={line.unit_price}
          placeholder={priced ? amountText(priced.unit_price, currency) : ""}
          invalid={problem === "unit_price"}
          below={changed ? listPrice : null}
          currency={currency}
          onChange={(unit_price) => onChange({ unit_price })}
        />
        <NumberCell
          label={t("quote.lines.discount")}
          column="discount_percent"
          name={name}
          value={line.discount_percent}
          placeholder="0"
          invalid={problem === "discount_percent"}
          onChange={(discount_percent) => onChange({ discount_percent })}
        />
      </div>
      <div className="flex items-center justify-between md:contents">
        <Text role="cell" size="small" className="text-ui-fg-subtle md:pt-1.5 md:text-end" leading="compact">
          <span className="md:hidden">{t("quote.lines.tax")} </span>
          {priced ? taxLabel(priced.tax_lines) : "–"}
        </Text>
        <Text
          role="cell"
          size="small"
          leading="compact"
          weight="plus"
          className={`md:pt-1.5 md:text-end ${priced?.included === false ? "text-ui-fg-subtle" : ""}`}
        >
          {priced ? <Money amount={priced.total} currency={currency} /> : "–"}
        </Text>
      </div>
    </>
  )
}

type NumberCellProps = {
  label: string
  column: string
  name: string
  value: string
  placeholder?: string
  invalid: boolean
  /** An amount struck through below the field. */
  below?: number | null
  currency?: string
  onChange: (value: string) => void
}

const NumberCell = ({
  label,
  column,
  name,
  value,
  placeholder,
  invalid,
  below,
  currency,
  onChange,
}: NumberCellProps) => (
  <div role="cell" className="flex min-w-0 flex-col gap-y-1">
    <Text size="xsmall" className="text-ui-fg-subtle md:hidden">
      {label}
    </Text>
    <Input
      data-column={column}
      inputMode="decimal"
      aria-label={`${label}: ${name}`}
      className="text-end tabular-nums"
      value={value}
      placeholder={placeholder}
      aria-invalid={invalid}
      onChange={(event) => onChange(event.target.value)}
      onFocus={(event) => event.target.select()}
    />
    {below !== null && below !== undefined && currency ? (
      <Text size="xsmall" className="text-ui-fg-subtle text-end">
        <Money amount={below} currency={currency} struck />
      </Text>
    ) : null}
  </div>
)
