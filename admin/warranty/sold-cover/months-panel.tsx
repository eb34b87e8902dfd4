import { useTranslation } from "react-i18next"

import { MovedPanel } from "../costs/moved-panel"
import { MOVED, SOLD_COVER_PATH, SoldCoverReport } from "./queries"

type MonthsPanelProps = {
  report: SoldCoverReport
  plan_id?: string
  /** Shows the lines behind a month. */
  onOpen: (month: string) => void
}

/** How what was sold of cover became revenue: what is left, was sold and was earned. */
export const MonthsPanel = ({ report, plan_id, onOpen }: MonthsPanelProps) => {
  const { t } = useTranslation("crm")
  const { from, to, currency_code, months } = report
  return (
    <MovedPanel
      title={t("soldCover.months.title")}
      definition={t("soldCover.months.definition")}
      months={months}
      currency={currency_code}
      names={MOVED}
      nameOf={(name) => t(`soldCover.moved.${name}`)}
      drawn={["closing", "sold", "released"]}
      csv={{ path: `${SOLD_COVER_PATH}/export`, query: { from, to, currency_code, plan_id } }}
      empty={{ title: t("soldCover.empty"), description: t("soldCover.emptyDescription") }}
      onOpen={onOpen}
    />
  )
}
