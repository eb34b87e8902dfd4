import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { NextFollowUpCell } from "../../follow-up/next-follow-up-cell"
import { Moment } from "../../shared/day"
import { Money } from "../../shared/money"
import { useNarrow } from "../../shared/use-narrow"
import { CustomerRow } from "./list-queries"

const helper = createDataTableColumnHelper<CustomerRow>()

/** Columns of the list of customers; amounts are in the answer's one currency. */
export function useCustomerColumns(currency: string | undefined) {
  const { t } = useTranslation("crm")
  const narrow = useNarrow()
  return useMemo(() => {
    const name = helper.accessor("name", {
      header: t("common.customer"),
      enableSorting: true,
      cell: ({ row }) => (
        <div className="flex min-w-0 flex-col py-2">
          <span className="text-ui-fg-base truncate">{row.original.name}</span>
          {row.original.email && row.original.email !== row.original.name ? (
            <span className="txt-compact-xsmall text-ui-fg-subtle truncate">{row.original.email}</span>
          ) : null}
        </div>
      ),
    })
    const money = (key: "open_quotes_total" | "revenue" | "outstanding" | "overdue", header: string) =>
      helper.accessor(key, {
        header,
        enableSorting: true,
        align: "right",
        cell: ({ getValue }) => (
          <Money
            amount={getValue()}
            currency={currency}
            className={
              getValue() === 0 ? "text-ui-fg-subtle" : key === "overdue" ? "text-ui-fg-error" : "text-ui-fg-base"
            }
          />
        ),
      })
    const outstanding = money("outstanding", t("receivable.fields.owes"))
    if (narrow) {
      return [name, outstanding]
    }
    return [
      name,
      helper.accessor("last_contact_at", {
        header: t("collection.queue.contact"),
        enableSorting: true,
        cell: ({ getValue }) => <Moment value={getValue()} />,
      }),
      helper.accessor("next_follow_up", {
        id: "next_follow_up_at",
        header: t("followUp.nextOne"),
        enableSorting: true,
        cell: ({ row }) => <NextFollowUpCell next={row.original.next_follow_up} customer={row.original.name} />,
      }),
      money("open_quotes_total", t("interaction.customer.quotes")),
      money("revenue", t("interaction.customer.revenue")),
      outstanding,
      money("overdue", t("receivable.fields.overdue")),
      helper.accessor("payment_delay", {
        header: t("interaction.customer.delay"),
        enableSorting: true,
        align: "right",
        cell: ({ getValue }) => (
          <span className="tabular-nums">
            {getValue() === null ? "–" : t("collection.behaviour.days", { days: getValue() })}
          </span>
        ),
      }),
      helper.accessor("country_code", {
        header: t("interaction.customer.country"),
        enableSorting: true,
        cell: ({ getValue }) => getValue()?.toUpperCase() ?? "–",
      }),
      helper.accessor("city", {
        header: t("interaction.customer.city"),
        enableSorting: true,
        cell: ({ getValue }) => <span className="truncate">{getValue() ?? "–"}</span>,
      }),
    ]
  }, [t, narrow, currency])
}
