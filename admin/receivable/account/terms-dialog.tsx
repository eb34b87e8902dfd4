import { Input, Label, Switch, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { paymentTermsQuery } from "../../settings/queries"
import { ActionDialog } from "../../shared/action-dialog"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { decimalText, parseDecimal } from "../../shared/parse-decimal"
import { CreditTerms, InvoiceContact } from "../collection/queries"
import { useMoneyAct } from "../use-money-act"

const USUAL = "usual"
const MONTHLY = { usual: null, yes: true, no: false } as const
type Monthly = keyof typeof MONTHLY
const ADDRESS = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/

type TermsDialogProps = { customerId: string; terms: CreditTerms; currency: string; onClose: () => void }

/** Changes what is agreed with a debtor. An empty limit is none, 0 is prepayment. */
export const TermsDialog = ({ customerId, terms, currency, onClose }: TermsDialogProps) => {
  const { t } = useTranslation("crm")
  const { data: choices } = useQuery(paymentTermsQuery())
  const [termsId, setTermsId] = useState(terms.payment_terms_id ?? USUAL)
  const [limit, setLimit] = useState(terms.credit_limit === null ? "" : decimalText(terms.credit_limit))
  const [hold, setHold] = useState(terms.hold)
  const [contacts, setContacts] = useState((terms.invoice_contacts ?? []).map(({ email }) => email).join("\n"))
  const [monthly, setMonthly] = useState<Monthly>(
    terms.statement_monthly === null ? USUAL : terms.statement_monthly ? "yes" : "no"
  )
  const [note, setNote] = useState(terms.collection_note ?? "")
  const amount = limit.trim() ? parseDecimal(limit) : null
  const emails = [...new Set(contacts.split(/[\s,;]+/).filter(Boolean))]
  const wrong = emails.find((email) => !ADDRESS.test(email))
  const { mutate, isPending, error } = useMoneyAct({
    path: `/admin/crm/customers/${customerId}/credit-terms`,
    done: t("collection.terms.saved"),
    onDone: onClose,
    quiet: true,
  })
  const contactOf = (email: string): InvoiceContact =>
    terms.invoice_contacts?.find((contact) => contact.email === email) ?? { email }
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("collection.terms.title")}
      confirm={t("common.save")}
      disabled={Boolean(wrong) || (limit.trim() !== "" && (amount === null || amount < 0))}
      saving={isPending}
      error={error}
      onConfirm={() =>
        mutate({
          payment_terms_id: termsId === USUAL ? null : termsId,
          credit_limit: amount,
          currency_code: terms.currency_code ?? currency,
          hold,
          invoice_contacts: emails.length ? emails.map(contactOf) : null,
          statement_monthly: MONTHLY[monthly],
          collection_note: note.trim() || null,
        })
      }
    >
      <Field label={t("collection.terms.terms")} htmlFor="account-terms">
        <Choice
          id="account-terms"
          label={t("collection.terms.terms")}
          value={termsId}
          options={[
            { value: USUAL, label: t("collection.terms.usual") },
            ...(choices ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setTermsId}
        />
      </Field>
      <Field
        label={`${t("collection.account.limit")} (${(terms.currency_code ?? currency).toUpperCase()})`}
        htmlFor="account-limit"
        hint={t("collection.terms.limitHint")}
      >
        <Input
          id="account-limit"
          inputMode="decimal"
          className="text-end tabular-nums"
          value={limit}
          onChange={(event) => setLimit(event.target.value)}
        />
      </Field>
      <div className="flex items-center justify-between gap-x-4">
        <Label htmlFor="account-hold" size="small" weight="plus">
          {t("collection.terms.hold")}
        </Label>
        <Switch id="account-hold" checked={hold} onCheckedChange={setHold} />
      </div>
      <Field
        label={t("collection.terms.contacts")}
        htmlFor="account-contacts"
        optional
        hint={t("collection.terms.contactsHint")}
        error={wrong ? t("collection.terms.notMail", { text: wrong }) : null}
      >
        <Textarea
          id="account-contacts"
          rows={3}
          value={contacts}
          onChange={(event) => setContacts(event.target.value)}
        />
      </Field>
      <Field label={t("statement.monthly")} htmlFor="account-monthly">
        <Choice
          id="account-monthly"
          label={t("statement.monthly")}
          value={monthly}
          options={(Object.keys(MONTHLY) as Monthly[]).map((value) => ({
            value,
            label: t(value === USUAL ? "statement.monthlyUsual" : `common.${value}`),
          }))}
          onChange={setMonthly}
        />
      </Field>
      <Field label={t("collection.note")} htmlFor="account-note" optional>
        <Textarea
          id="account-note"
          rows={4}
          maxLength={5000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
    </ActionDialog>
  )
}
