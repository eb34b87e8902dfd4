import { Avatar, Badge, Text, Tooltip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Moment } from "../../shared/day"
import { userName, usersQuery } from "../../shared/host-queries"
import { Money } from "../../shared/money"
import { DocumentStatus } from "../../shared/status-badge"
import { walkCards } from "../../shared/walk-cards"
import { Claim, claimHref } from "../claim-queries"
import { AnswerBadge } from "../answer-badge"
import { UnansweredBadge } from "../unanswered-badge"
import { useFaultName } from "../use-fault-name"
import { DueDay } from "./claims-table"

/** A claim on the board: what is broken, whose, since when, what it cost so far. Arrows walk, Enter opens. */
export const ClaimCard = ({ claim }: { claim: Claim }) => {
  const { t } = useTranslation("crm")
  const faultName = useFaultName()
  const { data: users } = useQuery(usersQuery())
  const assignee = users?.find(({ id }) => id === claim.assignee_id)
  return (
    <li>
      <Link
        to={claimHref(claim.id)}
        data-claim={claim.id}
        onKeyDown={(event) => walkCards(event, "[data-claim]")}
        className="bg-ui-bg-component shadow-elevation-card-rest hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus flex flex-col gap-y-1.5 rounded-lg px-3 py-2.5 outline-none"
      >
        <div className="flex items-center justify-between gap-x-2">
          <Text size="small" leading="compact" weight="plus" className="text-ui-fg-base min-w-0 truncate">
            {claim.quantity > 1 ? `${claim.quantity} × ${claim.title}` : claim.title}
          </Text>
          {assignee ? (
            <Tooltip content={userName(assignee)}>
              <span role="img" aria-label={userName(assignee)} className="shrink-0">
                <Avatar size="2xsmall" fallback={userName(assignee).slice(0, 1).toUpperCase()} />
              </span>
            </Tooltip>
          ) : null}
        </div>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {[claim.customer_name, claim.number].filter(Boolean).join(" · ")}
        </Text>
        <div className="flex flex-wrap items-center gap-1">
          <Badge size="2xsmall">{faultName(claim.fault_code)}</Badge>
          {claim.is_goodwill ? <Badge size="2xsmall">{t("warranty.goodwill")}</Badge> : null}
          {claim.remedy_state && claim.remedy_state !== "done" ? (
            <DocumentStatus kind="remedy" status={claim.remedy_state} />
          ) : null}
          <UnansweredBadge count={claim.unanswered_messages} />
          <AnswerBadge claim={claim} />
        </div>
        <div className="text-ui-fg-subtle txt-compact-xsmall flex items-center justify-between gap-x-2">
          {claim.due_date ? (
            <span>
              {t("warranty.fields.due")} <DueDay claim={claim} relative />
            </span>
          ) : (
            <Moment value={claim.submitted_at} />
          )}
          {+claim.costs.total ? <Money amount={claim.costs.total} currency={claim.costs.currency_code} /> : null}
        </div>
      </Link>
    </li>
  )
}
