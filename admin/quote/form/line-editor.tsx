import {
  closestCenter,
  DndContext,
  DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core"
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable"
import { Heading, Text, toast } from "@medusajs/ui"
import { ClipboardEvent, useRef, useState } from "react"
import { useTranslation } from "react-i18next"

import { plural } from "../../shared/plural"
import { PickedVariant, VariantPicker, variantLabel, variantsBySku } from "../../shared/variant-picker"
import { LineDraft, QuoteDraft } from "../rules/draft"
import { duplicate, insertAfter, moveBy, moveTo, newLine, parsePasted, PastedLine } from "../rules/lines"
import { QuoteItem } from "../types"
import { AddLine } from "./add-line"
import { LINE_GRID, LineRow } from "./line-row"
import { useGridKeys } from "./use-grid-keys"
import { usePickerContext } from "./use-picker-context"
import { useTypeOn } from "./use-type-on"

const variantFields = (variant: PickedVariant): Partial<LineDraft> => ({
  variant_id: variant.id,
  title: variant.product?.title ?? variant.title ?? "",
  subtitle: variantLabel({ title: variant.title, sku: null }) || null,
  sku: variant.sku,
  thumbnail: variant.product?.thumbnail ?? null,
})

type LineEditorProps = {
  draft: QuoteDraft
  priced: Map<string, QuoteItem>
  onChange: (change: (lines: LineDraft[]) => LineDraft[]) => void
}

/**
 * The lines of an offer as a grid: products of the host's catalogue, free text, sections and notes. Enter adds below, Tab walks,
 * arrows move between rows, Alt with an arrow moves the row, Ctrl+D copies it; rows are dragged by their handle, and rows of a
 * spreadsheet are pasted. A new line is where one types on.
 */
export const LineEditor = ({ draft, priced, onChange }: LineEditorProps) => {
  const { t } = useTranslation("crm")
  const { lines, currency_code: currency } = draft
  const context = usePickerContext(draft)
  const picker = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  /** Where the next line goes: below the row in which Enter was pressed. */
  const [below, setBelow] = useState<string | null>(null)
  const typeOn = useTypeOn(grid, lines)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates })
  )
  const add = (...added: LineDraft[]): void => {
    onChange((current) => insertAfter(current, below, added))
    setBelow(null)
    typeOn(added[0])
  }
  const remove = (key: string): void => {
    const gone = lines.find((line) => line.key === key)
    const before = lines[lines.findIndex((line) => line.key === key) - 1]?.key ?? null
    onChange((current) => current.filter((line) => line.key !== key))
    // The button that had the focus is gone.
    picker.current?.focus()
    if (gone) {
      toast(t("quote.lines.removed", { name: gone.title || t("quote.lines.freeText") }), {
        action: {
          label: t("common.undo"),
          altText: t("common.undo"),
          onClick: () => onChange((current) => (before ? insertAfter(current, before, [gone]) : [gone, ...current])),
        },
      })
    }
  }
  const keys = useGridKeys(grid, {
    enter: (key) => {
      setBelow(key)
      picker.current?.focus()
      picker.current?.scrollIntoView({ block: "nearest" })
    },
    move: (key, step) => onChange((current) => moveBy(current, key, step)),
    duplicate: (key) => onChange((current) => duplicate(current, key)),
  })
  const paste = async (event: ClipboardEvent): Promise<void> => {
    const rows = parsePasted(event.clipboardData.getData("text/plain"))
    if (!rows || !currency) {
      return
    }
    event.preventDefault()
    const found = await variantsBySku(rows.map((row) => row.text)).catch(() => new Map<string, PickedVariant>())
    add(...rows.map((row) => pastedLine(row, found.get(row.text.toLowerCase()))))
    toast.success(plural(t, "quote.lines.pasted", rows.length))
  }
  const after = lines.find(({ key }) => key === below)
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over && active.id !== over.id) {
      onChange((current) => moveTo(current, String(active.id), String(over.id)))
    }
  }
  return (
    <section className="flex flex-col gap-y-3" aria-label={t("quote.lines.title")} onPaste={paste}>
      <Heading level="h2">{t("quote.lines.title")}</Heading>
      {lines.length && currency ? (
        <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
          <SortableContext items={lines.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
            <div
              role="table"
              ref={grid}
              aria-label={t("quote.lines.title")}
              className="shadow-elevation-card-rest bg-ui-bg-base divide-y rounded-lg"
              onKeyDown={keys}
              onFocus={() => setBelow(null)}
            >
              <HeadRow />
              {lines.map((line) => (
                <LineRow
                  key={line.key}
                  line={line}
                  priced={priced.get(line.key)}
                  currency={currency}
                  groups={groupsOf(lines)}
                  onChange={onChange}
                  onRemove={remove}
                />
              ))}
            </div>
          </SortableContext>
        </DndContext>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t(currency ? "quote.lines.empty" : "quote.lines.chooseRegion")}
        </Text>
      )}
      <div className="flex flex-col gap-2 md:flex-row md:items-center">
        <VariantPicker
          context={context}
          placeholder={after ? t("quote.lines.addBelow", { name: after.title }) : t("common.searchProducts")}
          inputRef={picker}
          onPick={(variant) => add(newLine(variantFields(variant)))}
          onFreeText={(title) => add(newLine({ title }))}
        />
        <AddLine disabled={!currency} onAdd={(kind) => add(newLine({ kind }))} />
      </div>
      {lines.length ? (
        <Text size="xsmall" className="text-ui-fg-subtle hidden md:block">
          {t("quote.lines.keys")}
        </Text>
      ) : null}
    </section>
  )
}

const groupsOf = (lines: LineDraft[]): string =>
  [...new Set(lines.map(({ alternative_group }) => alternative_group.trim()).filter(Boolean))].join("\n")

const pastedLine = (row: PastedLine, variant: PickedVariant | undefined): LineDraft =>
  newLine({
    ...(variant ? variantFields(variant) : { title: row.text }),
    quantity: row.quantity,
    unit_price: row.unit_price,
    discount_percent: row.discount_percent,
  })

const HeadRow = () => {
  const { t } = useTranslation("crm")
  return (
    <div role="row" className={`text-ui-fg-subtle txt-compact-small-plus hidden px-4 py-2 ${LINE_GRID}`}>
      <span role="columnheader">{t("quote.lines.item")}</span>
      {(["quantity", "price", "discount", "tax", "total"] as const).map((column) => (
        <span key={column} role="columnheader" className="text-end">
          {t(`quote.lines.${column}`)}
        </span>
      ))}
      <span role="columnheader" aria-label={t("common.more")} />
    </div>
  )
}
