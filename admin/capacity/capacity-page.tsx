import { Button, Container, Heading, Input, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { OverviewTabs } from "../overview/overview-tabs"
import { Choice } from "../shared/choice"
import { Definition } from "../shared/definition"
import { saveFile } from "../shared/save-file"
import { EmptyState } from "../shared/empty-state"
import { ErrorState } from "../shared/error-state"
import { plural } from "../shared/plural"
import { SectionSkeleton } from "../shared/skeletons"
import { TablePages } from "../shared/table-pages"
import { useDebounced } from "../shared/use-debounced"
import { useNamedHostControls } from "../shared/use-named-host-controls"
import { useUrlState } from "../shared/use-url-state"
import { CapacityTable } from "./capacity-table"
import { PeopleSection } from "./people-section"
import { CAPACITY_PATH, capacityQuery } from "./queries"
import { RepairsSection } from "./repairs-section"
import { RowSection } from "./row-section"

const PAGE_SIZE = 25
const WEEKS = ["4", "13", "26"] as const
const rowKey = (row: { inventory_item_id: string; location_id: string }): string =>
  `${row.inventory_item_id}.${row.location_id}`

/** CRM › Capacity: what runs out, when, and which quotes want it. */
export const CapacityPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const [url, setUrl] = useUrlState(["q", "short", "weeks", "row", "offset"] as const)
  const [search, setSearch] = useState(url.q ?? "")
  const q = useDebounced(search.trim())
  const offset = q === (url.q ?? "") ? Number(url.offset ?? 0) : 0
  const query = { q: q || undefined, short: url.short, weeks: url.weeks }
  const { data, error, refetch } = useQuery(capacityQuery({ ...query, limit: PAGE_SIZE, offset: offset || undefined }))
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  const chosen = data?.rows.find((row) => rowKey(row) === url.row) ?? data?.rows[0]
  const save = (): void => {
    saveFile(`${CAPACITY_PATH}/export`, { query })
  }
  return (
    <div className="flex w-full flex-col gap-y-3">
      <OverviewTabs />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-6 py-4">
          <div className="min-w-0">
            <div className="flex items-center gap-x-1.5">
              <Heading>{t("capacity.title")}</Heading>
              <Definition of={t("capacity.title")} text={t("capacity.definition")} />
            </div>
            <Text size="small" className="text-ui-fg-subtle">
              {!data
                ? t("capacity.description")
                : data.short_count
                  ? plural(t, "capacity.shortCount", data.short_count)
                  : t("capacity.noneShort")}
            </Text>
            {data?.not_counted ? (
              <Text size="small" className="text-ui-fg-subtle">
                {plural(t, "capacity.notCounted", data.not_counted)}
              </Text>
            ) : null}
          </div>
          <Button size="small" variant="secondary" onClick={save}>
            {t("common.downloadCsv")}
          </Button>
        </div>
        <div className="flex flex-wrap gap-3 px-6 py-4">
          <Input
            size="small"
            type="search"
            className="w-52"
            aria-label={t("capacity.search")}
            placeholder={t("capacity.search")}
            value={search}
            onChange={(event) => {
              setSearch(event.target.value)
              setUrl({ q: event.target.value.trim() || null })
            }}
          />
          <div className="w-36">
            <Choice
              size="small"
              label={t("capacity.filter")}
              value={url.short ?? "all"}
              options={[
                { value: "all", label: t("capacity.all") },
                { value: "true", label: t("capacity.short") },
              ]}
              onChange={(value) => setUrl({ short: value === "all" ? null : value })}
            />
          </div>
          <div className="w-36">
            <Choice
              size="small"
              label={t("capacity.weeks")}
              value={url.weeks ?? "13"}
              options={WEEKS.map((value) => ({ value, label: t("capacity.weeksShown", { count: Number(value) }) }))}
              onChange={(value) => setUrl({ weeks: value === "13" ? null : value })}
            />
          </div>
        </div>
        {!data ? (
          <SectionSkeleton lines={6} />
        ) : data.rows.length ? (
          <CapacityTable
            rows={data.rows}
            chosen={chosen ? rowKey(chosen) : null}
            keyOf={rowKey}
            onChoose={(row) => setUrl({ row, offset: url.offset })}
          />
        ) : (
          <EmptyState
            title={t(q || url.short ? "capacity.emptyFiltered" : "capacity.empty")}
            description={t("capacity.emptyDescription")}
          />
        )}
        <TablePages
          count={data?.count ?? 0}
          offset={offset}
          pageSize={PAGE_SIZE}
          onPage={(next) => setUrl({ offset: next ? String(next) : null })}
        />
      </Container>
      {chosen ? <RowSection row={chosen} /> : null}
      <PeopleSection />
      <RepairsSection />
    </div>
  )
}
