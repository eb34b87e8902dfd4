import { useTranslation } from "react-i18next"

import { Row, Section } from "../../shared/section"
import { InvoiceDetail } from "../queries"

/** Where the invoice asks to be paid, and what it says beside its lines. Left out where it says nothing. */
export const PaymentSection = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const to = invoice.payment_instructions
  const rows: [label: string, value: string | null | undefined][] = [
    [t("documents.pay.iban"), to?.iban?.replace(/(.{4})(?=.)/g, "$1 ")],
    [t("documents.pay.bic"), to?.iban ? to.bic : null],
    [t("documents.pay.bank"), to?.bank_name],
    [t("documents.pay.pixKey"), to?.pix_key],
    [t("documents.pay.text"), to?.text],
    [t("documents.notes"), invoice.notes],
  ]
  const said = rows.filter(([, value]) => value)
  if (!said.length) {
    return null
  }
  return (
    <Section title={t("documents.pay.title")}>
      {said.map(([label, value]) => (
        <Row key={label} label={label}>
          <span className="whitespace-pre-line break-words">{value}</span>
        </Row>
      ))}
    </Section>
  )
}
