import { ArchiveBox } from "@medusajs/icons"
import { Badge, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { useMoney } from "../../shared/money"
import { BoardCard } from "../queries"

/** A dot for a debt that is late, a box for stock that is short. */
export const CardMarks = ({ card, isShort }: { card: BoardCard; isShort?: boolean }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const late = +(card.customer_overdue ?? 0) > 0
  const debt = t("pipeline.card.overdue", { amount: money(card.customer_overdue, card.currency_code) })
  return (
    <>
      {late ? (
        <Tooltip content={debt}>
          <span role="img" aria-label={debt} className="flex size-4 shrink-0 items-center justify-center">
            <span className="bg-ui-tag-red-icon size-2 rounded-full" />
          </span>
        </Tooltip>
      ) : null}
      {isShort ? (
        <Tooltip content={t("pipeline.card.short")}>
          <span role="img" aria-label={t("pipeline.card.short")} className="text-ui-tag-orange-icon shrink-0">
            <ArchiveBox aria-hidden="true" />
          </span>
        </Tooltip>
      ) : null}
    </>
  )
}

/** Nobody was in touch for longer than the stage usually takes. */
export const StalledBadge = () => {
  const { t } = useTranslation("crm")
  return (
    <Tooltip content={t("pipeline.stalledHint")}>
      <Badge size="2xsmall" color="orange" className="whitespace-nowrap">
        {t("pipeline.stalled")}
      </Badge>
    </Tooltip>
  )
}
