import { Text } from "@medusajs/ui"
import { ReactNode } from "react"

type LegendProps = {
  /** What each color of a chart stands for; a line is drawn as one. `mark` instead of a color where a color does not say it. */
  entries: readonly { label: string; color?: string; line?: boolean; mark?: ReactNode }[]
}

/** The names of what a chart shows. */
export const Legend = ({ entries }: LegendProps) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1">
    {entries.map(({ label, color, line = false, mark }) => (
      <li key={label} className="flex items-center gap-x-1.5">
        {mark ?? (
          <span
            aria-hidden="true"
            className={line ? "h-0.5 w-4" : "h-2.5 w-2.5 rounded-sm"}
            style={{ background: color }}
          />
        )}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {label}
        </Text>
      </li>
    ))}
  </ul>
)
