import { Table, Text, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"

import { settingsQuery } from "../../settings/queries"
import { Day } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { Section } from "../../shared/section"
import { Account, InterestRow, interestQuery } from "../collection/queries"
import { MoneyButton } from "../money-button"
import { useMoneyAct } from "../use-money-act"

/** What paying late costs the debtor until today, with the arithmetic; left out where the store charges nothing or nothing is owed. */
export const InterestSection = ({ account }: { account: Account }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const ask = usePrompt()
  const navigate = useNavigate()
  const { debtor_id, currency_code } = account
  const { data: settings } = useQuery(settingsQuery())
  const { data, error, refetch } = useQuery({
    ...interestQuery(debtor_id, currency_code),
    enabled: Boolean(settings?.interest),
  })
  const charge = useMoneyAct<{ invoice: { id: string } }>({
    path: `/admin/crm/customers/${debtor_id}/interest`,
    done: t("collection.interest.charged"),
    onDone: ({ invoice }) => navigate(`/crm/receivables/invoices/${invoice.id}`),
  })
  if (!settings?.interest || (data && !data.rows.length)) {
    return null
  }
  return (
    <Section
      title={t("collection.interest.title")}
      actions={
        data ? (
          <MoneyButton
            variant="secondary"
            isLoading={charge.isPending}
            onClick={async () => {
              const sure = await ask({
                title: t("collection.interest.chargeTitle", { amount: money(data.total, currency_code) }),
                description: t("collection.interest.chargeText"),
                confirmText: t("collection.interest.charge"),
                cancelText: t("common.cancel"),
              })
              if (sure) {
                charge.mutate({ currency_code, until: data.until, expected_total: data.total })
              }
            }}
          >
            {t("collection.interest.charge")}
          </MoneyButton>
        ) : undefined
      }
    >
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Body>
              {data.rows.map((row, index) => (
                <RowOf key={index} row={row} currency={currency_code} />
              ))}
              <Table.Row>
                <Table.Cell className="text-ui-fg-base">{t("common.total")}</Table.Cell>
                <Table.Cell className="text-end">
                  <Money
                    amount={data.total}
                    currency={currency_code}
                    className="text-ui-fg-base txt-compact-small-plus"
                  />
                </Table.Cell>
              </Table.Row>
            </Table.Body>
          </Table>
        </div>
      ) : null}
    </Section>
  )
}

const RowOf = ({ row, currency }: { row: InterestRow; currency: string }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const locale = useLocale()
  const rate = row.rate === null ? "" : formatPercent(row.rate, locale)
  return (
    <Table.Row>
      <Table.Cell className="py-2">
        <Text size="small" className="text-ui-fg-base">
          {row.number} · {t(`collection.interest.kinds.${row.kind}`)}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle whitespace-normal">
          {row.kind === "interest" ? (
            <>
              <Day value={row.from} /> – <Day value={row.until} /> ·{" "}
              {t("collection.interest.row", { days: row.days, balance: money(row.balance, currency), rate })}
            </>
          ) : row.kind === "penalty" ? (
            t("collection.interest.penaltyRow", { balance: money(row.balance, currency), rate })
          ) : null}
        </Text>
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={row.amount} currency={currency} className="text-ui-fg-base" />
      </Table.Cell>
    </Table.Row>
  )
}
