import { Alert, Checkbox, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { withDiscount } from "../../../src/shared/allocation-proposal"
import { Day } from "../../shared/day"
import { formatDay, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { Invoice } from "../queries"

type OpenInvoicesProps = { invoices: Invoice[]; parts: Record<string, number>; onToggle: (invoice: Invoice) => void }

/** What a customer still has to pay, with what is ticked. */
export const OpenInvoices = ({ invoices, parts, onToggle }: OpenInvoicesProps) => {
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
export const Rest = ({
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
