import { Badge, Checkbox, clx, Text } from "@medusajs/ui"
import { KeyboardEvent } from "react"
import { useTranslation } from "react-i18next"

import { Moment } from "../../shared/day"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { ActButtons } from "../act-buttons"
import { Due } from "../due"
import { KindIcon } from "../kind-icon"
import { closedBy, FollowUp } from "../queries"
import { useRecordLinks } from "../record-links"
import { recurrenceText } from "../rules/recurrence"
import { followUpDetail, followUpSentence } from "../rules/sentence"
import { RowAct } from "../use-follow-up-acts"

type FollowUpRowProps = {
  followUp: FollowUp
  today: string | undefined
  /** Whose it is, where that is not plain. */
  assignee: string | null
  selected: boolean
  /** Where the keyboard is. */
  current: boolean
  onSelect: (selected: boolean) => void
  onFocus: () => void
  onAct: (act: RowAct) => void
}

/** One thing to do: what and why in a sentence, whom and what it is about, when, what it is worth, and the buttons that do it. */
export const FollowUpRow = ({
  followUp,
  today,
  assignee,
  selected,
  current,
  onSelect,
  onFocus,
  onAct,
}: FollowUpRowProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const sentence = followUpSentence(t, followUp, locale)
  const detail = followUp.note ?? followUpDetail(followUp.facts)
  const open = followUp.status === "open"
  return (
    <li
      tabIndex={current ? 0 : -1}
      data-testid="crm-follow-up"
      data-row={followUp.id}
      aria-label={sentence}
      onFocus={onFocus}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Enter" && event.target === event.currentTarget) {
          event.preventDefault()
          onAct("edit")
        }
      }}
      className={clx(
        "focus-visible:shadow-borders-focus flex items-start gap-x-3 px-6 py-3 outline-none",
        selected && "bg-ui-bg-highlight"
      )}
    >
      {open ? (
        <span className="flex h-6 items-center">
          <Checkbox
            checked={selected}
            aria-label={`${t("common.select")}: ${sentence}`}
            onCheckedChange={(next) => onSelect(next === true)}
          />
        </span>
      ) : null}
      <span className="hidden h-6 items-center sm:flex">
        <KindIcon kind={followUp.kind} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-2 md:flex-row md:items-start md:justify-between">
        <div className="flex min-w-0 flex-1 flex-col gap-y-0.5">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Text
              size="small"
              weight="plus"
              className={clx("min-w-0 break-words text-pretty", !open && "text-ui-fg-subtle line-through")}
            >
              {sentence}
            </Text>
            {followUp.priority === "high" ? (
              <Badge size="2xsmall" color="orange">
                {t("followUp.priorities.high")}
              </Badge>
            ) : null}
          </div>
          <MetaLine followUp={followUp} today={today} assignee={assignee} />
          {detail ? (
            <Text size="xsmall" className="text-ui-fg-subtle line-clamp-2 break-words">
              {detail}
            </Text>
          ) : null}
          {followUp.recurrence ? (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("followUp.recurrence.said", { words: recurrenceText(t, followUp.recurrence, locale) })}
            </Text>
          ) : null}
        </div>
        <div className="flex shrink-0 items-center justify-between gap-x-4 md:justify-end">
          {followUp.amount === null ? (
            <span aria-hidden />
          ) : (
            <Money amount={followUp.amount} currency={followUp.currency_code} className="txt-compact-small" />
          )}
          {/* Of one width, so that the amounts of all rows end in one line. */}
          <div className="flex justify-end md:w-[228px]">
            <ActButtons followUp={followUp} sentence={sentence} onAct={onAct} />
          </div>
        </div>
      </div>
    </li>
  )
}

type MetaLineProps = { followUp: FollowUp; today: string | undefined; assignee: string | null }

/** When, whom, which document, whose; and why it is closed, where it is. */
const MetaLine = ({ followUp, today, assignee }: MetaLineProps) => {
  const { t } = useTranslation("crm")
  const { customer, document } = useRecordLinks(followUp)
  const closed =
    followUp.status === "open" ? null : (
      <>
        {t(`followUp.closed.${closedBy(followUp)}`)} <Moment value={followUp.completed_at} />
      </>
    )
  const parts = [<Due key="due" followUp={followUp} today={today} />, customer, document, assignee, closed].filter(
    Boolean
  )
  return (
    <div className="txt-compact-xsmall text-ui-fg-subtle flex flex-wrap gap-x-1.5 gap-y-0.5">
      {parts.map((part, index) => (
        <span key={index} className="flex min-w-0 gap-x-1.5">
          <span className="min-w-0">{part}</span>
          {index < parts.length - 1 ? <span aria-hidden>·</span> : null}
        </span>
      ))}
    </div>
  )
}
