import { Hint, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { ErrorState } from "../../shared/error-state"
import { Field } from "../../shared/field"
import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { TextSkeleton } from "../../shared/skeletons"
import { Rule, ruleResultsQuery } from "../queries"
import { useRuleTexts } from "./rule-texts"

const PERIODS = [30, 90, 365]

/** What came of a rule: opened, done, closed by themselves, and the orders that followed. */
export const ResultsDialog = ({ rule, onClose }: { rule: Rule; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const texts = useRuleTexts()
  const [days, setDays] = useState(90)
  const { data, error, refetch } = useQuery(ruleResultsQuery(rule.id, days))
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={texts(rule).name}
      description={t("followUp.rules.resultsText")}
      confirm={t("common.close")}
      saving={false}
      error={null}
      onConfirm={onClose}
    >
      <Field label={t("followUp.rules.period")} htmlFor="rule-period">
        <Choice
          id="rule-period"
          label={t("followUp.rules.period")}
          value={String(days)}
          options={PERIODS.map((period) => ({
            value: String(period),
            label: t("followUp.rules.lastDays", { days: period }),
          }))}
          onChange={(period) => setDays(parseInt(period, 10))}
        />
      </Field>
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <TextSkeleton lines={4} /> : null}
      {data ? (
        <dl className="divide-y" data-testid="crm-rule-results">
          <Figure label={t("followUp.rules.figures.opened")}>{data.opened}</Figure>
          <Figure label={t("followUp.rules.figures.done")}>{data.done}</Figure>
          <Figure label={t("followUp.rules.figures.closed")}>{data.closed_by_cause}</Figure>
          <Figure label={t("followUp.rules.figures.canceled")}>{data.canceled}</Figure>
          <Figure label={t("followUp.rules.figures.revenue")}>
            {data.revenue.length
              ? data.revenue.map(({ currency_code, amount, orders }) => (
                  <div key={currency_code}>
                    <Money amount={amount} currency={currency_code} />{" "}
                    <span className="text-ui-fg-subtle">{plural(t, "followUp.rules.orders", orders)}</span>
                  </div>
                ))
              : "–"}
          </Figure>
        </dl>
      ) : null}
      {data ? <Hint>{t("followUp.rules.revenueHint", { days: data.revenue_days })}</Hint> : null}
    </ActionDialog>
  )
}

const Figure = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="flex items-start justify-between gap-x-4 py-3">
    <dt>
      <Text size="small" className="text-ui-fg-subtle">
        {label}
      </Text>
    </dt>
    <dd className="txt-compact-small text-end tabular-nums">{children}</dd>
  </div>
)
