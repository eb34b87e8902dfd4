import { Avatar, clx, Text, Tooltip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Day } from "../../shared/day"
import { localToday } from "../../shared/format"
import { userName, usersQuery } from "../../shared/host-queries"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { DocumentStatus } from "../../shared/status-badge"
import { BoardCard } from "../queries"
import { RequestBadge } from "../request-badge"
import { CardMarks, StalledBadge } from "./card-marks"

/** What a card says: whose deal, what it is worth, how long it lies here, what comes next. */
export const CardFace = ({ card, isShort, lifted }: { card: BoardCard; isShort?: boolean; lifted?: boolean }) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const owner = users?.find(({ id }) => id === card.owner_id)
  return (
    <div
      className={clx(
        "bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-1.5 rounded-lg px-3 py-2.5 text-start",
        lifted && "shadow-elevation-flyout cursor-grabbing"
      )}
    >
      <div className="flex items-center gap-x-1.5 pe-6">
        <Text size="small" leading="compact" weight="plus" className="text-ui-fg-base min-w-0 truncate">
          {card.company_name || card.customer_name || card.email || "–"}
        </Text>
        <CardMarks card={card} isShort={isShort} />
      </div>
      <div className="flex items-center justify-between gap-x-2">
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle min-w-0 truncate tabular-nums">
          {[card.version > 1 ? `${card.number} v${card.version}` : card.number, card.title].filter(Boolean).join(" · ")}
        </Text>
        {owner ? (
          <Tooltip content={userName(owner)}>
            <span role="img" aria-label={userName(owner)} className="shrink-0">
              <Avatar size="2xsmall" fallback={userName(owner).slice(0, 1).toUpperCase()} />
            </span>
          </Tooltip>
        ) : null}
      </div>
      <div className="flex items-center justify-between gap-x-2">
        <Money
          amount={card.total}
          currency={card.currency_code}
          className="text-ui-fg-base txt-compact-small-plus truncate"
        />
        <div className="flex shrink-0 items-center gap-x-1.5">
          {card.is_stalled ? <StalledBadge /> : null}
          <Tooltip content={t("pipeline.card.inStage")}>
            <span className="text-ui-fg-subtle txt-compact-xsmall whitespace-nowrap">
              {plural(t, "pipeline.days", card.days_in_stage)}
            </span>
          </Tooltip>
        </div>
      </div>
      {card.next_step || card.next_step_date ? <NextStep card={card} /> : null}
      {card.is_close_past || card.status !== "sent" ? (
        <div className="flex min-w-0 flex-wrap items-center gap-1.5">
          {card.status === "sent" ? null : <DocumentStatus kind="quote" status={card.status} />}
          <RequestBadge quote={card} />
          {card.is_close_past ? (
            <Text size="xsmall" leading="compact" className="text-ui-fg-error">
              {t("pipeline.card.closePast")} <Day value={card.expected_close_date} />
            </Text>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

const NextStep = ({ card }: { card: BoardCard }) => {
  const { t } = useTranslation("crm")
  const isLate = card.next_step_date !== null && card.next_step_date < localToday()
  return (
    <div className="flex items-center justify-between gap-x-2">
      <Text size="xsmall" leading="compact" className="text-ui-fg-base min-w-0 truncate">
        {card.next_step ?? t("pipeline.nextStep")}
      </Text>
      {card.next_step_date ? (
        <Day
          relative
          value={card.next_step_date}
          className={clx("txt-compact-xsmall shrink-0", isLate ? "text-ui-fg-error" : "text-ui-fg-subtle")}
        />
      ) : null}
    </div>
  )
}
