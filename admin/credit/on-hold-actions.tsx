import { ArrowUturnLeft, CheckCircle, CurrencyDollar, User } from "@medusajs/icons"
import { useTranslation } from "react-i18next"

import { Quote } from "../quote/types"
import { accountHref } from "../receivable/collection/queries"
import { ActionMenu } from "../shared/action-menu"
import { useAccess } from "../shared/use-access"
import { useMayRelease } from "./use-may-release"

type OnHoldActionsProps = { quote: Quote; debtor: string | null; onAct: (act: "release" | "withdraw") => void }

/** What finance does with a quote that waits. */
export const OnHoldActions = ({ quote, debtor, onAct }: OnHoldActionsProps) => {
  const { t } = useTranslation("crm")
  const { can_money } = useAccess()
  const may = useMayRelease()
  const ofDebtor = debtor
    ? [
        {
          icon: <CurrencyDollar />,
          label: t("receivable.receipt.record"),
          to: `/crm/receivables/record?tab=on_hold&customer_id=${debtor}&currency=${quote.currency_code}`,
          disabled: !can_money,
          disabledTooltip: can_money ? undefined : t("receivable.refused.money"),
        },
        { icon: <User />, label: t("collection.account.link"), to: accountHref(debtor, quote.currency_code) },
      ]
    : []
  return (
    <ActionMenu
      groups={[
        {
          actions: [
            {
              icon: <CheckCircle />,
              label: t("quote.actions.release"),
              onClick: () => onAct("release"),
              disabled: !may,
              disabledTooltip: may ? undefined : t("quote.refused.releaseAccess"),
            },
            ...ofDebtor,
          ],
        },
        {
          actions: [{ icon: <ArrowUturnLeft />, label: t("quote.actions.withdraw"), onClick: () => onAct("withdraw") }],
        },
      ]}
    />
  )
}
