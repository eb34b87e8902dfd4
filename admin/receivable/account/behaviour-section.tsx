import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatNumber, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { useMoney } from "../../shared/money"
import { Row, Section } from "../../shared/section"
import { Account, TermsStep } from "../collection/queries"

/** How the debtor pays, and what terms and deposit that suggests, with the arithmetic. */
export const BehaviourSection = ({ account }: { account: Account }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { payment_delay, dso, suggested } = account
  const days = formatNumber(Math.abs(payment_delay.days), locale, 1)
  const when =
    payment_delay.days > 0
      ? t("collection.behaviour.late", { days })
      : payment_delay.days < 0
        ? t("collection.behaviour.early", { days })
        : t("collection.behaviour.onTime")
  return (
    <Section title={t("collection.behaviour.title")}>
      <Row label={t("collection.behaviour.delay")}>
        <span className="text-ui-fg-base">{payment_delay.source === "none" ? "–" : when}</span>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t(`collection.behaviour.sources.${payment_delay.source}`, { count: payment_delay.count })}
        </Text>
      </Row>
      <Row label={t("collection.behaviour.dso")}>
        <span className="text-ui-fg-base">
          {dso === null ? "–" : t("collection.behaviour.days", { days: formatNumber(dso, locale, 1) })}
        </span>
      </Row>
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <Text size="small" weight="plus">
          {t("collection.behaviour.suggested", {
            days: suggested.terms_days,
            percent: formatPercent(suggested.deposit_percent, locale),
          })}
        </Text>
        <ul className="flex flex-col gap-y-1">
          <li className="txt-small text-ui-fg-subtle">
            {t("collection.behaviour.base", { days: suggested.base_days })}
          </li>
          {suggested.steps.map((step) => (
            <Step key={step.reason} step={step} currency={account.currency_code} />
          ))}
        </ul>
      </div>
    </Section>
  )
}

const Step = ({ step, currency }: { step: TermsStep; currency: string }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const { reason, value, days, points } = step
  const changes = [
    days ? t("collection.behaviour.changes.days", { days: Math.abs(days) }) : null,
    points ? t("collection.behaviour.changes.points", { points }) : null,
  ].filter(Boolean)
  const shown = reason === "more_than_ever_paid" ? money(value, currency) : value
  return (
    <li className="txt-small text-ui-fg-subtle">
      {t(`collection.behaviour.reasons.${reason}`, { value: shown })}
      {changes.length ? ` ${changes.join(", ")}.` : null}
    </li>
  )
}
