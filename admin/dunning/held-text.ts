import { useTranslation } from "react-i18next"

import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { useMoney } from "../shared/money"
import { HeldReason } from "./queries"

/** Why something is held back, in a sentence with its amount and its last day. */
export function useHeldText(currency: string): (held: HeldReason) => string {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  return ({ reason, note, number, amount, minimum, until }) => {
    const sum = amount ?? minimum
    const text = t(`dunning.held.${reason}`, {
      note,
      number,
      amount: sum === undefined ? "" : money(Number(sum), currency),
      defaultValue: reason,
    })
    return until ? t("dunning.held.until", { text, date: formatDay(until, locale) }) : text
  }
}
