import { useDroppable } from "@dnd-kit/core"
import { Button, clx, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { stageName } from "../../shared/stage-name"
import { BoardCard, BoardColumn as Column, shortOfStockQuery } from "../queries"
import { LOST } from "../rules/move-card"
import { BoardTarget, DraggableCard } from "./board-card"

/** On a phone a column is almost as wide as the window, so that the next one peeps in. */
const WIDTH = "w-[78vw] max-w-[300px] shrink-0 snap-start sm:w-[272px]"

type ColumnProps = {
  column: Column
  currency: string
  targets: BoardTarget[]
  /** The list of all that lies here. */
  listHref: string
  onMove: (card: BoardCard, to: string) => void
  /** Asks for more cards; left out when there are as many as a board can hold. */
  onMore?: () => void
}

/** A stage: how many deals, worth what, and their cards. */
export const BoardColumn = ({ column, currency, targets, listHref, onMove, onMore }: ColumnProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { setNodeRef, isOver } = useDroppable({ id: column.stage_id })
  const name = stageName(t, column)
  const hidden = column.count - column.quotes.length
  const { data: short } = useQuery(shortOfStockQuery(column.quotes.map(({ id }) => id)))
  return (
    <section
      ref={setNodeRef}
      data-column={column.stage_id}
      aria-label={name}
      className={clx(
        "bg-ui-bg-subtle flex max-h-full flex-col rounded-lg",
        WIDTH,
        isOver && "bg-ui-bg-subtle-hover shadow-borders-interactive-with-active"
      )}
    >
      <header className="flex flex-col gap-y-1 px-3 py-2.5">
        <div className="flex items-baseline justify-between gap-x-2">
          <h2 className="txt-compact-small-plus text-ui-fg-base truncate">
            {name} <span className="text-ui-fg-subtle tabular-nums">{column.count}</span>
          </h2>
          <span className="text-ui-fg-subtle txt-compact-xsmall tabular-nums">
            {formatPercent(column.probability, locale)}
          </span>
        </div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-2">
          <Money amount={column.total} currency={currency} className="text-ui-fg-base txt-compact-small" />
          <span className="text-ui-fg-subtle txt-compact-xsmall whitespace-nowrap">
            {t("pipeline.board.weighted")} <Money amount={column.weighted_total} currency={currency} />
          </span>
        </div>
      </header>
      <ul className="flex min-h-16 flex-col gap-y-2 overflow-y-auto px-2 pb-2 pt-0.5">
        {column.quotes.map((card) => (
          <DraggableCard
            key={card.id}
            card={card}
            isShort={Boolean(short?.includes(card.id))}
            column={column.stage_id}
            targets={targets}
            onMove={onMove}
          />
        ))}
      </ul>
      {hidden > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-1 px-2 pb-2">
          {onMore ? (
            <Button size="small" variant="transparent" onClick={onMore}>
              {t("pipeline.board.more")}
            </Button>
          ) : null}
          <Button size="small" variant="transparent" asChild>
            <Link to={listHref}>{t("pipeline.board.inList", { count: column.count })}</Link>
          </Button>
        </div>
      ) : null}
    </section>
  )
}

/** The end of a deal that the buyer refused. */
export const LostColumn = () => {
  const { t } = useTranslation("crm")
  const { setNodeRef, isOver } = useDroppable({ id: LOST })
  return (
    <section
      ref={setNodeRef}
      data-column={LOST}
      aria-label={t("pipeline.board.lost")}
      className={clx(
        "border-ui-border-strong flex flex-col gap-y-1 rounded-lg border border-dashed px-3 py-2.5",
        WIDTH,
        isOver && "bg-ui-tag-red-bg border-ui-tag-red-border"
      )}
    >
      <h2 className="txt-compact-small-plus text-ui-fg-base">{t("pipeline.board.lost")}</h2>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("pipeline.board.lostHint")}
      </Text>
    </section>
  )
}
