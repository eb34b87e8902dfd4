import { Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { EmptyState } from "../../shared/empty-state"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { useUrlState } from "../../shared/use-url-state"
import { ProposalActions } from "../billing/proposal-actions"
import { proposalsQuery } from "../billing/queries"
import { PAGE_SIZE } from "../list-params"
import { ReportTable } from "./report-table"

const WIDE = "hidden md:table-cell"

/** What documents of changed orders lack, oldest first, each with its act. */
export const ProposalsTab = () => {
  const { t } = useTranslation("crm")
  const [{ offset }] = useUrlState(["offset"] as const)
  const { data, error, refetch } = useQuery(
    proposalsQuery({ limit: PAGE_SIZE, offset: parseInt(offset ?? "0", 10) || 0, state: "open", order: "created_at" })
  )
  return (
    <ReportTable
      title={t("billing.proposals.title")}
      summary={data ? plural(t, "billing.proposals.count", data.count) : "\u00a0"}
      head={
        <Table.Row>
          <Table.HeaderCell>{t("receivable.fields.order")}</Table.HeaderCell>
          <Table.HeaderCell className={WIDE}>{t("common.customer")}</Table.HeaderCell>
          <Table.HeaderCell>{t("receivable.fields.document")}</Table.HeaderCell>
          <Table.HeaderCell className={WIDE}>{t("billing.proposals.why")}</Table.HeaderCell>
          <Table.HeaderCell className="text-end">{t("receivable.fields.amount")}</Table.HeaderCell>
          <Table.HeaderCell className={WIDE} />
        </Table.Row>
      }
      rows={data?.billing_proposals.map((proposal) => (
        <Table.Row key={proposal.id}>
          <Table.Cell className="py-2">
            <Link to={`/orders/${proposal.order_id}`} className="text-ui-fg-interactive-hover">
              #{proposal.order_display_id}
            </Link>
            <Text size="xsmall" className="text-ui-fg-subtle md:hidden">
              {proposal.customer_name}
            </Text>
          </Table.Cell>
          <Table.Cell className={`${WIDE} text-ui-fg-base`}>{proposal.customer_name ?? "–"}</Table.Cell>
          <Table.Cell>
            {t(`billing.proposals.kind.${proposal.kind}`)}
            <Text size="xsmall" className="text-ui-fg-subtle md:hidden">
              {t(`billing.proposals.reason.${proposal.reason}`)}
            </Text>
          </Table.Cell>
          <Table.Cell className={WIDE}>{t(`billing.proposals.reason.${proposal.reason}`)}</Table.Cell>
          <Table.Cell className="py-2 text-end">
            <Money amount={proposal.amount} currency={proposal.currency_code} className="text-ui-fg-base" />
            <div className="mt-2 md:hidden">
              <ProposalActions proposal={proposal} stacked />
            </div>
          </Table.Cell>
          <Table.Cell className={WIDE}>
            <ProposalActions proposal={proposal} />
          </Table.Cell>
        </Table.Row>
      ))}
      count={data?.count ?? 0}
      empty={<EmptyState title={t("billing.proposals.empty")} description={t("billing.proposals.emptyDescription")} />}
      error={error}
      onRetry={() => refetch()}
    />
  )
}
