import { useDraggable } from "@dnd-kit/core"
import { EllipsisHorizontal } from "@medusajs/icons"
import { clx, DropdownMenu, IconButton } from "@medusajs/ui"
import { KeyboardEvent, memo, MouseEvent } from "react"
import { useTranslation } from "react-i18next"
import { useHref, useNavigate } from "react-router-dom"

import { afterMenu } from "../../shared/after-menu"
import { walkCards } from "../../shared/walk-cards"
import { BoardCard } from "../queries"
import { CardFace } from "./card-face"

export type BoardTarget = { id: string; name: string }

type BoardCardProps = {
  card: BoardCard
  /** Whether it wants more than there is and comes. */
  isShort: boolean
  /** The column in which it lies. */
  column: string
  targets: BoardTarget[]
  onMove: (card: BoardCard, to: string) => void
}

/**
 * A deal on the board. It is dragged by mouse, by a long touch, and by the keyboard (space lifts, arrows carry, space drops);
 * a menu moves it without dragging. A click or Enter opens it.
 */
export const DraggableCard = memo(({ card, isShort, column, targets, onMove }: BoardCardProps) => {
  const navigate = useNavigate()
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: card.id,
    data: { card, column },
    attributes: { role: "link" },
  })
  const path = `/crm/quotes/${card.id}`
  const href = useHref(path)
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey) {
      window.open(href, "_blank", "noreferrer")
    } else {
      void navigate(path)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Enter" && !isDragging) {
      void navigate(path)
    } else if (event.key.startsWith("Arrow") && !isDragging) {
      walkCards(event, "[data-card]")
    } else {
      listeners?.onKeyDown?.(event)
    }
  }
  return (
    <li className="relative" data-quote={card.id}>
      <div
        ref={setNodeRef}
        {...attributes}
        {...listeners}
        data-card=""
        className={clx(
          "focus-visible:shadow-borders-focus cursor-pointer touch-manipulation select-none rounded-lg outline-none",
          isDragging && "opacity-40"
        )}
        onClick={open}
        onKeyDown={onKeyDown}
      >
        <CardFace card={card} isShort={isShort} />
      </div>
      <CardMenu card={card} column={column} targets={targets} onMove={onMove} />
    </li>
  )
})

const CardMenu = ({ card, column, targets, onMove }: Omit<BoardCardProps, "isShort">) => {
  const { t } = useTranslation("crm")
  return (
    <div className="absolute end-1.5 top-1.5">
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            size="xsmall"
            variant="transparent"
            aria-label={t("pipeline.board.moveTo", { number: card.number })}
          >
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <DropdownMenu.Label>{t("pipeline.board.move")}</DropdownMenu.Label>
          {targets
            .filter(({ id }) => id !== column)
            .map(({ id, name }) => (
              <DropdownMenu.Item key={id} onSelect={afterMenu(() => onMove(card, id))}>
                {name}
              </DropdownMenu.Item>
            ))}
        </DropdownMenu.Content>
      </DropdownMenu>
    </div>
  )
}
