import { Text, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

import { Day } from "../../shared/day"
import { useNarrow } from "../../shared/use-narrow"
import { Warranty } from "../queries"
import { WarrantyStatus } from "../warranty-status"

const helper = createDataTableColumnHelper<Warranty>()

/** Columns of the list of entitlements. The sortable ones are those that the API sorts by. */
export function useWarrantyColumns() {
  const { t } = useTranslation("crm")
  const narrow = useNarrow()
  return useMemo(() => {
    const ends = helper.accessor("ends_date", {
      header: t("warranty.fields.ends"),
      enableSorting: true,
      cell: ({ getValue }) => <Day value={getValue()} />,
    })
    if (narrow) {
      return [
        helper.accessor("title", {
          header: t("warranty.fields.product"),
          truncateTooltip: false,
          cell: ({ row }) => <WarrantyCard warranty={row.original} />,
        }),
        ends,
      ]
    }
    return [
      helper.accessor("number", {
        header: t("warranty.fields.number"),
        cell: ({ getValue }) => <span className="text-ui-fg-base whitespace-nowrap tabular-nums">{getValue()}</span>,
      }),
      helper.accessor("title", {
        header: t("warranty.fields.product"),
        truncateTooltip: false,
        cell: ({ row }) => (
          <div className="min-w-[140px] max-w-[280px]">
            <Text size="small" leading="compact" className="text-ui-fg-base truncate">
              {row.original.title}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle truncate">
              {[row.original.sku, ...row.original.units.slice(0, 2).map(({ serial }) => serial)]
                .filter(Boolean)
                .join(" · ")}
            </Text>
          </div>
        ),
      }),
      helper.accessor("customer_name", {
        header: t("common.customer"),
        cell: ({ getValue }) => <span className="text-ui-fg-base truncate">{getValue() ?? "–"}</span>,
      }),
      helper.accessor("status", {
        header: t("warranty.fields.status"),
        truncateTooltip: false,
        cell: ({ row }) => <WarrantyStatus warranty={row.original} />,
      }),
      helper.accessor("plan_name", {
        header: t("warranty.fields.plan"),
        cell: ({ getValue }) => <span className="truncate">{getValue()}</span>,
      }),
      helper.accessor("quantity", {
        header: t("warranty.fields.units"),
        align: "right",
        cell: ({ getValue }) => <span className="tabular-nums">{getValue()}</span>,
      }),
      helper.accessor("starts_date", {
        header: t("warranty.fields.starts"),
        enableSorting: true,
        cell: ({ getValue }) => <Day value={getValue()} />,
      }),
      ends,
    ]
  }, [t, narrow])
}

/** A row on a phone: what it is, then whose, number and status. */
const WarrantyCard = ({ warranty }: { warranty: Warranty }) => (
  <div className="flex max-w-[200px] flex-col gap-y-1 py-2">
    <Text size="small" leading="compact" className="text-ui-fg-base truncate">
      {warranty.title}
    </Text>
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Text size="xsmall" className="text-ui-fg-subtle truncate">
        {warranty.customer_name ?? warranty.number}
      </Text>
      <WarrantyStatus warranty={warranty} />
    </div>
  </div>
)
