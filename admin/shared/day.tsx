import { Tooltip, clx } from "@medusajs/ui"

import { formatDay, formatMoment, formatRelative, formatRelativeDay, localToday } from "./format"
import { useLocale } from "./locale"

type DayProps = {
  /** `YYYY-MM-DD` */
  value: string | null | undefined
  /** Shows the distance, and the day itself on hover. */
  relative?: boolean
  /** The store's day, when the answer carries one; the user's own otherwise. */
  today?: string
  className?: string
}

/** A calendar day as the user writes it. An empty one is "–". */
export const Day = ({ value, relative, today = localToday(), className }: DayProps) => {
  const locale = useLocale()
  if (!value) {
    return <span className="text-ui-fg-subtle">–</span>
  }
  const exact = formatDay(value, locale)
  const away = formatRelativeDay(value.slice(0, 10), today, locale)
  return (
    <Tooltip content={relative ? exact : away}>
      <time dateTime={value} className={clx("whitespace-nowrap tabular-nums", className)}>
        {relative ? away : exact}
      </time>
    </Tooltip>
  )
}

type MomentProps = {
  value: string | Date | null | undefined
  /** Shows date and time themselves, and the distance on hover. */
  exact?: boolean
  className?: string
}

/** A moment: how long ago, with date and time on hover. An empty one is "–". */
export const Moment = ({ value, exact: showExact, className }: MomentProps) => {
  const locale = useLocale()
  if (!value) {
    return <span className="text-ui-fg-subtle">–</span>
  }
  const exact = formatMoment(value, locale)
  const away = formatRelative(value, locale)
  return (
    <Tooltip content={showExact ? away : exact}>
      <time dateTime={new Date(value).toISOString()} className={clx("whitespace-nowrap", className)}>
        {showExact ? exact : away}
      </time>
    </Tooltip>
  )
}
