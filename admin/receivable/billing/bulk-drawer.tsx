import { Alert, Button, Drawer, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Money } from "../../shared/money"
import { plural } from "../../shared/plural"
import { ProgressBar } from "../../shared/progress-bar"
import { DocumentStatus } from "../../shared/status-badge"
import { DeliveredResult } from "./queries"
import { BulkInvoicing, useBulkInvoicing } from "./use-bulk-invoicing"

/** Everything delivered, looked at first: what would be made of each order, then made with its progress shown; it can be stopped. */
export const BulkDrawer = ({ currency, onClose }: { currency?: string; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const bulk = useBulkInvoicing(currency)
  const ready = bulk.results.filter(({ state }) => state === "planned").length
  const close = (): void => {
    bulk.stop()
    onClose()
  }
  return (
    <Drawer open onOpenChange={(next) => (next ? undefined : close())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("billing.bulk.title")}</Drawer.Title>
          <Drawer.Description>{t("billing.bulk.description")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
          <Progress bulk={bulk} />
          {bulk.error ? <Alert variant="error">{bulk.error}</Alert> : null}
          {bulk.phase === "stopped" && !bulk.error ? (
            <Alert variant="warning">{t("billing.bulk.stopped")}</Alert>
          ) : null}
          <ul className="divide-ui-border-base flex flex-col divide-y">
            {bulk.results.map((result) => (
              <ResultRow key={result.order_id} result={result} />
            ))}
          </ul>
        </Drawer.Body>
        <Drawer.Footer>
          {bulk.phase === "making" ? (
            <Button size="small" variant="secondary" onClick={bulk.stop}>
              {t("common.stop")}
            </Button>
          ) : (
            <Button size="small" variant="secondary" onClick={close}>
              {t("billing.bulk.close")}
            </Button>
          )}
          {bulk.phase === "ready" && ready ? (
            <Button size="small" onClick={bulk.start}>
              {plural(t, "billing.bulk.confirm", ready)}
            </Button>
          ) : null}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

const Progress = ({ bulk }: { bulk: BulkInvoicing }) => {
  const { t } = useTranslation("crm")
  const { phase, done, count, results } = bulk
  const planned = results.filter(({ state }) => state === "planned").length
  const text =
    phase === "preparing"
      ? t("billing.bulk.preparing", { done, count })
      : phase === "ready"
        ? t("billing.bulk.planned", { count: planned })
        : t("billing.bulk.making", { done, count })
  return <ProgressBar text={text} done={done} of={count} isRunning={phase === "preparing" || phase === "making"} />
}

const ResultRow = ({ result }: { result: DeliveredResult }) => {
  const { order_id, display_id, state, message, invoice_id, number, total, currency_code } = result
  return (
    <li className="flex flex-col gap-y-1 py-3">
      <div className="flex items-center justify-between gap-x-4">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <Link to={`/orders/${order_id}`} className="text-ui-fg-interactive-hover txt-compact-small">
            #{display_id ?? order_id}
          </Link>
          <DocumentStatus kind="billing" status={state} />
          {invoice_id && number ? (
            <Link
              to={`/crm/receivables/invoices/${invoice_id}`}
              className="text-ui-fg-interactive-hover txt-compact-small whitespace-nowrap"
            >
              {number}
            </Link>
          ) : null}
        </div>
        {total === undefined ? null : <Money amount={total} currency={currency_code} className="txt-compact-small" />}
      </div>
      {message ? (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {message}
        </Text>
      ) : null}
    </li>
  )
}
