import { Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { Link } from "react-router-dom"

type OpenRowProps = { to: string; number: ReactNode; badge?: ReactNode; note?: ReactNode; amount: ReactNode }

/** One open document: number and badge, a note under it, the amount at the end. */
export const OpenRow = ({ to, number, badge, note, amount }: OpenRowProps) => (
  <div className="flex items-start justify-between gap-x-3 px-6 py-3">
    <div className="flex min-w-0 flex-col gap-y-0.5">
      <div className="flex flex-wrap items-center gap-x-2">
        <Link to={to} className="text-ui-fg-interactive-hover txt-compact-small whitespace-nowrap tabular-nums">
          {number}
        </Link>
        {badge}
      </div>
      {note ? (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {note}
        </Text>
      ) : null}
    </div>
    <span className="txt-compact-small">{amount}</span>
  </div>
)

/** What stands where nothing is open. */
export const NothingOpen = ({ text }: { text: string }) => (
  <Text size="small" className="text-ui-fg-subtle px-6 py-4">
    {text}
  </Text>
)
