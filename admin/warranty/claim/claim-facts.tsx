import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Moment } from "../../shared/day"
import { HistorySection } from "../../shared/history-section"
import { userName, usersQuery } from "../../shared/host-queries"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { Row, Section } from "../../shared/section"
import { DocumentStatus } from "../../shared/status-badge"
import { AnswerBadge } from "../answer-badge"
import { ClaimDetail, claimHistoryQuery } from "../claim-queries"
import { DueDay } from "../claims/claims-table"
import { warrantyHref } from "../queries"
import { lasting } from "../rules/lasting"
import { useHistoryFacts } from "../use-history-facts"

const LINK = "text-ui-fg-interactive-hover"

/** Under which cover, of which order, who looks after it, until when. */
export const ClaimFacts = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const assignee = users?.find(({ id }) => id === claim.assignee_id)
  return (
    <Section title={t("warranty.facts")}>
      <Row label={t("warranty.fields.warranty")}>
        {claim.warranty_id ? (
          <Link to={warrantyHref(claim.warranty_id)} className={LINK}>
            {claim.warranty_number ?? t("warranty.openOther")}
          </Link>
        ) : (
          t("warranty.goodwill")
        )}
      </Row>
      {claim.order_id ? (
        <Row label={t("warranty.fields.order")}>
          <Link to={`/orders/${claim.order_id}`} className={LINK}>
            {claim.order_number}
          </Link>
        </Row>
      ) : null}
      <Row label={t("warranty.fields.assignee")}>{assignee ? userName(assignee) : t("common.nobody")}</Row>
      <Row label={t("warranty.fields.due")}>
        <DueDay claim={claim} />
      </Row>
      {claim.answer_due_at ? (
        <Row label={t("warranty.answer.by")}>
          <Moment value={claim.answer_due_at} /> <AnswerBadge claim={claim} />
        </Row>
      ) : null}
      {claim.estimate ? (
        <Row label={t("warranty.fields.estimate")}>
          <Money amount={claim.estimate} currency={claim.costs.currency_code} />
        </Row>
      ) : null}
    </Section>
  )
}

/** Who brought it to each state, when, and how long it stood there. */
export const StatesSection = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  return (
    <Section title={t("warranty.states")}>
      <ol className="flex flex-col gap-y-3 px-6 py-4">
        {claim.states.map(({ state, at, by, by_type, seconds }) => {
          const user = users?.find(({ id }) => id === by)
          const time = seconds ? lasting(seconds) : null
          return (
            <li key={`${state}-${at}`} className="flex items-start justify-between gap-x-3">
              <div className="flex flex-col gap-y-0.5">
                <DocumentStatus kind="warranty_claim" status={state} />
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {user
                    ? userName(user)
                    : by_type === "customer"
                      ? (claim.customer_name ?? t("common.customer"))
                      : t(`quote.history.actors.${by_type}`, { defaultValue: t("common.unknown") })}
                </Text>
              </div>
              <div className="text-end">
                <Text size="xsmall" className="text-ui-fg-subtle">
                  <Moment value={at} />
                </Text>
                {time ? <Text size="xsmall">{plural(t, `warranty.lasted.${time.unit}`, time.count)}</Text> : null}
              </div>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

/** Who did what with it, when. */
export const ClaimHistory = ({ id }: { id: string }) => {
  const { t } = useTranslation("crm")
  const factsOf = useHistoryFacts()
  return (
    <HistorySection
      query={useQuery(claimHistoryQuery(id))}
      textsOf={({ act, changes }) => ({
        act: t(`warranty.claimHistory.${act}`, { defaultValue: act }),
        facts: factsOf(changes),
      })}
    />
  )
}
