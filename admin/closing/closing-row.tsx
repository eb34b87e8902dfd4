import { StatusBadge, Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

/** Nothing left to do, something to do, something is wrong, or not looked at yet. */
export type ClosingState = "done" | "todo" | "wrong" | "unknown"

const COLORS = { done: "green", todo: "orange", wrong: "red", unknown: "grey" } as const

type ClosingRowProps = {
  state: ClosingState
  title: string
  /** What the figures are, in one line or several. */
  children: ReactNode
  action?: ReactNode
}

/** One thing to look at before a month is closed. */
export const ClosingRow = ({ state, title, children, action }: ClosingRowProps) => {
  const { t } = useTranslation("crm")
  return (
    <div className="flex flex-col gap-2 px-6 py-4 md:flex-row md:items-center md:gap-x-4" data-testid="closing-step">
      <div className="w-28 shrink-0">
        <StatusBadge color={COLORS[state]} className="whitespace-nowrap">
          {t(`closing.states.${state}`)}
        </StatusBadge>
      </div>
      <div className="min-w-0 flex-1">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        <div className="txt-small text-ui-fg-subtle break-words">{children}</div>
      </div>
      {action ? <div className="flex shrink-0 flex-wrap items-center gap-2">{action}</div> : null}
    </div>
  )
}
