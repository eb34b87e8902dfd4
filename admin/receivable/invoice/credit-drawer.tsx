import { Input, RadioGroup, Label, Text, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { ErrorState } from "../../shared/error-state"
import { Field } from "../../shared/field"
import { filled } from "../../shared/filled"
import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { decimalText, parseDecimal } from "../../shared/parse-decimal"
import { TextSkeleton } from "../../shared/skeletons"
import { TotalLine } from "../../shared/total-line"
import { useDebounced } from "../../shared/use-debounced"
import { CreditPreview, creditPreviewQuery, InvoiceDetail } from "../queries"
import { CreditDraft, creditBody, LineDraft } from "../rules/credit"
import { useMoneyAct } from "../use-money-act"

const MODES = ["all", "lines", "amount"] as const
const REASONS = ["correction", "return", "cancellation", "price", "warranty", "goodwill", "other"] as const
const LINE_BY = ["quantity", "amount"] as const
const PAUSE_MS = 250

type Reason = (typeof REASONS)[number]

type DrawerProps = { invoice: InvoiceDetail; start: CreditDraft["mode"]; onClose: () => void }

/** Credits an invoice wholly, by lines and quantities, or by an amount: what the note will say stands there before it is issued. */
export const CreditDrawer = ({ invoice, start, onClose }: DrawerProps) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [draft, setDraft] = useState<CreditDraft>({ mode: start, lines: {}, amount: "" })
  const [code, setCode] = useState<Reason>("correction")
  const [reason, setReason] = useState("")
  const path = `/admin/crm/invoices/${invoice.id}/credit-notes`
  const body = creditBody(draft)
  const settled = useDebounced(JSON.stringify(body), PAUSE_MS)
  const { data: all } = useQuery(creditPreviewQuery(invoice.id, {}))
  const preview = useQuery({
    ...creditPreviewQuery(invoice.id, JSON.parse(settled) ?? {}),
    enabled: settled !== "null",
    retry: false,
  })
  const note = body && settled === JSON.stringify(body) && !preview.error ? preview.data?.credit_note : null
  const { mutate, isPending, error } = useMoneyAct({ path, done: t("credit.done"), onDone: onClose, quiet: true })
  const set = (change: Partial<CreditDraft>): void => setDraft((current) => ({ ...current, ...change }))
  return (
    <ActionDialog
      open
      danger
      onClose={onClose}
      title={t("credit.title", { number: invoice.number ?? "" })}
      description={t("credit.description")}
      confirm={
        note ? t("credit.confirmOver", { amount: money(note.total, invoice.currency_code) }) : t("credit.confirm")
      }
      disabled={!note || preview.isFetching}
      saving={isPending}
      error={error}
      onConfirm={() => mutate({ ...body, reason_code: code, ...filled({ reason }) })}
    >
      <Field label={t("credit.what")}>
        <RadioGroup
          value={draft.mode}
          aria-label={t("credit.what")}
          onValueChange={(mode) => set({ mode: mode as CreditDraft["mode"] })}
        >
          {MODES.map((mode) => (
            <div key={mode} className="flex items-center gap-x-2">
              <RadioGroup.Item value={mode} id={`credit-${mode}`} />
              <Label size="small" htmlFor={`credit-${mode}`}>
                {t(`credit.modes.${mode}`)}
              </Label>
            </div>
          ))}
        </RadioGroup>
      </Field>
      {draft.mode === "lines" && all ? <CreditLines preview={all} draft={draft} set={set} /> : null}
      {draft.mode === "amount" ? (
        <Field
          label={t("credit.amount")}
          htmlFor="credit-amount"
          hint={all ? t("credit.amountHint", { left: money(all.left, invoice.currency_code) }) : undefined}
        >
          <Input
            id="credit-amount"
            autoFocus
            inputMode="decimal"
            className="text-end tabular-nums"
            value={draft.amount}
            onChange={(event) => set({ amount: event.target.value })}
          />
        </Field>
      ) : null}
      <Field label={t("credit.reasonCode")} htmlFor="credit-code">
        <Choice
          id="credit-code"
          label={t("credit.reasonCode")}
          value={code}
          options={REASONS.map((value) => ({ value, label: t(`credit.reasons.${value}`) }))}
          onChange={setCode}
        />
      </Field>
      <Field label={t("credit.reason")} htmlFor="credit-reason" optional>
        <Textarea
          id="credit-reason"
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {!body ? (
        <Text size="small" className="text-ui-fg-subtle">
          {draft.mode === "lines" ? t("credit.nothingChosen") : ""}
        </Text>
      ) : preview.error ? (
        <ErrorState compact error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data ? (
        <CreditTotals preview={preview.data} />
      ) : (
        <TextSkeleton lines={3} />
      )}
    </ActionDialog>
  )
}

type LinesProps = { preview: CreditPreview; draft: CreditDraft; set: (change: Partial<CreditDraft>) => void }

const CreditLines = ({ preview, draft, set }: LinesProps) => (
  <ul className="border-ui-border-base divide-y rounded-lg border">
    {preview.items.map((item) => (
      <CreditLine
        key={item.invoice_item_id}
        item={item}
        currency={preview.currency_code}
        draft={draft.lines[item.invoice_item_id] ?? { by: "quantity", text: "" }}
        onChange={(line) => set({ lines: { ...draft.lines, [item.invoice_item_id]: line } })}
      />
    ))}
  </ul>
)

type LineProps = {
  item: CreditPreview["items"][number]
  currency: string
  draft: LineDraft
  onChange: (draft: LineDraft) => void
}

/** Pieces of a line, or money off its price. A deposit that was taken off is only given back by its share. */
const CreditLine = ({ item, currency, draft: { by, text }, onChange }: LineProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const wrong = text.trim() !== "" && (parseDecimal(text) ?? -1) < 0
  const nothingLeft = item.quantity_left <= 0
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2">
      <div className="min-w-0 flex-1 basis-40">
        <Text size="small" leading="compact" className="break-words">
          {item.title}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {item.kind === "deposit" ? `${t("credit.deposit")} · ` : ""}
          <Money amount={item.total} currency={currency} />
          {" · "}
          {t("credit.piecesLeft", { left: formatNumber(item.quantity_left, locale, 6) })}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-2">
        <div className="w-32">
          <Choice
            size="small"
            label={t("credit.lineBy", { title: item.title })}
            value={by}
            disabled={nothingLeft || item.kind === "deposit"}
            options={LINE_BY.map((value) => ({ value, label: t(`credit.lineBys.${value}`) }))}
            onChange={(next) => onChange({ by: next, text: "" })}
          />
        </div>
        <Input
          size="small"
          inputMode="decimal"
          className="w-24 text-end tabular-nums"
          aria-label={t(by === "quantity" ? "credit.quantityOf" : "credit.moneyOff", { title: item.title })}
          aria-invalid={wrong}
          disabled={nothingLeft}
          placeholder="0"
          value={text}
          onFocus={() => by === "quantity" && text === "" && onChange({ by, text: decimalText(item.quantity_left) })}
          onChange={(event) => onChange({ by, text: event.target.value })}
        />
      </div>
    </li>
  )
}

const CreditTotals = ({ preview }: { preview: CreditPreview }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { credit_note: note, currency_code: currency } = preview
  if (!note) {
    return null
  }
  const rows = [
    [t("credit.net"), note.subtotal - note.discount_total + note.shipping_total],
    ...note.tax_lines.map((line) => [
      t("credit.tax", { name: line.name ?? t("credit.taxName"), rate: formatNumber(line.rate, locale, 4) }),
      line.amount,
    ]),
    ...(note.rounding_total ? [[t("credit.rounding"), note.rounding_total]] : []),
  ] as [string, number | string][]
  return (
    <dl className="flex flex-col gap-y-2" data-testid="crm-credit-preview">
      {rows.map(([label, amount]) => (
        <TotalLine key={label} label={label} amount={amount} currency={currency} />
      ))}
      <TotalLine label={t("common.total")} amount={note.total} currency={currency} strong />
      <TotalLine label={t("credit.leftAfter")} amount={preview.left_after} currency={currency} />
      {preview.becomes_credit > 0 ? (
        <TotalLine label={t("credit.becomesCredit")} amount={preview.becomes_credit} currency={currency} />
      ) : null}
    </dl>
  )
}
