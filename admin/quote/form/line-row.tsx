import { useSortable } from "@dnd-kit/sortable"
import { clx } from "@medusajs/ui"
import { memo, useState } from "react"
import { useTranslation } from "react-i18next"

import { LineDraft } from "../rules/draft"
import { duplicate, moveBy, select } from "../rules/lines"
import { QuoteItem } from "../types"
import { ItemCells } from "./item-cells"
import { LineDetails } from "./line-details"
import { LineMenu } from "./line-menu"
import { TextCell } from "./text-cell"

/** Columns of the editor's grid from the `md` width on; below it a line is a card. */
export const LINE_GRID =
  "md:grid md:grid-cols-[minmax(0,1fr)_80px_120px_80px_88px_112px_60px] md:items-start md:gap-x-3"

type LineRowProps = {
  line: LineDraft
  /** The line as the server priced it; missing while it is incomplete or on its way. */
  priced: QuoteItem | undefined
  currency: string
  /** Names of the groups of alternatives, one a line. */
  groups: string
  onChange: (change: (lines: LineDraft[]) => LineDraft[]) => void
  onRemove: (key: string) => void
}

const Row = ({ line, priced, currency, groups, onChange, onRemove }: LineRowProps) => {
  const { t } = useTranslation("crm")
  const [open, setOpen] = useState(false)
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: line.key,
  })
  const name = line.title || t("quote.lines.freeText")
  const change = (values: Partial<LineDraft>): void =>
    onChange((lines) => lines.map((other) => (other.key === line.key ? { ...other, ...values } : other)))
  return (
    <div
      ref={setNodeRef}
      data-line={line.key}
      role="rowgroup"
      style={{
        transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined,
        transition,
      }}
      className={clx("bg-ui-bg-base relative first:rounded-t-lg last:rounded-b-lg", isDragging && "z-10 shadow-md")}
    >
      <div role="row" className={clx("flex flex-col gap-y-3 px-4 py-3", LINE_GRID)}>
        {line.kind === "item" ? (
          <ItemCells line={line} priced={priced} currency={currency} name={name} onChange={change} />
        ) : (
          <TextCell line={line} onChange={change} />
        )}
        <div role="cell" className="absolute end-2 top-2 flex items-center justify-end gap-x-1 md:static">
          <LineMenu
            name={name}
            open={open}
            isItem={line.kind === "item"}
            handle={{ ref: setActivatorNodeRef, ...attributes, ...listeners }}
            onDetails={() => setOpen(!open)}
            onDuplicate={() => onChange((lines) => duplicate(lines, line.key))}
            onMove={(step) => onChange((lines) => moveBy(lines, line.key, step))}
            onRemove={() => onRemove(line.key)}
          />
        </div>
      </div>
      {open && line.kind === "item" ? (
        <LineDetails
          line={line}
          priced={priced}
          currency={currency}
          name={name}
          groups={groups}
          onChange={change}
          onSelect={(is_selected) => onChange((lines) => select(lines, line.key, is_selected))}
        />
      ) : null}
    </div>
  )
}

/** One line of the editor. Drawn again only when something of it changes: an offer may have hundreds. */
export const LineRow = memo(
  Row,
  (before, after) =>
    before.line === after.line &&
    before.currency === after.currency &&
    before.groups === after.groups &&
    (before.priced === after.priced || JSON.stringify(before.priced) === JSON.stringify(after.priced))
)
