import { useTranslation } from "react-i18next"

import { formatMonth } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { useFaultName } from "../use-fault-name"
import { CostRow, Group } from "./queries"

/** What a row of costs is called. */
export function useGroupName(group: Group): (row: Pick<CostRow, "id" | "name">) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const faultName = useFaultName()
  return ({ id, name }) => {
    if (id === null) {
      return t(`warrantyCosts.without.${group}`)
    }
    if (group === "fault") {
      return faultName(id)
    }
    return group === "month" ? formatMonth(id, locale) : (name ?? t("warrantyCosts.unnamed"))
  }
}
