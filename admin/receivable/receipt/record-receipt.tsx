import { RouteDrawer, useRouteModal } from "@medusajs/dashboard/components"
import { Alert, Button, Checkbox, Input, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"

import { Choice } from "../../shared/choice"
import { CustomerPicker } from "../../shared/customer-picker"
import { DayInput } from "../../shared/day-input"
import { Day } from "../../shared/day"
import { Field } from "../../shared/field"
import { formatDay, formatPercent, localToday } from "../../shared/format"
import { regionsQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { parseDecimal } from "../../shared/parse-decimal"
import { errorMessage } from "../../shared/sdk"
import { useShortcut } from "../../shared/use-shortcut"
import { Invoice, openInvoicesQuery, Receipt } from "../queries"
import { useMoneyAct } from "../use-money-act"
import { leftOver, proposeAllocations, withDiscount } from "./matching"

const METHODS = ["bank_transfer", "card", "cash", "other"] as const

/** CRM › Receivables › Record receipt: type the amount, see the matching invoices ticked, save. */
export const RecordReceiptPage = () => {
  const { t } = useTranslation("crm")
  return (
    <RouteDrawer>
      <RouteDrawer.Header>
        <RouteDrawer.Title>{t("receivable.receipt.record")}</RouteDrawer.Title>
        <RouteDrawer.Description>{t("receivable.receipt.description")}</RouteDrawer.Description>
      </RouteDrawer.Header>
      <ReceiptForm />
    </RouteDrawer>
  )
}

const ReceiptForm = () => {
  const { t } = useTranslation("crm")
  const { handleSuccess } = useRouteModal()
  const [params] = useSearchParams()
  const [customerId, setCustomerId] = useState<string | null>(params.get("customer_id"))
  const [text, setText] = useState("")
  const [currency, setCurrency] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(localToday())
  const [method, setMethod] = useState<string>("bank_transfer")
  const [reference, setReference] = useState("")
  const [chosen, setChosen] = useState<Record<string, number> | null>(null)
  const { data: regions } = useQuery(regionsQuery())
  const { data } = useQuery({
    ...openInvoicesQuery(customerId),
    enabled: Boolean(customerId),
  })
  const all = customerId ? (data?.invoices ?? []) : []
  const codes = [
    ...new Set([
      ...all.map((invoice) => invoice.currency_code),
      ...(regions ?? []).map((region) => region.currency_code),
    ]),
  ]
  const asked = all.find((invoice) => invoice.id === params.get("invoice_id"))
  const code = currency ?? asked?.currency_code ?? codes[0] ?? ""
  const invoices = useMemo(() => all.filter((invoice) => invoice.currency_code === code), [data, customerId, code]) // eslint-disable-line react-hooks/exhaustive-deps
  const amount = parseDecimal(text) ?? 0
  useEffect(() => {
    if (asked && !text) {
      setText(String(asked.outstanding))
    }
  }, [asked?.id]) // eslint-disable-line react-hooks/exhaustive-deps
  const proposed = useMemo(() => proposeAllocations(amount, invoices, day), [amount, invoices, day])
  const parts = chosen ?? proposed
  const left = leftOver(amount, parts)
  const { mutate, isPending, error } = useMoneyAct<{ receipt: Receipt }>({
    path: "/admin/crm/receipts",
    done: t("receivable.receipt.recorded"),
    onDone: () => handleSuccess(`/crm/receivables?tab=receipts`),
    quiet: true,
  })
  const ready = Boolean(customerId && amount > 0 && day && code && left >= 0)
  const save = (): void => {
    if (ready && !isPending) {
      mutate({
        customer_id: customerId,
        amount,
        currency_code: code,
        received_date: day,
        method,
        ...(reference.trim() ? { reference: reference.trim() } : {}),
        allocations: Object.entries(parts).map(([invoice_id, part]) => ({ invoice_id, amount: part })),
      })
    }
  }
  useShortcut("Enter", save, { ctrl: true })
  const toggle = (invoice: Invoice): void => {
    const { [invoice.id]: had, ...others } = parts
    setChosen(
      had === undefined
        ? { ...others, [invoice.id]: Math.min(invoice.outstanding, Math.max(leftOver(amount, others), 0)) }
        : others
    )
  }
  return (
    <form
      className="flex h-full flex-col overflow-hidden"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <RouteDrawer.Body className="flex flex-1 flex-col gap-y-5 overflow-y-auto">
        <div className="grid grid-cols-[minmax(0,1fr)_96px] gap-x-3">
          <Field label={t("receivable.fields.amount")} htmlFor="receipt-amount">
            <Input
              id="receipt-amount"
              autoFocus
              inputMode="decimal"
              className="text-end tabular-nums"
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setChosen(null)
              }}
            />
          </Field>
          <Field label={t("receivable.fields.currency")}>
            <Choice
              label={t("receivable.fields.currency")}
              value={code}
              options={codes.map((value) => ({ value, label: value.toUpperCase() }))}
              onChange={(value) => {
                setCurrency(value)
                setChosen(null)
              }}
            />
          </Field>
        </div>
        <Field label={t("common.customer")}>
          <CustomerPicker
            value={customerId}
            onChange={(picked) => {
              setCustomerId(picked?.id ?? null)
              setChosen(null)
            }}
          />
        </Field>
        <div className="grid grid-cols-2 gap-x-3">
          <Field label={t("receivable.fields.receivedDate")}>
            <DayInput label={t("receivable.fields.receivedDate")} value={day} onChange={setDay} />
          </Field>
          <Field label={t("receivable.fields.method")}>
            <Choice
              label={t("receivable.fields.method")}
              value={method}
              options={METHODS.map((value) => ({ value, label: t(`receivable.methods.${value}`) }))}
              onChange={setMethod}
            />
          </Field>
        </div>
        <Field
          label={t("receivable.fields.reference")}
          htmlFor="receipt-reference"
          optional
          hint={t("receivable.receipt.referenceHint")}
        >
          <Input id="receipt-reference" value={reference} onChange={(event) => setReference(event.target.value)} />
        </Field>
        {customerId ? <OpenInvoices invoices={invoices} parts={parts} onToggle={toggle} /> : null}
        <Rest amount={amount} left={left} currency={code} parts={parts} />
        {error ? <Alert variant="error">{errorMessage(error)}</Alert> : null}
      </RouteDrawer.Body>
      <RouteDrawer.Footer>
        <RouteDrawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("common.cancel")}
          </Button>
        </RouteDrawer.Close>
        <Button type="submit" size="small" disabled={!ready} isLoading={isPending}>
          {t("common.save")}
        </Button>
      </RouteDrawer.Footer>
    </form>
  )
}

