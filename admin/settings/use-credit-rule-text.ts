import { useTranslation } from "react-i18next"

import type { CreditRule } from "../../src/shared/credit-policy"
import { formatNumber, formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { useMoney } from "../shared/money"
import { plural } from "../shared/plural"

/** "More than €500.00 over the limit and oldest debt 30 days late: put on hold". */
export function useRuleText(): (rule: CreditRule) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  return ({ over_limit_by: over, currency_code: code, days_overdue: days, action, deposit_percent }) => {
    const when = [
      over === null
        ? null
        : +over === 0
          ? t("creditPolicy.policy.when.over")
          : t("creditPolicy.policy.when.overBy", { amount: code ? money(over, code) : formatNumber(+over, locale, 2) }),
      days === null ? null : plural(t, "creditPolicy.policy.when.late", days),
    ].filter(Boolean)
    const then = [
      t(`creditPolicy.policy.actions.${action}`),
      action === "deposit" && deposit_percent !== null ? formatPercent(deposit_percent, locale) : null,
    ].filter(Boolean)
    return `${when.join(` ${t("creditPolicy.policy.and")} `)} → ${then.join(" ")}`
  }
}
