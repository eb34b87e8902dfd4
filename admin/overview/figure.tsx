import { Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { Link } from "react-router-dom"

import { Definition } from "../shared/definition"

type FigureProps = {
  label: string
  /** How the figure is defined, behind an icon. */
  definition?: string
  /** The list behind the figure. */
  to?: string
  children: ReactNode
}

/** One figure with its name; it opens the list it was made from. */
export const Figure = ({ label, definition, to, children }: FigureProps) => (
  <div className="flex min-w-0 flex-col gap-y-0.5">
    <div className="text-ui-fg-subtle flex items-center gap-x-1">
      <Text size="xsmall" leading="compact">
        {label}
      </Text>
      {definition ? <Definition of={label} text={definition} /> : null}
    </div>
    <Text size="large" weight="plus" leading="compact" className="tabular-nums">
      {to ? (
        <Link
          to={to}
          className="hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded-sm outline-none"
        >
          {children}
        </Link>
      ) : (
        children
      )}
    </Text>
  </div>
)
