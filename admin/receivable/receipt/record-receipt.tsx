import { RouteDrawer, useRouteModal } from "@medusajs/dashboard/components"
import { Alert, Button, Checkbox, Input, Label } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"

import { proposeAllocation } from "../../../src/shared/allocation-proposal"
import { writeOffLimit } from "../../../src/shared/write-off-limit"
import { settingsQuery } from "../../settings/queries"
import { Choice } from "../../shared/choice"
import { CustomerPicker } from "../../shared/customer-picker"
import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { localToday } from "../../shared/format"
import { regionsQuery } from "../../shared/host-queries"
import { useMoney } from "../../shared/money"
import { parseDecimal } from "../../shared/parse-decimal"
import { errorMessage } from "../../shared/sdk"
import { useShortcut } from "../../shared/use-shortcut"
import { Invoice, openInvoicesQuery, Receipt } from "../queries"
import { useMoneyAct } from "../use-money-act"
import { leftOver } from "./matching"
import { OpenInvoices, Rest } from "./open-invoices"

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

type Short = { invoice_id: string; amount: number }

/** The one ticked invoice that is left with so little that it may be closed; by hand as it is proposed. */
function shortOf(
  parts: Record<string, number>,
  invoices: Invoice[],
  proposed: Short | null,
  tolerance: number
): Short | null {
  const [only, ...others] = invoices
    .filter(({ id }) => parts[id] !== undefined)
    .map(({ id, outstanding }) => ({ invoice_id: id, amount: leftOver(outstanding, { [id]: parts[id] }) }))
    .filter(({ amount }) => amount > 0)
  return only && !others.length && only.invoice_id === proposed?.invoice_id && only.amount <= tolerance ? only : null
}

const ReceiptForm = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const { handleSuccess } = useRouteModal()
  const [params] = useSearchParams()
  const [customerId, setCustomerId] = useState<string | null>(params.get("customer_id"))
  const [text, setText] = useState("")
  const [currency, setCurrency] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(localToday())
  const [method, setMethod] = useState<string>("bank_transfer")
  const [reference, setReference] = useState("")
  const [closing, setClosing] = useState(false)
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
  const { data: settings } = useQuery(settingsQuery())
  const tolerance = writeOffLimit(settings?.write_off_limits, code || "eur")
  const principal_first = settings?.interest?.principal_first
  const proposed = useMemo(
    () =>
      proposeAllocation(
        { amount, day, reference, tolerance, principal_first, named: asked && !chosen ? [asked.id] : [] },
        invoices
      ),
    [amount, invoices, day, reference, tolerance, principal_first, asked, chosen]
  )
  const parts = chosen ?? proposed.parts
  const short = shortOf(parts, invoices, proposed.short, tolerance)
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
        ...filled({ reference }),
        allocations: Object.entries(parts).map(([invoice_id, part]) => ({ invoice_id, amount: part })),
        ...(short && closing
          ? { write_offs: [{ invoice_id: short.invoice_id, amount: short.amount, reason_code: "small_difference" }] }
          : {}),
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
        {short ? (
          <div className="flex items-center gap-x-2">
            <Checkbox
              id="receipt-write-off"
              checked={closing}
              onCheckedChange={(checked) => setClosing(checked === true)}
            />
            <Label htmlFor="receipt-write-off" size="small">
              {t("receivable.writeOff.short", { amount: money(short.amount, code) })}
            </Label>
          </div>
        ) : null}
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
