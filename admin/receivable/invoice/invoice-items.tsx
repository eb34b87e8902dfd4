import { Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Section } from "../../shared/section"
import { formatNumber } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { InvoiceDetail } from "../queries"

/** Lines, and totals that add up visibly down to what is asked. */
export const InvoiceItems = ({ invoice }: { invoice: InvoiceDetail }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { currency_code: currency } = invoice
  // Shipping stands in the totals; a deposit that is taken off is a line of its own.
  const items = invoice.items.filter((item) => item.kind !== "shipping")
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
        <Line label={t("quote.totals.items")} amount={invoice.subtotal} currency={currency} />
        {invoice.discount_total ? (
          <Line label={t("quote.totals.discount")} amount={-invoice.discount_total} currency={currency} />
        ) : null}
        {invoice.shipping_total ? (
          <Line label={t("quote.totals.shipping")} amount={invoice.shipping_total} currency={currency} />
        ) : null}
        {(invoice.tax_lines ?? []).map((line, index) => (
          <Line
            key={index}
            label={`${line.name ?? t("quote.totals.tax")} (${formatNumber(line.rate, locale, 4)}%)`}
            amount={line.amount}
            currency={currency}
          />
        ))}
        {invoice.rounding_total ? (
          <Line label={t("quote.totals.rounding")} amount={invoice.rounding_total} currency={currency} />
        ) : null}
        <Line label={t("common.total")} amount={invoice.total} currency={currency} strong />
        {invoice.prepaid ? (
          <>
            <Line label={t("receivable.fields.prepaid")} amount={-invoice.prepaid} currency={currency} />
            <Line label={t("receivable.fields.payable")} amount={invoice.payable} currency={currency} strong />
          </>
        ) : null}
      </dl>
    </Section>
  )
}

const Line = ({
  label,
  amount,
  currency,
  strong,
}: {
  label: string
  amount: number | string | undefined
  currency: string
  strong?: boolean
}) => (
  <div className={`flex items-center justify-between gap-x-6 ${strong ? "border-t border-dashed pt-2" : ""}`}>
    <dt>
      <Text
        size="small"
        leading="compact"
        weight={strong ? "plus" : "regular"}
        className={strong ? "" : "text-ui-fg-subtle"}
      >
        {label}
      </Text>
    </dt>
    <dd>
      <Text size="small" leading="compact" weight={strong ? "plus" : "regular"}>
        <Money amount={amount} currency={currency} />
      </Text>
    </dd>
  </div>
)