type OpenInvoicesProps = { invoices: Invoice[]; parts: Record<string, number>; onToggle: (invoice: Invoice) => void }

const OpenInvoices = ({ invoices, parts, onToggle }: OpenInvoicesProps) => {
  const { t } = useTranslation("crm")
  if (!invoices.length) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("receivable.receipt.nothingOpen")}
      </Text>
    )
  }
  return (
    <fieldset className="flex flex-col gap-y-1">
      <legend className="txt-compact-small-plus pb-2">{t("receivable.receipt.openInvoices")}</legend>
      {invoices.map((invoice) => (
        <label
          key={invoice.id}
          className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-x-3 rounded-md px-2 py-2"
        >
          <Checkbox
            checked={parts[invoice.id] !== undefined}
            onCheckedChange={() => onToggle(invoice)}
            aria-label={invoice.number ?? ""}
          />
          <div className="min-w-0 flex-1">
            <Text size="small" leading="compact" className="tabular-nums">
              {invoice.number}
            </Text>
            <Text size="xsmall" className={invoice.overdue ? "text-ui-fg-error" : "text-ui-fg-subtle"}>
              {t("receivable.fields.dueDate")} <Day value={invoice.next_due_date} />
            </Text>
            <EarlyHint invoice={invoice} />
          </div>
          <div className="text-end">
            <Money amount={invoice.outstanding} currency={invoice.currency_code} className="txt-compact-small" />
            {parts[invoice.id] !== undefined && parts[invoice.id] < invoice.outstanding ? (
              <Text size="xsmall" className="text-ui-fg-subtle">
                <Money amount={parts[invoice.id]} currency={invoice.currency_code} />
              </Text>
            ) : null}
          </div>
        </label>
      ))}
    </fieldset>
  )
}

/** What settles an invoice that is paid early; that amount takes the discount by itself. */
const EarlyHint = ({ invoice }: { invoice: Invoice }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { early_discount: discount, currency_code } = invoice
  return discount ? (
    <Text size="xsmall" className="text-ui-fg-subtle">
      {t("credit.early.settles", {
        amount: money(withDiscount(invoice, discount.until), currency_code),
        day: formatDay(discount.until, locale),
        percent: formatPercent(discount.percent, locale),
      })}
    </Text>
  ) : null
}

/** What stays unallocated is said before saving. */
const Rest = ({
  amount,
  left,
  currency,
  parts,
}: {
  amount: number
  left: number
  currency: string
  parts: Record<string, number>
}) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  if (!amount) {
    return null
  }
  if (left < 0) {
    return <Alert variant="error">{t("receivable.receipt.tooMuch", { amount: money(-left, currency) })}</Alert>
  }
  const count = Object.keys(parts).length
  return (
    <Alert variant={left ? "warning" : "success"}>
      {left
        ? t("receivable.receipt.left", { amount: money(left, currency) })
        : t("receivable.receipt.allUsed", { count })}
    </Alert>
  )
}
