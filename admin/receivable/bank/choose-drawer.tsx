import { Button, Drawer, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"

import { proposeAllocation } from "../../../src/shared/allocation-proposal"
import { Choice } from "../../shared/choice"
import { CustomerPicker } from "../../shared/customer-picker"
import { Day } from "../../shared/day"
import { Field } from "../../shared/field"
import { Money } from "../../shared/money"
import { Invoice, openInvoicesQuery } from "../queries"
import { leftOver } from "../receipt/matching"
import { OpenInvoices, Rest } from "../receipt/open-invoices"
import { useMoneyAct } from "../use-money-act"
import { BankLine } from "./queries"

const REASONS = ["transfer", "refund", "other"] as const

/** One line by hand: whose money it is and which invoices it settles, or why it is passed over. */
export const ChooseDrawer = ({ line, onClose }: { line: BankLine; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [best] = line.suggestions
  const [customerId, setCustomerId] = useState<string | null>(best?.customer_id ?? null)
  const [chosen, setChosen] = useState<Record<string, number> | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const { data } = useQuery({
    ...openInvoicesQuery(customerId, line.currency_code),
    enabled: Boolean(customerId),
  })
  const invoices = useMemo(() => (customerId ? (data?.invoices ?? []) : []), [customerId, data])
  const proposed = useMemo(
    () => proposeAllocation({ amount: line.amount, day: line.booked_date, reference: line.text }, invoices).parts,
    [line, invoices]
  )
  const parts = chosen ?? proposed
  const left = leftOver(line.amount, parts)
  const accept = useMoneyAct({
    path: `/admin/crm/bank-lines/${line.id}/accept`,
    done: t("bank.accepted"),
    onDone: onClose,
  })
  const ignore = useMoneyAct({
    path: `/admin/crm/bank-lines/${line.id}/ignore`,
    done: t("bank.ignored"),
    onDone: onClose,
  })
  const toggle = (invoice: Invoice): void => {
    const { [invoice.id]: had, ...others } = parts
    const rest = Math.min(invoice.outstanding, Math.max(leftOver(line.amount, others), 0))
    setChosen(had === undefined ? { ...others, [invoice.id]: rest } : others)
  }
  const wanted = Object.entries(parts).filter(([, amount]) => amount > 0)
  return (
    <Drawer open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("bank.chooseTitle")}</Drawer.Title>
          <Drawer.Description>
            <Money amount={line.amount} currency={line.currency_code} /> · <Day value={line.booked_date} />
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
          <Text size="small" className="text-ui-fg-subtle break-words">
            {[line.payer_name, line.text, line.payer_iban].filter(Boolean).join(" · ")}
          </Text>
          <Field label={t("common.customer")}>
            <CustomerPicker
              value={customerId}
              onChange={(picked) => {
                setCustomerId(picked?.id ?? null)
                setChosen(null)
              }}
            />
          </Field>
          {customerId ? <OpenInvoices invoices={invoices} parts={parts} onToggle={toggle} /> : null}
          {customerId ? <Rest amount={line.amount} left={left} currency={line.currency_code} parts={parts} /> : null}
          {customerId ? null : (
            <Field label={t("bank.ignoreReason")}>
              <Choice
                label={t("bank.ignoreReason")}
                value={reason}
                options={REASONS.map((value) => ({ value, label: t(`bank.ignoreReasons.${value}`) }))}
                onChange={setReason}
              />
            </Field>
          )}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          {customerId ? (
            <Button
              size="small"
              disabled={left < 0}
              isLoading={accept.isPending}
              onClick={() =>
                accept.mutate({
                  customer_id: customerId,
                  allocations: wanted.map(([invoice_id, amount]) => ({ invoice_id, amount })),
                })
              }
            >
              {t("bank.accept")}
            </Button>
          ) : (
            <Button
              size="small"
              disabled={!reason}
              isLoading={ignore.isPending}
              onClick={() => ignore.mutate({ reason: t(`bank.ignoreReasons.${reason ?? "other"}`) })}
            >
              {t("bank.ignore")}
            </Button>
          )}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
