import { ArrowDownMini, ArrowUpMini, PencilSquare, Trash } from "@medusajs/icons"
import { IconButton, Switch, Text, usePrompt } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { useAccess } from "../shared/use-access"

type ListRowProps = {
  name: string
  /** What it says, in one line. */
  detail?: string
  /** Beside the name. */
  badge?: ReactNode
  active?: boolean
  onActive?: (active: boolean) => void
  onEdit: () => void
  onRemove: () => void
  /** Of a list whose order matters; left out for the first and for the last. */
  onUp?: () => void
  onDown?: () => void
}

/** One entry of a list of settings: on or off, edit, remove after asking. */
export const ListRow = ({ name, detail, badge, active, onActive, onEdit, onRemove, onUp, onDown }: ListRowProps) => {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const { can_setup } = useAccess()
  const remove = async (): Promise<void> => {
    const agreed = await prompt({
      title: t("settings.removeTitle", { name }),
      description: t("settings.removeText"),
      confirmText: t("common.remove"),
      cancelText: t("common.back"),
      variant: "danger",
    })
    if (agreed) {
      onRemove()
    }
  }
  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2">
          <Text size="small" leading="compact" weight="plus" className="break-words">
            {name}
          </Text>
          {badge}
        </div>
        {detail ? (
          <Text size="small" className="text-ui-fg-subtle break-words">
            {detail}
          </Text>
        ) : null}
      </div>
      <div className="flex shrink-0 items-center gap-x-2">
        {onActive ? (
          <Switch
            size="small"
            aria-label={t("settings.active", { name })}
            disabled={!can_setup}
            checked={active}
            onCheckedChange={onActive}
          />
        ) : null}
        {onUp || onDown ? (
          <>
            <IconButton
              size="small"
              variant="transparent"
              disabled={!can_setup || !onUp}
              aria-label={t("pipeline.settings.up", { name })}
              onClick={onUp}
            >
              <ArrowUpMini />
            </IconButton>
            <IconButton
              size="small"
              variant="transparent"
              disabled={!can_setup || !onDown}
              aria-label={t("pipeline.settings.down", { name })}
              onClick={onDown}
            >
              <ArrowDownMini />
            </IconButton>
          </>
        ) : null}
        <IconButton
          size="small"
          variant="transparent"
          disabled={!can_setup}
          aria-label={t("settings.edit", { name })}
          onClick={onEdit}
        >
          <PencilSquare />
        </IconButton>
        <IconButton
          size="small"
          variant="transparent"
          disabled={!can_setup}
          aria-label={t("settings.remove", { name })}
          onClick={() => void remove()}
        >
          <Trash />
        </IconButton>
      </div>
    </div>
  )
}
