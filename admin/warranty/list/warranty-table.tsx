import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { PAGE_SIZE } from "../../receivable/list-params"
import { ListTable } from "../../shared/list-table"
import { plural } from "../../shared/plural"
import { useFilterAddress } from "../../shared/use-filter-address"
import { PLANS_HREF, warrantiesQuery, warrantyHref } from "../queries"
import { useWarrantyColumns } from "./use-warranty-columns"
import { useWarrantyFilters } from "./use-warranty-filters"
import { MULTIPLE, useWarrantyListParams } from "./use-warranty-list-params"

/** Every entitlement. */
export const WarrantyTable = () => {
  const { t } = useTranslation("crm")
  const ready = useFilterAddress(MULTIPLE)
  const params = useWarrantyListParams()
  const query = useQuery(warrantiesQuery(params))
  const columns = useWarrantyColumns()
  const filters = useWarrantyFilters(params.customer_id)
  if (!ready) {
    return null
  }
  return (
    <ListTable
      query={query}
      rowsOf={(answer) => answer.warranties}
      columns={columns}
      filters={filters}
      pageSize={PAGE_SIZE}
      heading={t("warranty.list.title")}
      summary={query.data ? plural(t, "warranty.list.count", query.data.count) : "\u00a0"}
      rowHref={(row) => warrantyHref(row.id)}
      empty={{
        title: t("warranty.list.empty"),
        description: t("warranty.list.emptyDescription"),
        action: { label: t("warranty.plans.open"), to: PLANS_HREF },
      }}
    />
  )
}
