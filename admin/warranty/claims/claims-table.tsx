import { Badge, Text, createDataTableColumnHelper } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { PAGE_SIZE, useListParams } from "../../receivable/list-params"
import { Day, Moment } from "../../shared/day"
import { localToday } from "../../shared/format"
import { userName, usersQuery } from "../../shared/host-queries"
import { ListTable } from "../../shared/list-table"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { DocumentStatus } from "../../shared/status-badge"
import { useFilterAddress } from "../../shared/use-filter-address"
import { useNarrow } from "../../shared/use-narrow"
import { Claim, claimHref, claimsQuery } from "../claim-queries"
import { AnswerBadge } from "../answer-badge"
import { UnansweredBadge } from "../unanswered-badge"
import { useFaultName } from "../use-fault-name"
import { ReportFilters, useReportFilters } from "./report-filters"
import { CLAIM_FILTERS, CLAIM_MULTIPLE, useClaimFilters } from "./use-claim-filters"

const helper = createDataTableColumnHelper<Claim>()

/** Every claim, the newest first. */
export const ClaimsTable = () => {
  const { t } = useTranslation("crm")
  const ready = useFilterAddress(CLAIM_MULTIPLE)
  const params = useListParams(CLAIM_FILTERS, "-submitted_at")
  const query = useQuery(claimsQuery({ ...params, ...useReportFilters() }))
  const columns = useClaimColumns()
  const filters = useClaimFilters(params)
  if (!ready) {
    return null
  }
  return (
    <>
      <ReportFilters />
      <ListTable
        query={query}
        rowsOf={(answer) => answer.warranty_claims}
        columns={columns}
        filters={filters}
        pageSize={PAGE_SIZE}
        heading={t("warranty.tabs.claims")}
        summary={query.data ? plural(t, "warranty.claims.count", query.data.count) : "\u00a0"}
        rowHref={(row) => claimHref(row.id)}
        empty={{ title: t("warranty.claims.empty"), description: t("warranty.claims.emptyDescription") }}
      />
    </>
  )
}

function useClaimColumns() {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const faultName = useFaultName()
  const narrow = useNarrow()
  return useMemo(() => {
    const names = new Map((users ?? []).map((user) => [user.id, userName(user)]))
    const costs = helper.display({
      id: "costs",
      header: () => <span className="block text-end">{t("warranty.fields.costs")}</span>,
      cell: ({ row: { original: claim } }) => (
        <div className="text-end">
          <Money amount={claim.costs.total} currency={claim.costs.currency_code} className="text-ui-fg-base" />
        </div>
      ),
    })
    if (narrow) {
      return [
        helper.accessor("number", {
          header: t("warranty.fields.number"),
          enableSorting: true,
          truncateTooltip: false,
          cell: ({ row: { original: claim } }) => (
            <div className="flex max-w-[200px] flex-col gap-y-1 py-2">
              <Text size="small" leading="compact" className="text-ui-fg-base truncate">
                {claim.title}
              </Text>
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
                  {claim.number}
                </Text>
                <StatusCell claim={claim} />
              </div>
            </div>
          ),
        }),
        costs,
      ]
    }
    return [
      helper.accessor("number", {
        header: t("warranty.fields.number"),
        enableSorting: true,
        cell: ({ getValue }) => <span className="text-ui-fg-base whitespace-nowrap tabular-nums">{getValue()}</span>,
      }),
      helper.accessor("title", {
        header: t("warranty.fields.product"),
        enableSorting: true,
        truncateTooltip: false,
        cell: ({ row: { original: claim } }) => (
          <div className="min-w-[140px] max-w-[260px]">
            <Text size="small" leading="compact" className="text-ui-fg-base truncate">
              {claim.quantity > 1 ? `${claim.quantity} × ${claim.title}` : claim.title}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle truncate">
              {[claim.serial, faultName(claim.fault_code)].filter(Boolean).join(" · ")}
            </Text>
          </div>
        ),
      }),
      helper.accessor("customer_name", {
        header: t("common.customer"),
        enableSorting: true,
        cell: ({ getValue }) => <span className="text-ui-fg-base truncate">{getValue() ?? "–"}</span>,
      }),
      helper.accessor("status", {
        header: t("warranty.fields.status"),
        truncateTooltip: false,
        cell: ({ row }) => <StatusCell claim={row.original} />,
      }),
      helper.accessor("answer_due_at", {
        header: t("warranty.answer.by"),
        enableSorting: true,
        cell: ({ getValue }) => <Moment value={getValue()} />,
      }),
      helper.accessor("assignee_id", {
        header: t("warranty.fields.assignee"),
        cell: ({ getValue }) => <span className="whitespace-nowrap">{names.get(getValue() ?? "") ?? "–"}</span>,
      }),
      helper.accessor("submitted_at", {
        header: t("warranty.claims.submitted"),
        enableSorting: true,
        cell: ({ getValue }) => <Moment value={getValue()} />,
      }),
      helper.accessor("due_date", {
        header: t("warranty.fields.due"),
        enableSorting: true,
        cell: ({ row }) => <DueDay claim={row.original} />,
      }),
      costs,
    ]
  }, [t, users, faultName, narrow])
}

/** Where a claim stands, whether nothing covers it, and what of the customer waits for an answer. */
const StatusCell = ({ claim }: { claim: Claim }) => {
  const { t } = useTranslation("crm")
  return (
    <div className="flex flex-wrap items-center gap-1">
      <DocumentStatus kind="warranty_claim" status={claim.status} />
      {claim.is_goodwill ? <Badge size="2xsmall">{t("warranty.goodwill")}</Badge> : null}
      <UnansweredBadge count={claim.unanswered_messages} />
      <AnswerBadge claim={claim} />
    </div>
  )
}

/** By when the customer may expect it; late only while it is open. */
export const DueDay = ({ claim, relative }: { claim: Claim; relative?: boolean }) => {
  const isOpen = ["submitted", "approved", "in_repair"].includes(claim.status)
  const isLate = isOpen && claim.due_date !== null && claim.due_date < localToday()
  return <Day relative={relative} value={claim.due_date} className={isLate ? "text-ui-fg-error" : ""} />
}
