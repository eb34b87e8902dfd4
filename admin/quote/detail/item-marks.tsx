import { Badge, Text } from "@medusajs/ui"
import { ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { formatDay, formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { plural } from "../../shared/plural"
import { QuoteItem } from "../types"
import { MESSAGES_ID } from "./messages-section"

type ItemMarksProps = {
  item: QuoteItem
  showOrdered?: boolean
  questions: { count: number; waiting: number } | null
}

/** What is special about a line: an option or alternative, when it comes, how much is ordered, what was asked. */
export const ItemMarks = ({ item, showOrdered, questions }: ItemMarksProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const ordered = +(item.ordered_quantity ?? 0)
  const delivery = [
    item.lead_time_days ? plural(t, "quote.marks.leadTime", item.lead_time_days) : null,
    item.requested_delivery_date
      ? t("quote.marks.wantedBy", { day: formatDay(item.requested_delivery_date, locale) })
      : null,
  ].filter(Boolean)
  const marks: ReactNode[] = [
    item.alternative_group ? (
      <Badge
        key="group"
        size="2xsmall"
        className="max-w-full truncate"
        color={item.included === false ? "grey" : "blue"}
      >
        {t("quote.options.alternative", { group: item.alternative_group })}
      </Badge>
    ) : item.is_optional ? (
      <Badge key="option" size="2xsmall" color={item.included === false ? "grey" : "blue"}>
        {t(item.included === false ? "quote.options.option" : "quote.options.optionTaken")}
      </Badge>
    ) : null,
    showOrdered && item.included !== false && item.ordered_quantity !== undefined ? (
      <Badge key="ordered" size="2xsmall" color={ordered >= +item.quantity ? "green" : ordered > 0 ? "orange" : "grey"}>
        {t("quote.marks.ordered", {
          ordered: formatNumber(ordered, locale),
          quantity: formatNumber(item.quantity, locale),
        })}
      </Badge>
    ) : null,
    questions ? (
      <a key="questions" href={`#${MESSAGES_ID}`} onClick={toMessages}>
        <Badge size="2xsmall" color={questions.waiting ? "orange" : "grey"}>
          {plural(t, "quote.messages.count", questions.count)}
        </Badge>
      </a>
    ) : null,
  ]
  const shown = marks.filter(Boolean)
  return (
    <>
      {delivery.length ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {delivery.join(" · ")}
        </Text>
      ) : null}
      {shown.length ? <div className="flex flex-wrap gap-1 pt-1">{shown}</div> : null}
    </>
  )
}

/** Goes to the messages without changing the address, which tells what is open. */
export function toMessages(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById(MESSAGES_ID)?.scrollIntoView({ behavior: "smooth", block: "start" })
}
