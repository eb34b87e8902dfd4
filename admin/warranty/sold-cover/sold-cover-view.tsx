import { Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { formatMonth } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { useUrlState } from "../../shared/use-url-state"
import { CostFilters } from "../costs/cost-filters"
import { lastDay } from "../costs/hrefs"
import { ReportFrame } from "../costs/report-frame"
import { useCostParams } from "../costs/use-cost-params"
import { LinesDrawer } from "./lines-drawer"
import { MonthsPanel } from "./months-panel"
import { PlansPanel } from "./plans-panel"
import { SoldCoverReport, soldCoverQuery } from "./queries"

/** What was invoiced of sold cover and is not earned yet: by month, by plan, and the invoices and warranties behind each figure. */
export const SoldCoverView = () => {
  const { from, to, currency_code, plan_id } = useCostParams()
  const query = useQuery(soldCoverQuery({ from: from?.slice(0, 7), to: to?.slice(0, 7), currency_code, plan_id }))
  return <ReportFrame query={query}>{(report) => <Report report={report} />}</ReportFrame>
}

const Report = ({ report }: { report: SoldCoverReport }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { plan_id } = useCostParams()
  const [{ month, of_plan }, setUrl] = useUrlState(["month", "of_plan"])
  const { from, to, currency_code: currency, total } = report
  return (
    <>
      <Container className="flex flex-wrap items-end justify-between gap-4 px-6 py-4">
        <div className="flex flex-col gap-y-1">
          <Text size="small" className="text-ui-fg-subtle">
            {t("soldCover.of", { month: formatMonth(to, locale) })}
          </Text>
          <Heading>
            <Money amount={total.closing} currency={currency} />
          </Heading>
        </div>
        <CostFilters from={`${from}-01`} to={lastDay(to)} currency={currency} withPlan ofPlansAlone />
      </Container>
      <MonthsPanel report={report} plan_id={plan_id} onOpen={(one) => setUrl({ month: one })} />
      <PlansPanel report={report} onOpen={(one) => setUrl({ of_plan: one })} />
      {month || of_plan ? (
        <LinesDrawer
          asked={{ from: month ?? from, to: month ?? to, currency_code: currency, plan_id: of_plan ?? plan_id }}
          currency={currency}
          onClose={() => setUrl({ month: null, of_plan: null })}
        />
      ) : null}
    </>
  )
}
