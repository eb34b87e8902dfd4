import { Avatar, Badge, Text, Tooltip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { KeyboardEvent } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Moment } from "../../shared/day"
import { userName, usersQuery } from "../../shared/host-queries"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { DocumentStatus } from "../../shared/status-badge"
import { Claim, claimHref } from "../claim-queries"
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
        onKeyDown={walk}
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
          {claim.unanswered_messages ? (
            <Badge size="2xsmall" color="orange">
              {plural(t, "quote.messages.waiting", claim.unanswered_messages)}
            </Badge>
          ) : null}
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

/** Arrows walk: up and down in the column, left and right to the columns beside. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const column = event.currentTarget.closest("[data-column]")
  const cardsOf = (where: Element | null | undefined): HTMLElement[] =>
    where ? [...where.querySelectorAll<HTMLElement>("[data-claim]")] : []
  const at = cardsOf(column).indexOf(event.currentTarget)
  const columns = [...(column?.parentElement?.children ?? [])].filter((one) => one === column || cardsOf(one).length)
  const beside = (step: number): HTMLElement | undefined => {
    const others = cardsOf(columns[columns.indexOf(column as Element) + step])
    return others[Math.min(at, others.length - 1)]
  }
  const steps: Record<string, () => HTMLElement | undefined> = {
    ArrowDown: () => cardsOf(column)[at + 1],
    ArrowUp: () => cardsOf(column)[at - 1],
    ArrowRight: () => beside(1),
    ArrowLeft: () => beside(-1),
  }
  const next = steps[event.key]?.()
  if (next) {
    event.preventDefault()
    next.focus()
  }
}
