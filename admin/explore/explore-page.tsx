import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { OverviewTabs } from "../overview/overview-tabs"
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
      <Container className="flex flex-col gap-y-3 px-6 py-4">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div>
            <Heading>{t("pivot.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("pivot.description")}
            </Text>
          </div>
          <SavedMenu />
        </div>
        {fields ? (
          <Pickers datasets={fields.datasets} answer={asked && query.data} />
        ) : error ? (
          <ErrorState compact error={error} onRetry={() => void refetch()} />
        ) : (
          <div className="h-16" aria-busy="true" />
        )}
        {dataset && asked ? <FilterChips dataset={dataset} asked={asked} /> : null}
      </Container>
      {!asked ? <Examples /> : dataset ? <PivotSection dataset={dataset} asked={asked} query={query} /> : null}
    </div>
  )
}
