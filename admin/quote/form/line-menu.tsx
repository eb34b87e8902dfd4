import {
  ArrowDownMini,
  ArrowUpMini,
  DotsSix,
  EllipsisHorizontal,
  SquareTwoStack,
  Trash,
  AdjustmentsDone,
} from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { HTMLAttributes, Ref } from "react"
import { useTranslation } from "react-i18next"

import { afterMenu } from "../../shared/after-menu"

type LineMenuProps = {
  name: string
  open: boolean
  isItem: boolean
  /** What makes a button the handle by which the row is dragged. */
  handle: HTMLAttributes<HTMLElement> & { ref: Ref<HTMLButtonElement> }
  onDetails: () => void
  onDuplicate: () => void
  onMove: (step: -1 | 1) => void
  onRemove: () => void
}

/** The handle of a row and what can be done with it. */
export const LineMenu = ({ name, open, isItem, handle, onDetails, onDuplicate, onMove, onRemove }: LineMenuProps) => {
  const { t } = useTranslation("crm")
  const { role: _role, ...drag } = handle
  return (
    <>
      <IconButton
        {...drag}
        type="button"
        size="small"
        variant="transparent"
        aria-label={t("quote.lines.drag", { name })}
        // Rows are moved by Alt with an arrow and by the menu; Tab walks the cells.
        tabIndex={-1}
        className="text-ui-fg-subtle cursor-grab touch-none"
      >
        <DotsSix />
      </IconButton>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t("quote.lines.more", { name })}
            className="text-ui-fg-subtle"
          >
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content>
          {isItem ? (
            <DropdownMenu.Item className="gap-x-2" onClick={afterMenu(onDetails)}>
              <AdjustmentsDone className="text-ui-fg-subtle" />
              {t(open ? "quote.lines.hideDetails" : "quote.lines.showDetails")}
            </DropdownMenu.Item>
          ) : null}
          <DropdownMenu.Item className="gap-x-2" onClick={onDuplicate}>
            <SquareTwoStack className="text-ui-fg-subtle" />
            {t("quote.lines.duplicate")}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="gap-x-2" onClick={() => onMove(-1)}>
            <ArrowUpMini className="text-ui-fg-subtle" />
            {t("quote.lines.moveUp")}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="gap-x-2" onClick={() => onMove(1)}>
            <ArrowDownMini className="text-ui-fg-subtle" />
            {t("quote.lines.moveDown")}
          </DropdownMenu.Item>
          <DropdownMenu.Separator />
          <DropdownMenu.Item className="gap-x-2" onClick={onRemove}>
            <Trash className="text-ui-fg-subtle" />
            {t("quote.lines.remove", { name })}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
    </>
  )
}
