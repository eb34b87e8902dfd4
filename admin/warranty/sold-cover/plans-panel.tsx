import { useTranslation } from "react-i18next"

import { ChartFrame } from "../../shared/chart-frame"
import { Money } from "../../shared/money"
import { ReportTable } from "../../shared/report-table"
import { CoverPlan, MOVED, SoldCoverReport } from "./queries"

type PlansPanelProps = {
  report: SoldCoverReport
  /** Shows the lines of a plan. */
  onOpen: (plan_id: string) => void
}

/** The same period by plan. */
export const PlansPanel = ({ report: { plans, currency_code: currency }, onOpen }: PlansPanelProps) => {
  const { t } = useTranslation("crm")
  const title = t("soldCover.plans.title")
  return (
    <ChartFrame
      title={title}
      table={
        <ReportTable<CoverPlan>
          label={title}
          rows={plans}
          keyOf={({ plan_id }) => plan_id}
          columns={[
            {
              label: t("warranty.fields.plan"),
              cell: ({ name }) => name ?? t("warrantyCosts.unnamed"),
              onOpen:
                ({ plan_id }) =>
                () =>
                  onOpen(plan_id),
            },
            ...MOVED.map((name) => ({
              label: t(`soldCover.moved.${name}`),
              cell: (row: CoverPlan) => <Money amount={row[name]} currency={currency} />,
            })),
          ]}
        />
      }
      empty={plans.length ? null : { title: t("soldCover.empty"), description: t("soldCover.emptyDescription") }}
    />
  )
}
