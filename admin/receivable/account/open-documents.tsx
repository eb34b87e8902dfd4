import { Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { Money } from "../../shared/money"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { DocumentStatus } from "../../shared/status-badge"
import { InvoiceStatus } from "../lists/invoices-tab"
import { Invoice } from "../queries"

type OpenDocumentsProps = { invoices: Invoice[]; currency: string; isPending: boolean }

/** What the debtor still has to pay, the earliest due first. */
export const OpenDocuments = ({ invoices, currency, isPending }: OpenDocumentsProps) => {
  const { t } = useTranslation("crm")
  return (
    <Section title={t("collection.account.open")}>
      {isPending ? <TextSkeleton lines={3} /> : null}
      {!isPending && !invoices.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("receivable.open.empty")}
        </Text>
      ) : null}
      {invoices.length ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("receivable.fields.number")}</Table.HeaderCell>
                <Table.HeaderCell>{t("receivable.fields.status")}</Table.HeaderCell>
                <Table.HeaderCell className="hidden sm:table-cell">{t("receivable.fields.dueDate")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("receivable.fields.outstanding")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {invoices.map((invoice) => (
                <Table.Row key={invoice.id}>
                  <Table.Cell>
                    <Link
                      to={`/crm/receivables/invoices/${invoice.id}`}
                      className="text-ui-fg-interactive-hover whitespace-nowrap tabular-nums"
                    >
                      {invoice.number}
                    </Link>
                    <Text size="xsmall" className="sm:hidden">
                      <Day
                        value={invoice.next_due_date ?? invoice.due_date}
                        className={invoice.overdue ? "text-ui-fg-error" : "text-ui-fg-subtle"}
                      />
                    </Text>
                  </Table.Cell>
                  <Table.Cell>
                    <div className="flex flex-wrap items-center gap-1 py-2">
                      <InvoiceStatus invoice={invoice} />
                      {invoice.disputed_total > 0 ? <DocumentStatus kind="dispute" status="open" /> : null}
                    </div>
                  </Table.Cell>
                  <Table.Cell className="hidden sm:table-cell">
                    <Day
                      value={invoice.next_due_date ?? invoice.due_date}
                      className={invoice.overdue ? "text-ui-fg-error" : ""}
                    />
                  </Table.Cell>
                  <Table.Cell className="text-end">
                    <Money amount={invoice.outstanding} currency={currency} className="text-ui-fg-base" />
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
    </Section>
  )
}
