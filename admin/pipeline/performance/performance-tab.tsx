import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { CurrencyChoice } from "../../receivable/currency-choice"
import { Choice } from "../../shared/choice"
import { saveFile } from "../../shared/save-file"
import { EmptyState } from "../../shared/empty-state"
import { ErrorState } from "../../shared/error-state"
import { useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { RangeInputs } from "../../shared/range-inputs"
import { TableSkeleton } from "../../shared/skeletons"
import { useUrlState } from "../../shared/use-url-state"
import { LostReasons } from "./lost-reasons"
import { PerformanceTable } from "./performance-table"
import { Group, GROUPS, Performance, PERFORMANCE_PATH, performanceQuery } from "./queries"
import { useRowName } from "./use-row-name"
import { WonChart } from "./won-chart"

/** CRM › Quotes › Performance: who wins what, how fast, and why the rest is lost. */
export const PerformanceTab = () => {
  const [{ from, to, currency, by }] = useUrlState(["from", "to", "currency", "by"] as const)
  const group: Group = GROUPS.includes(by as Group) ? (by as Group) : "owner"
  const params = { from, to, currency_code: currency, group_by: group }
  const { data, error, refetch } = useQuery(performanceQuery(params))
  const save = (): void => {
    saveFile(`${PERFORMANCE_PATH}/export`, { query: params, filename: "sales-performance.csv" })
  }
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  return data ? <Report data={data} group={group} onSave={save} /> : <TableSkeleton />
}

const Report = ({ data, group, onSave }: { data: Performance; group: Group; onSave: () => void }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const nameOf = useRowName(group)
  const [, setUrl] = useUrlState(["from", "to", "by"] as const)
  const { totals, rows, currency_code: currency } = data
  return (
    <div className="flex w-full flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 px-6 py-4">
          <div>
            <Heading>{t("pipeline.performance.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {[plural(t, "pipeline.performance.won", totals.won_count), money(totals.won_net, currency)].join(" · ")}
            </Text>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <RangeInputs from={data.from} to={data.to} onChange={setUrl} />
            <div className="w-32">
              <Choice
                size="small"
                label={t("pipeline.performance.groupBy")}
                value={group}
                options={GROUPS.map((value) => ({ value, label: t(`pipeline.performance.groups.${value}`) }))}
                onChange={(value) => setUrl({ by: value })}
              />
            </div>
            <CurrencyChoice value={currency} />
            <Button size="small" variant="secondary" onClick={onSave}>
              {t("common.downloadCsv")}
            </Button>
          </div>
        </div>
        {rows.length ? (
          <PerformanceTable data={data} group={group} nameOf={nameOf} />
        ) : (
          <EmptyState title={t("pipeline.performance.none")} description={t("pipeline.performance.noneDescription")} />
        )}
      </Container>
      {rows.length ? (
        <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
          <WonChart data={data} group={group} nameOf={nameOf} />
          <LostReasons data={data} />
        </div>
      ) : null}
    </div>
  )
}
