import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { Bars } from "../../overview/bars"
import { wonHref } from "./hrefs"
import { Group, Performance, PerformanceRow } from "./queries"

const SHOWN = 12

type WonChartProps = { data: Performance; group: Group; nameOf: (row: PerformanceRow) => string }

/** What each group won, as bars from zero; the table above says the same. */
export const WonChart = ({ data, group, nameOf }: WonChartProps) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const rows = data.rows.slice(group === "month" ? -SHOWN : 0, group === "month" ? undefined : SHOWN).map((row) => ({
    key: row.key ?? "none",
    label: nameOf(row),
    value: +row.won_net,
    to: wonHref(data, group, row.key) ?? "",
    color: "var(--fg-interactive)",
  }))
  return (
    <Container className="flex flex-col divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("pipeline.performance.chart")}</Heading>
      </div>
      <div className="px-6 py-4">
        <Bars
          rows={rows}
          currency={data.currency_code}
          title={t("pipeline.performance.chart")}
          onOpen={(to) => (to ? navigate(to) : undefined)}
        />
      </div>
    </Container>
  )
}
