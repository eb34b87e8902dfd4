import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatDay } from "../shared/format"
import { useLocale } from "../shared/locale"
import { useMoney } from "../shared/money"
import { Coverage, CoverageReason } from "./queries"

/** Why something is covered or not, a sentence each. Nobody is told that they have no rights. */
export const CoverageReasons = ({ coverage }: { coverage: Coverage }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const day = (value: string | null | undefined): string => (value ? formatDay(value, locale) : "–")
  const parts = (some: string[]): string => some.map((part) => t(`warranty.covers.${part}`)).join(", ")
  const textOf = ({ code, since, until, amount, currency_code, missing }: CoverageReason): string =>
    t(`warranty.reasons.${code}`, {
      defaultValue: code,
      basis: t(`warranty.bases.${coverage.basis}`),
      since: day(since ?? coverage.since),
      until: day(until ?? coverage.until),
      amount: money(amount, currency_code),
      missing: parts(missing ?? []),
    })
  return (
    <ul className="flex flex-col gap-y-0.5">
      {coverage.reasons.map((reason) => (
        <li key={reason.code}>
          <Text size="small" className={reason.code === "statutory_may_apply" ? "" : "text-ui-fg-subtle"}>
            {textOf(reason)}
          </Text>
        </li>
      ))}
    </ul>
  )
}
