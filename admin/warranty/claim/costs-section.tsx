import { Badge, Button, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Day } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { formatNumber } from "../../shared/format"
import { userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { TotalLine } from "../../shared/total-line"
import { ClaimDetail, claimCostsQuery, Cost } from "../claim-queries"
import { CostDialog } from "./cost-dialog"
import { ReverseDialog } from "./reverse-dialog"

/** What customer and supplier bear lowers what the claim cost. */
const LOWERS = ["deductible", "recovery"]

/** Every cost of the claim with who entered it, and what they come to. An entry is never changed, only taken back. */
export const CostsSection = ({ claim }: { claim: ClaimDetail }) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(claimCostsQuery(claim.id))
  const [adding, setAdding] = useState(false)
  const [reversing, setReversing] = useState<Cost | null>(null)
  const totals = data?.totals ?? claim.costs
  return (
    <Section
      title={t("warranty.costs.title")}
      actions={
        <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
          {t("warranty.costs.add")}
        </Button>
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.costs.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("warranty.costs.none")}
        </Text>
      ) : null}
      {data?.costs.length ? (
        <>
          <Table data-testid="crm-claim-costs">
            <Table.Body>
              {data.costs.map((cost) => (
                <CostRow key={cost.id} cost={cost} onReverse={() => setReversing(cost)} />
              ))}
            </Table.Body>
          </Table>
          <dl className="flex flex-col gap-y-2 px-6 py-4">
            {+totals.recovered_total ? (
              <TotalLine
                label={t("warranty.costs.recovered")}
                amount={totals.recovered_total}
                currency={totals.currency_code}
              />
            ) : null}
            <TotalLine
              label={t("warranty.costs.provisioned")}
              amount={totals.provisioned_total}
              currency={totals.currency_code}
            />
            <TotalLine strong label={t("warranty.costs.total")} amount={totals.total} currency={totals.currency_code} />
          </dl>
        </>
      ) : null}
      {adding ? <CostDialog claim={claim} onClose={() => setAdding(false)} /> : null}
      {reversing ? <ReverseDialog claim={claim} cost={reversing} onClose={() => setReversing(null)} /> : null}
    </Section>
  )
}

const CostRow = ({ cost, onReverse }: { cost: Cost; onReverse: () => void }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { data: users } = useQuery(usersQuery())
  const user = users?.find(({ id }) => id === cost.actor_id)
  const count =
    cost.quantity && cost.rate
      ? `${formatNumber(cost.quantity, locale)} × ${money(cost.rate, cost.currency_code)}`
      : null
  const isReversed = cost.reversed_by_id !== null
  const sign = LOWERS.includes(cost.kind) ? -1 : 1
  return (
    <Table.Row className={isReversed ? "text-ui-fg-subtle" : ""}>
      <Table.Cell className="py-2 align-top">
        <div className="flex flex-wrap items-center gap-x-2">
          <Text size="small" className={isReversed ? "line-through" : "text-ui-fg-base"}>
            {t(cost.reverses_id ? "warranty.costs.reversalOf" : "warranty.costs.plain", {
              kind: t(`warranty.costKinds.${cost.kind}`),
            })}
          </Text>
          {cost.provisioned ? null : <Badge size="2xsmall">{t("warranty.costs.outside")}</Badge>}
        </div>
        <Text size="xsmall" className="text-ui-fg-subtle whitespace-normal break-words">
          {[cost.title, count, cost.technician, cost.note].filter(Boolean).join(" · ")}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle whitespace-normal break-words">
          <Day value={cost.work_date} /> · {cost.account} · {user ? userName(user) : t("common.unknown")}
        </Text>
      </Table.Cell>
      <Table.Cell className="py-2 text-end align-top">
        <Money
          amount={cost.amount * sign}
          currency={cost.currency_code}
          className={isReversed ? "text-ui-fg-subtle line-through" : "text-ui-fg-base"}
        />
      </Table.Cell>
      <Table.Cell className="w-px py-2 text-end align-top">
        {cost.reverses_id || isReversed ? null : (
          <Button size="small" variant="transparent" onClick={onReverse}>
            {t("warranty.costs.reverse")}
          </Button>
        )}
      </Table.Cell>
    </Table.Row>
  )
}
