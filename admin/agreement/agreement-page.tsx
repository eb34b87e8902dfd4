import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { OverviewTabs } from "../overview/overview-tabs"
import { Choice } from "../shared/choice"
import { EmptyState } from "../shared/empty-state"
import { ErrorState } from "../shared/error-state"
import { SectionSkeleton } from "../shared/skeletons"
import { TablePages } from "../shared/table-pages"
import { useNamedHostControls } from "../shared/use-named-host-controls"
import { useUrlState } from "../shared/use-url-state"
import { BreakRow } from "./break-row"
import { DismissDialog } from "./dismiss-dialog"
import { HistoryDrawer } from "./history-drawer"
import { agreementQuery, AgreementBreak } from "./queries"
import { RepairAllButton } from "./repair-all-button"
import { RunSection } from "./run-section"

const PAGE_SIZE = 50
const ALL = "all"
const STATUSES = ["open", "dismissed", "settled"] as const

/** CRM › Agreement: whether quotes, orders, invoices, payments and warranties say the same. */
export const AgreementPage = () => {
  useNamedHostControls()
  const { t } = useTranslation("crm")
  const [url, setUrl] = useUrlState(["kind", "status", "history", "offset"] as const)
  const [dismissing, setDismissing] = useState<AgreementBreak | null>(null)
  const offset = Number(url.offset ?? 0)
  const { data, error, refetch } = useQuery(
    agreementQuery({ kind: url.kind, status: url.status, limit: PAGE_SIZE, offset: offset || undefined })
  )
  if (error && !data) {
    return (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    )
  }
  return (
    <div className="flex w-full flex-col gap-y-3">
      <OverviewTabs />
      {data ? (
        <>
          <RunSection run={data.run} />
          <Container className="divide-y p-0">
            <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
              <div className="flex flex-wrap gap-3">
                <div className="w-40">
                  <Choice
                    size="small"
                    label={t("agreement.status")}
                    value={(url.status as (typeof STATUSES)[number]) ?? "open"}
                    options={STATUSES.map((value) => ({ value, label: t(`agreement.statuses.${value}`) }))}
                    onChange={(status) => setUrl({ status: status === "open" ? null : status })}
                  />
                </div>
                <div className="w-72 max-w-full">
                  <Choice
                    size="small"
                    label={t("agreement.kind")}
                    value={url.kind ?? ALL}
                    options={[
                      { value: ALL, label: t("agreement.allKinds") },
                      ...kindsOf(data.kinds, url.kind).map(({ kind, count }) => ({
                        value: kind,
                        label: `${t(`agreement.kinds.${kind}.title`)} (${count})`,
                      })),
                    ]}
                    onChange={(kind) => setUrl({ kind: kind === ALL ? null : kind })}
                  />
                </div>
              </div>
              <RepairAllButton rows={data.breaks} />
            </div>
            {data.breaks.length ? (
              <ul className="divide-y">
                {data.breaks.map((row) => (
                  <BreakRow
                    key={row.id}
                    row={row}
                    onDismiss={() => setDismissing(row)}
                    onHistory={() => setUrl({ history: row.id, offset: url.offset })}
                  />
                ))}
              </ul>
            ) : (
              <EmptyState
                title={t(
                  url.status || url.kind ? "agreement.emptyFiltered" : data.run ? "agreement.empty" : "agreement.never"
                )}
                description={t("agreement.emptyDescription")}
              />
            )}
            <TablePages
              count={data.count}
              offset={offset}
              pageSize={PAGE_SIZE}
              onPage={(next) => setUrl({ offset: next ? String(next) : null })}
            />
          </Container>
        </>
      ) : (
        <SectionSkeleton lines={6} />
      )}
      {url.history ? (
        <HistoryDrawer id={url.history} onClose={() => setUrl({ history: null, offset: url.offset })} />
      ) : null}
      {dismissing ? <DismissDialog row={dismissing} onClose={() => setDismissing(null)} /> : null}
    </div>
  )
}

/** Kinds of which something stands, and the one that is chosen. */
const kindsOf = (kinds: { kind: string; count: number }[], chosen: string | undefined) =>
  chosen && !kinds.some(({ kind }) => kind === chosen) ? [...kinds, { kind: chosen, count: 0 }] : kinds
