import {
  DndContext,
  DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core"
import { toast } from "@medusajs/ui"
import { useCallback, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { DeclineDialog } from "../../quote/detail/decide-dialogs"
import { listHref } from "../../shared/list-href"
import { stageName } from "../../shared/stage-name"
import { Board, BoardCard, BoardParams } from "../queries"
import { columnOf, LOST } from "../rules/move-card"
import { BoardColumn, LostColumn } from "./board-column"
import { byColumn, underCard } from "./board-keyboard"
import { CardFace } from "./card-face"
import { useAnnouncements } from "./use-announcements"
import { useBoardMove } from "./use-board-move"

type BoardColumnsProps = { board: Board; params: BoardParams; onMore?: () => void }

/** The stages side by side; cards go from one to the other, and on "Lost" a reason is asked for. */
export const BoardColumns = ({ board, params, onMore }: BoardColumnsProps) => {
  const { t } = useTranslation("crm")
  const move = useBoardMove(params)
  const [lifted, setLifted] = useState<BoardCard | null>(null)
  const [lost, setLost] = useState<BoardCard | null>(null)
  const targets = useMemo(
    () => [
      ...board.columns.map((column) => ({ id: column.stage_id, name: stageName(t, column) })),
      { id: LOST, name: t("pipeline.board.lost") },
    ],
    [board.columns, t]
  )
  const coordinateGetter = useMemo(() => byColumn(targets.map(({ id }) => id)), [targets])
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter,
      keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter", "Tab"] },
    })
  )
  const onMove = useCallback(
    (card: BoardCard, to: string): void => {
      const column = columnOf(board, card.id)
      if (!column || column.stage_id === to) {
        return
      }
      if (to !== LOST) {
        move({
          ...{ card, from: column.stage_id, fromProbability: column.probability },
          ...{ to, toName: targets.find(({ id }) => id === to)?.name ?? "" },
        })
      } else if (card.status === "sent") {
        setLost(card)
      } else {
        toast.error(t("pipeline.board.notLost", { number: card.number }))
      }
    },
    [board, move, targets, t]
  )
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    setLifted(null)
    if (over) {
      onMove((active.data.current as { card: BoardCard }).card, String(over.id))
    }
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underCard}
      accessibility={useAnnouncements(targets)}
      onDragStart={({ active }) => setLifted((active.data.current as { card: BoardCard }).card)}
      onDragEnd={onDragEnd}
      onDragCancel={() => setLifted(null)}
    >
      <div
        data-testid="crm-board"
        className="flex snap-x items-start gap-x-3 overflow-x-auto px-6 pb-4 md:h-[max(360px,calc(100vh-320px))] md:snap-none"
      >
        {board.columns.map((column) => (
          <BoardColumn
            key={column.stage_id}
            column={column}
            currency={board.currency_code}
            targets={targets}
            listHref={listHref("/crm/quotes", {
              view: "pipeline",
              currency_code: [board.currency_code],
              stage_id: [column.stage_id],
            })}
            onMove={onMove}
            onMore={onMore}
          />
        ))}
        <LostColumn />
      </div>
      <DragOverlay dropAnimation={null}>{lifted ? <CardFace lifted card={lifted} /> : null}</DragOverlay>
      {lost ? <DeclineDialog withReason quote={lost} onClose={() => setLost(null)} /> : null}
    </DndContext>
  )
}
