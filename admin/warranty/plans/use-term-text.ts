import { useTranslation } from "react-i18next"

import { plural } from "../../shared/plural"
import type { Plan } from "../queries"

/** How long a plan runs from when: "24 months from delivery". */
export function useTermText(): (plan: Pick<Plan, "months" | "days" | "starts_on">) => string {
  const { t } = useTranslation("crm")
  return ({ months, days, starts_on }) =>
    t("warranty.plans.term", {
      length: months === null ? plural(t, "warranty.days", days ?? 0) : plural(t, "warranty.months", months),
      from: t(`warranty.from.${starts_on}`),
    })
}
