import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Credit } from "./queries"
import { ReasonLines } from "./reason-lines"
import { Effect, effectsOf, StripStatus } from "./rules/effects"

const COLORS: Record<Effect["action"], "orange" | "blue" | "purple"> = {
  warn: "orange",
  deposit: "blue",
  approval: "orange",
  hold: "purple",
}

/** What the store's policy will do at the steps to come and why; nothing where nothing stands in the way. */
export const CreditEffects = ({ credit, status }: { credit: Credit; status?: StripStatus }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const effects = effectsOf(credit.steps, status)
  return effects.length ? (
    <ul className="flex flex-col gap-y-2" data-testid="credit-effects">
      {effects.map((effect) => (
        <li key={effect.steps.join()} className="flex flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-2">
            <StatusBadge color={COLORS[effect.action]} className="whitespace-nowrap">
              {t(`creditPolicy.effects.${effect.when}.${effect.action}`, {
                percent: effect.deposit_percent === null ? "" : formatPercent(effect.deposit_percent, locale),
              })}
            </StatusBadge>
            <Text size="small" leading="compact" className="text-ui-fg-subtle">
              {effect.steps.map((step) => t(`creditPolicy.at.${step}`)).join(", ")}
            </Text>
          </div>
          <ReasonLines reasons={effect.reasons} />
        </li>
      ))}
    </ul>
  ) : null
}
