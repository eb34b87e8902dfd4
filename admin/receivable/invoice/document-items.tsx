import { Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Section } from "../../shared/section"
import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { TotalLine } from "../../shared/total-line"
import { InvoiceDetail } from "../queries"

type ItemsProps = {
  document: Pick<
    InvoiceDetail,
    | "currency_code"
    | "items"
    | "subtotal"
    | "discount_total"
    | "shipping_total"
    | "tax_lines"
    | "rounding_total"
    | "total"
  > &
    Partial<Pick<InvoiceDetail, "prepaid" | "payable">>
}

/** Lines of an invoice or credit note, and totals that add up visibly down to what is asked or taken back. */
export const DocumentItems = ({ document }: ItemsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { currency_code: currency } = document
  // Shipping stands in the totals; a deposit that is taken off is a line of its own.
  const items = document.items.filter((item) => item.kind !== "shipping")
  return (
    <Section title={t("receivable.invoice.items")}>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("receivable.fields.item")}</Table.HeaderCell>
              <Table.HeaderCell className="hidden text-end md:table-cell">
                {t("receivable.fields.quantity")}
              </Table.HeaderCell>
              <Table.HeaderCell className="hidden text-end md:table-cell">
                {t("receivable.fields.price")}
              </Table.HeaderCell>
              <Table.HeaderCell className="hidden text-end md:table-cell">{t("quote.totals.tax")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("common.total")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {items.map((item) => (
              <Table.Row key={item.id}>
                <Table.Cell className="min-w-[160px] py-2">
                  <Text size="small" leading="compact" className="text-ui-fg-base">
                    {item.title}
                  </Text>
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    {[item.subtitle, item.sku].filter(Boolean).join(" · ")}
                  </Text>
                  <Text size="xsmall" className="text-ui-fg-subtle tabular-nums md:hidden">
                    {formatNumber(item.quantity, locale, 6)} × <Money amount={item.unit_price} currency={currency} />
                  </Text>
                </Table.Cell>
                <Table.Cell className="hidden text-end md:table-cell tabular-nums">
                  {formatNumber(item.quantity, locale, 6)}
                </Table.Cell>
                <Table.Cell className="hidden text-end md:table-cell">
                  <Money amount={item.unit_price} currency={currency} />
                </Table.Cell>
                <Table.Cell className="hidden text-end md:table-cell tabular-nums">
                  {(item.tax_lines ?? []).map((line) => `${formatNumber(line.rate, locale, 4)}%`).join(" + ") || "–"}
                </Table.Cell>
                <Table.Cell className="text-end">
                  <Money amount={item.total} currency={currency} className="text-ui-fg-base" />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      <dl className="ms-auto flex w-full max-w-[420px] flex-col gap-y-2 px-6 py-4">
        <TotalLine label={t("quote.totals.items")} amount={document.subtotal} currency={currency} />
        {document.discount_total ? (
          <TotalLine label={t("quote.totals.discount")} amount={-document.discount_total} currency={currency} />
        ) : null}
        {document.shipping_total ? (
          <TotalLine label={t("quote.totals.shipping")} amount={document.shipping_total} currency={currency} />
        ) : null}
        {(document.tax_lines ?? []).map((line, index) => (
          <TotalLine
            key={index}
            label={`${line.name ?? t("quote.totals.tax")} (${formatNumber(line.rate, locale, 4)}%)`}
            amount={line.amount}
            currency={currency}
          />
        ))}
        {document.rounding_total ? (
          <TotalLine label={t("quote.totals.rounding")} amount={document.rounding_total} currency={currency} />
        ) : null}
        <TotalLine label={t("common.total")} amount={document.total} currency={currency} strong />
        {document.prepaid ? (
          <>
            <TotalLine label={t("receivable.fields.prepaid")} amount={-document.prepaid} currency={currency} />
            <TotalLine label={t("receivable.fields.payable")} amount={document.payable} currency={currency} strong />
          </>
        ) : null}
      </dl>
    </Section>
  )
}
