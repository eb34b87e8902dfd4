import { useTranslation } from "react-i18next"

import { MovedPanel } from "../costs/moved-panel"
import { MOVED, MovementReport, PROVISION_PATH } from "./queries"

/** How the provision moved: what stood at the end of each month, was built and was used. */
export const MovementsPanel = ({ report, product_id }: { report: MovementReport; product_id?: string }) => {
  const { t } = useTranslation("crm")
  const { from, to, currency_code, movements } = report
  return (
    <MovedPanel
      title={t("warrantyProvision.movements.title")}
      definition={t("warrantyProvision.movements.definition")}
      months={movements}
      currency={currency_code}
      names={MOVED}
      nameOf={(name) => t(`warrantyProvision.moved.${name}`)}
      drawn={["closing", "built", "used"]}
      csv={{ path: `${PROVISION_PATH}/movements/export`, query: { from, to, currency_code, product_id } }}
      empty={{ title: t("warrantyProvision.movements.empty"), description: t("warrantyProvision.emptyDescription") }}
    />
  )
}
