import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Row, Section } from "../../shared/section"
import { Day } from "../../shared/day"
import { Money } from "../../shared/money"
import { InvoiceDetail, Party } from "../queries"
import { EarlyDiscountNote } from "./early-discount"

/** What is due when. */
export const InstalmentsSection = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  return (
    <Section title={t("receivable.invoice.instalments")}>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("receivable.fields.dueDate")}</Table.HeaderCell>
            <Table.HeaderCell className="text-end">{t("receivable.fields.amount")}</Table.HeaderCell>
            <Table.HeaderCell className="text-end">{t("receivable.fields.outstanding")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {invoice.instalments.map((part) => (
            <Table.Row key={part.id}>
              <Table.Cell>
                <Day value={part.due_date} />
              </Table.Cell>
              <Table.Cell className="text-end">
                <Money amount={part.amount} currency={invoice.currency_code} />
              </Table.Cell>
              <Table.Cell className="text-end">
                <Money
                  amount={invoice.status === "issued" ? part.outstanding : 0}
                  currency={invoice.currency_code}
                  className="text-ui-fg-base"
                />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      <EarlyDiscountNote invoice={invoice} />
    </Section>
  )
}

/** What took the invoice back; left out when nothing did. */
export const CreditNotesSection = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  if (!invoice.credit_notes.length) {
    return null
  }
  return (
    <Section title={t("receivable.tabs.credit_notes")}>
      {invoice.credit_notes.map((note) => (
        <div key={note.id} className="txt-compact-small flex items-center justify-between gap-x-4 px-6 py-3">
          <Link to={`/crm/receivables/credit-notes/${note.id}`} className="text-ui-fg-interactive-hover tabular-nums">
            {note.number}
          </Link>
          <Day value={note.issue_date} className="text-ui-fg-subtle" />
          <Money amount={note.total} currency={invoice.currency_code} />
        </div>
      ))}
    </Section>
  )
}

/** Both sides as the document names them for good. */
export const PartiesSection = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  return (
    <Section title={t("receivable.invoice.parties")}>
      <PartyRow label={t("receivable.fields.seller")} party={invoice.seller} address={invoice.seller?.address} />
      <PartyRow label={t("receivable.fields.buyer")} party={invoice.buyer} address={invoice.billing_address} />
      {invoice.purchase_order_number ? (
        <Row label={t("receivable.fields.purchaseOrder")}>{invoice.purchase_order_number}</Row>
      ) : null}
      {invoice.buyer_reference ? (
        <Row label={t("documents.buyerReference")}>{invoice.buyer_reference}</Row>
      ) : null}
      {invoice.supply_date ? (
        <Row label={t("receivable.fields.supplyDate")}>
          <Day value={invoice.supply_date} />
        </Row>
      ) : null}
      {invoice.fiscal_documents === "elsewhere" ? (
        <Row label={t("receivable.fields.fiscal")}>{t("receivable.invoice.fiscalElsewhere")}</Row>
      ) : null}
    </Section>
  )
}

const PartyRow = ({
  label,
  party,
  address,
}: {
  label: string
  party: Party | null
  address?: Record<string, string | null> | null
}) => {
  const lines = [
    party?.legal_name ?? party?.company_name ?? party?.name,
    party?.tax_id,
    address?.address_1,
    address?.address_2,
    [address?.postal_code, address?.city].filter(Boolean).join(" "),
    address?.country_code?.toUpperCase(),
  ].filter(Boolean)
  return (
    <Row label={label}>
      {lines.map((line, index) => (
        <div key={index} className={index === 0 ? "text-ui-fg-base" : ""}>
          {line}
        </div>
      ))}
    </Row>
  )
}
