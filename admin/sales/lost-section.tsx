import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { lostReasonsQuery } from "../quote/queries"
import { codedName } from "../shared/coded-name"
import { Money, useMoney } from "../shared/money"
import { FigureBars } from "./figure-bars"
import { LostRow, lostQuery, SalesAsked } from "./queries"
import { ReportSection } from "./report-section"
import { ReportTable } from "../shared/report-table"
import { Opened } from "./use-sales-filters"

/** Why quotes were lost, by number and net value. */
export const LostSection = ({ asked, open }: { asked: SalesAsked; open: (figure: Opened) => void }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const query = useQuery(lostQuery(asked))
  const { data: known } = useQuery(lostReasonsQuery())
  const currency = query.data?.currency_code ?? ""
  // A reason that was renamed keeps the name under which quotes were lost.
  const nameOf = ({ lost_reason_id, name }: LostRow): string => {
    const reason = known?.find((one) => one.id === lost_reason_id)
    const said = reason && (!name || reason.name === name) ? codedName(t, "quote.lostReasons", reason) : name
    return said ?? t("pipeline.performance.noReason")
  }
  const figureOf = (row: LostRow): Opened => ({ set: "lost", lost_reason_id: row.lost_reason_id ?? "none" })
  return (
    <ReportSection
      report="lost"
      query={query}
      asked={asked}
      isEmpty={({ rows }) => !rows.length}
      chart={({ rows }) => (
        <FigureBars
          rows={rows.map((row) => ({
            key: row.lost_reason_id ?? "none",
            label: nameOf(row),
            value: row.net,
            text: `${money(row.net, currency)} · ${row.count}`,
            onOpen: () => open(figureOf(row)),
          }))}
        />
      )}
      table={({ rows }) => (
        <ReportTable
          label={t("sales.lost.title")}
          rows={rows}
          keyOf={(row) => row.lost_reason_id ?? "none"}
          columns={[
            { label: t("pipeline.performance.reason"), cell: nameOf },
            {
              label: t("pipeline.performance.quotes"),
              cell: (row) => row.count,
              onOpen: (row) => () => open(figureOf(row)),
            },
            {
              label: t("pipeline.performance.value"),
              cell: (row) => <Money amount={row.net} currency={currency} />,
              onOpen: (row) => () => open(figureOf(row)),
            },
          ]}
        />
      )}
    />
  )
}
