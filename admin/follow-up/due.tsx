import { Tooltip, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatDay, formatMoment, formatRelativeDay, formatTime, localToday } from "../shared/format"
import { useLocale } from "../shared/locale"
import { FollowUp } from "./queries"

type DueProps = {
  followUp: Pick<FollowUp, "due_at" | "due_date" | "has_time" | "is_overdue" | "status">
  /** The store's day. */
  today?: string
}

/** When it is due: how far away, with the day itself on hover; the time where one was said. */
export const Due = ({ followUp, today = localToday() }: DueProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { due_at, due_date, has_time, is_overdue, status } = followUp
  const late = is_overdue && status === "open"
  const exact = has_time ? formatMoment(due_at, locale) : formatDay(due_date, locale)
  const away = formatRelativeDay(due_date, today, locale)
  const text = has_time ? t("followUp.dueAt", { day: away, time: formatTime(due_at, locale) }) : away
  return (
    <Tooltip content={exact}>
      <time dateTime={has_time ? due_at : due_date} className={clx("whitespace-nowrap", late && "text-ui-fg-error")}>
        {text}
      </time>
    </Tooltip>
  )
}
