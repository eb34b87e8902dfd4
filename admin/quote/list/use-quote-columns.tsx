import { Badge, Text, createDataTableColumnHelper } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { StalledBadge } from "../../pipeline/board/card-marks"
import { RequestBadge } from "../../pipeline/request-badge"
import { Day } from "../../shared/day"
import { userName, usersQuery } from "../../shared/host-queries"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { stageName } from "../../shared/stage-name"
import { DocumentStatus } from "../../shared/status-badge"
import { useNarrow } from "../../shared/use-narrow"
import { Quote } from "../types"

const helper = createDataTableColumnHelper<Quote>()

/** Columns of the list of quotes. The sortable ones are those that the API sorts by. */
export function useQuoteColumns() {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const narrow = useNarrow()
  return useMemo(() => {
    if (narrow) {
      return [
        helper.accessor("number", {
          header: t("quote.fields.number"),
          enableSorting: true,
          truncateTooltip: false,
          cell: ({ row }) => <QuoteCard quote={row.original} />,
        }),
        helper.accessor("total", {
          header: t("quote.fields.total"),
          enableSorting: true,
          align: "right",
          cell: ({ row }) => (
            <Money amount={row.original.total} currency={row.original.currency_code} className="text-ui-fg-base" />
          ),
        }),
      ]
    }
    const owners = new Map((users ?? []).map((user) => [user.id, userName(user)]))
    return [
      helper.select(),
      helper.accessor("number", {
        header: t("quote.fields.number"),
        enableSorting: true,
        cell: ({ row }) => (
          <span className="text-ui-fg-base whitespace-nowrap tabular-nums">
            {row.original.number}
            {row.original.version > 1 ? <span className="text-ui-fg-subtle"> v{row.original.version}</span> : null}
          </span>
        ),
      }),
      helper.accessor("customer_name", {
        header: t("quote.fields.customer"),
        enableSorting: true,
        truncateTooltip: false,
        cell: ({ row }) => (
          <div className="min-w-[140px] max-w-[280px]">
            <Text size="small" leading="compact" className="text-ui-fg-base truncate">
              {row.original.company_name || row.original.customer_name || row.original.email || "–"}
            </Text>
            {row.original.title ? (
              <Text size="xsmall" className="text-ui-fg-subtle truncate">
                {row.original.title}
              </Text>
            ) : null}
          </div>
        ),
      }),
      helper.accessor("status", {
        header: t("quote.fields.status"),
        truncateTooltip: false,
        cell: ({ row }) => <StatusCell quote={row.original} />,
      }),
      helper.accessor("stage_id", {
        header: t("quote.fields.stage"),
        truncateTooltip: false,
        cell: ({ row }) => (
          <div className="flex items-center gap-x-1.5">
            <span className="whitespace-nowrap">{stageName(t, row.original.stage)}</span>
            {row.original.is_stalled ? <StalledBadge /> : null}
          </div>
        ),
      }),
      helper.accessor("valid_until", {
        header: t("quote.fields.validUntil"),
        enableSorting: true,
        cell: ({ getValue }) => <Day value={getValue()} />,
      }),
      helper.accessor("owner_id", {
        header: t("quote.fields.owner"),
        cell: ({ getValue }) => <span className="whitespace-nowrap">{owners.get(getValue() ?? "") ?? "–"}</span>,
      }),
      helper.accessor("created_at", {
        header: t("quote.fields.createdAt"),
        enableSorting: true,
        cell: ({ getValue }) => <Day value={getValue()} />,
      }),
      helper.accessor("total", {
        header: t("quote.fields.total"),
        enableSorting: true,
        align: "right",
        cell: ({ row }) => (
          <Money amount={row.original.total} currency={row.original.currency_code} className="text-ui-fg-base" />
        ),
      }),
    ]
  }, [t, users, narrow])
}

/** The status, and what of it waits for someone: an approval, an answer, the first look at a shopper's request. */
const StatusCell = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const approval = quote.status === "draft" && quote.approval_status === "pending"
  return (
    <div className="flex flex-wrap items-center gap-1">
      <DocumentStatus kind="quote" status={quote.hold ? "hold" : quote.status} />
      {approval ? <DocumentStatus kind="approval" status="pending" /> : null}
      <RequestBadge quote={quote} />
      {quote.unanswered_messages ? (
        <Badge size="2xsmall" color="orange">
          {plural(t, "quote.messages.waiting", quote.unanswered_messages)}
        </Badge>
      ) : null}
    </div>
  )
}

/** A row on a phone: whose offer it is, then number and status. */
const QuoteCard = ({ quote }: { quote: Quote }) => (
  <div className="flex max-w-[190px] flex-col gap-y-1 py-2">
    <Text size="small" leading="compact" className="text-ui-fg-base truncate">
      {quote.company_name || quote.customer_name || quote.email || "–"}
    </Text>
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Text size="xsmall" className="text-ui-fg-subtle whitespace-nowrap tabular-nums">
        {quote.number}
      </Text>
      <StatusCell quote={quote} />
      {quote.is_stalled ? <StalledBadge /> : null}
    </div>
  </div>
)
