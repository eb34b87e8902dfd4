import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { ApprovalReason } from "../types"

type ApprovalReasonsProps = { reasons: readonly ApprovalReason[]; currency: string }

/** Why approval is asked for: the rule, what it allows, what the quote has. */
export const ApprovalReasons = ({ reasons, currency }: ApprovalReasonsProps) => {
  const textOf = useReasonText(currency)
  return (
    <ul className="flex flex-col gap-y-1">
      {reasons.map((reason) => (
        <li key={`${reason.rule_id}-${reason.kind}`}>
          <Text size="small" leading="compact" weight="plus">
            {reason.rule_name}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {textOf(reason)}
          </Text>
        </li>
      ))}
    </ul>
  )
}

function useReasonText(currency: string): (reason: ApprovalReason) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  return ({ kind, limit, value, currency_code }) => {
    const shown = (amount: number | string): string =>
      kind === "total" || kind === "over_limit"
        ? money(amount, currency_code ?? currency)
        : kind === "days_overdue"
          ? String(amount)
          : formatPercent(amount, locale)
    return value === null
      ? t("quote.approval.reasons.thin", { limit: shown(limit) })
      : t(`quote.approval.reasons.${kind}`, { limit: shown(limit), value: shown(value) })
  }
}
