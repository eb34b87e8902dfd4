import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { OverviewTabs } from "../overview/overview-tabs"
import { ReportHead } from "../overview/report-head"
import { ErrorState } from "../shared/error-state"
import { useNamedHostControls } from "../shared/use-named-host-controls"
import { Examples } from "./examples"
import { FilterChips } from "./filter-chips"
import { Pickers } from "./pickers"
import { PivotSection } from "./pivot-section"
import { PAGE_SIZE, pivotFieldsQuery, pivotQuery } from "./queries"
import { SavedMenu } from "./saved-menu"
import { usePivot } from "./use-pivot"

/** CRM › Explore: fields of one's own choice in rows and columns. The address holds all of it. */
export const ExplorePage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const { asked, offset } = usePivot()
  const { data: fields, error, refetch } = useQuery(pivotFieldsQuery())
  const query = useQuery({
    ...pivotQuery({ ...(asked ?? { dataset: "", rows: "", measures: "" }), limit: PAGE_SIZE, offset }),
    enabled: !!asked,
  })
  const dataset = fields?.datasets.find(({ key }) => key === asked?.dataset)
  return (
    <div className="flex w-full flex-col gap-y-3">
      <OverviewTabs />
      <ReportHead title={t("pivot.title")} description={t("pivot.description")} aside={<SavedMenu />}>
        {fields ? (
          <Pickers datasets={fields.datasets} answer={asked && query.data} />
        ) : error ? (
          <ErrorState compact error={error} onRetry={() => void refetch()} />
        ) : (
          <div className="h-16" aria-busy="true" />
        )}
        {dataset && asked ? <FilterChips dataset={dataset} asked={asked} /> : null}
      </ReportHead>
      {!asked ? <Examples /> : dataset ? <PivotSection dataset={dataset} asked={asked} query={query} /> : null}
    </div>
  )
}
