import { ArrowDownMini, ArrowUpMini, PencilSquare, Trash } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { useAccess } from "../../shared/use-access"

type OrderedRowProps = {
  name: string
  detail: string
  /** Left out for the first and for the last. */
  onUp?: () => void
  onDown?: () => void
  busy: boolean
  onEdit: () => void
  /** Left out for the only one. */
  onRemove?: () => void
}

/** One entry of a list whose order matters. */
export const OrderedRow = ({ name, detail, onUp, onDown, busy, onEdit, onRemove }: OrderedRowProps) => {
  const { t } = useTranslation("crm")
  const { can_setup } = useAccess()
  const button = (label: string, icon: ReactNode, act: (() => void) | undefined, waits = false) => (
    <IconButton
      size="small"
      variant="transparent"
      aria-label={label}
      disabled={!can_setup || !act || (waits && busy)}
      onClick={act}
    >
      {icon}
    </IconButton>
  )
  return (
    <li className="flex items-center justify-between gap-x-2 py-1 pe-6 ps-9">
      <div className="flex min-w-0 flex-col md:flex-row md:items-baseline md:gap-x-3">
        <Text size="small" leading="compact" className="text-ui-fg-base break-words">
          {name}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {detail}
        </Text>
      </div>
      <div className="flex shrink-0 items-center">
        {button(t("pipeline.settings.up", { name }), <ArrowUpMini />, onUp, true)}
        {button(t("pipeline.settings.down", { name }), <ArrowDownMini />, onDown, true)}
        {button(t("settings.edit", { name }), <PencilSquare />, onEdit)}
        {button(t("settings.remove", { name }), <Trash />, onRemove)}
      </div>
    </li>
  )
}
