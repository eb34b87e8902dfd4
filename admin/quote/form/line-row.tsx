import { Trash } from "@medusajs/icons"
import { Thumbnail } from "@medusajs/dashboard/components"
import { IconButton, Input, Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Money } from "../../shared/money"
import { decimalText } from "../../shared/parse-decimal"
import { variantTitle } from "../../shared/variant-title"
import { LineDraft, lineProblem } from "../rules/draft"
import { taxLabel } from "../rules/tax-label"
import { QuoteItem } from "../types"

/** Columns of the editor's grid from the `md` width on; below it a line is a card. */
export const LINE_GRID =
  "md:grid md:grid-cols-[minmax(0,1fr)_80px_120px_80px_88px_112px_28px] md:items-start md:gap-x-3"

type LineRowProps = {
  line: LineDraft
  /** The line as the server priced it; missing while it is incomplete or on its way. */
  priced: QuoteItem | undefined
  currency: string
  onChange: (change: Partial<LineDraft>) => void
  onRemove: () => void
}

/** One line of the editor: product or free text, quantity, price, discount; tax and total as the server says. */
export const LineRow = ({ line, priced, currency, onChange, onRemove }: LineRowProps) => {
  const { t } = useTranslation("crm")
  const problem = lineProblem(line)
  const name = line.title || t("quote.lines.freeText")
  const listPrice = priced?.list_price
  const changed =
    line.unit_price.trim() !== "" &&
    listPrice !== null &&
    listPrice !== undefined &&
    +listPrice !== +(priced?.unit_price ?? 0)
  return (
    <div role="row" className={clx("flex flex-col gap-y-3 px-4 py-3", LINE_GRID)}>
      <div role="cell" className="flex min-w-0 items-center gap-x-3">
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
        </div>
      </div>
      <div className="grid grid-cols-3 gap-x-3 md:contents">
        <NumberCell
          label={t("quote.lines.quantity")}
          name={name}
          value={line.quantity}
          invalid={problem === "quantity"}
          onChange={(quantity) => onChange({ quantity })}
        />
        <div role="cell" className="flex min-w-0 flex-col gap-y-1">
          <NumberCell
            label={t("quote.lines.price")}
            name={name}
            value={line.unit_price}
            placeholder={priced ? decimalText(priced.unit_price) : ""}
            invalid={problem === "unit_price"}
            onChange={(unit_price) => onChange({ unit_price })}
          />
          {changed ? (
            <Text size="xsmall" className="text-ui-fg-subtle text-end">
              <Money amount={listPrice} currency={currency} struck />
            </Text>
          ) : null}
        </div>
        <NumberCell
          label={t("quote.lines.discount")}
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
        <Text role="cell" size="small" leading="compact" weight="plus" className="md:pt-1.5 md:text-end">
          {priced ? <Money amount={priced.total} currency={currency} /> : "–"}
        </Text>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t("quote.lines.remove", { name })}
          onClick={onRemove}
          className="text-ui-fg-subtle"
        >
          <Trash />
        </IconButton>
      </div>
    </div>
  )
}

type NumberCellProps = {
  label: string
  name: string
  value: string
  placeholder?: string
  invalid: boolean
  onChange: (value: string) => void
}

const NumberCell = ({ label, name, value, placeholder, invalid, onChange }: NumberCellProps) => (
  <div role="cell" className="flex min-w-0 flex-col gap-y-1">
    <Text size="xsmall" className="text-ui-fg-subtle md:hidden">
      {label}
    </Text>
    <Input
      inputMode="decimal"
      aria-label={`${label}: ${name}`}
      className="text-end tabular-nums"
      value={value}
      placeholder={placeholder}
      aria-invalid={invalid}
      onChange={(event) => onChange(event.target.value)}
      onFocus={(event) => event.target.select()}
    />
  </div>
)
