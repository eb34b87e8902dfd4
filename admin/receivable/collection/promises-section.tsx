import { Button, Table, Text, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { ErrorState } from "../../shared/error-state"
import { Money, useMoney } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { DocumentStatus } from "../../shared/status-badge"
import { useMoneyAct } from "../use-money-act"
import { PromiseDialog } from "./promise-dialog"
import { PaymentPromise, promisesQuery } from "./queries"

type PromisesSectionProps = {
  /** The invoice or the customer in the API. */
  path: string
  name: string
  currency: string
  outstanding: number
  ofAccount?: boolean
}

/** What was promised, and what became of it. */
export const PromisesSection = ({ path, name, currency, outstanding, ofAccount }: PromisesSectionProps) => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(promisesQuery(path))
  const [adding, setAdding] = useState(false)
  if (data && !data.length && outstanding <= 0) {
    return null
  }
  return (
    <Section
      title={t("collection.promise.title")}
      actions={
        outstanding > 0 ? (
          <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
            {t("collection.promise.add")}
          </Button>
        ) : undefined
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {data && !data.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("collection.promise.none")}
        </Text>
      ) : null}
      {data?.length ? (
        <Table>
          <Table.Body>
            {data.map((promise) => (
              <PromiseRow key={promise.id} promise={promise} />
            ))}
          </Table.Body>
        </Table>
      ) : null}
      {adding ? (
        <PromiseDialog {...{ path, name, currency, outstanding, ofAccount }} onClose={() => setAdding(false)} />
      ) : null}
    </Section>
  )
}

const PromiseRow = ({ promise }: { promise: PaymentPromise }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const ask = usePrompt()
  const cancel = useMoneyAct({
    path: `/admin/crm/promises/${promise.id}/cancel`,
    done: t("collection.promise.canceled"),
  })
  const { invoice_id, invoice_number, told_by, note, state, amount, received, currency_code } = promise
  const came = state !== "canceled" && received > 0 && received < amount
  return (
    <Table.Row className={state === "canceled" ? "text-ui-fg-subtle" : ""}>
      <Table.Cell className="py-2 align-top">
        <Day value={promise.promised_date} />
        <Text size="xsmall" className="text-ui-fg-subtle whitespace-normal break-words">
          {[told_by, note].filter(Boolean).join(" · ")}
        </Text>
        {invoice_id && invoice_number ? (
          <Link
            to={`/crm/receivables/invoices/${invoice_id}`}
            className="text-ui-fg-interactive-hover txt-compact-xsmall"
          >
            {invoice_number}
          </Link>
        ) : null}
      </Table.Cell>
      <Table.Cell className="py-2 text-end align-top">
        <Money amount={amount} currency={currency_code} className="text-ui-fg-base" />
        {came ? (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("collection.promise.came", { amount: money(received, currency_code) })}
          </Text>
        ) : null}
      </Table.Cell>
      <Table.Cell className="py-2 text-end align-top">
        <div className="flex flex-col items-end gap-y-1">
          <DocumentStatus kind="promise" status={state} />
          {state === "open" || state === "broken" ? (
            <Button
              size="small"
              variant="transparent"
              isLoading={cancel.isPending}
              onClick={async () => {
                const sure = await ask({
                  title: t("collection.promise.cancelTitle", { amount: money(amount, currency_code) }),
                  description: t("collection.promise.cancelText"),
                  confirmText: t("collection.promise.cancel"),
                  cancelText: t("common.cancel"),
                })
                if (sure) {
                  cancel.mutate({})
                }
              }}
            >
              {t("collection.promise.cancel")}
            </Button>
          ) : null}
        </div>
      </Table.Cell>
    </Table.Row>
  )
}
