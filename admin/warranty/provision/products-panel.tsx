import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { formatNumber } from "../../shared/format"
import { listHref } from "../../shared/list-href"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { TablePages } from "../../shared/table-pages"
import { ReportTable } from "../../shared/report-table"
import { ChartFrame } from "../../shared/chart-frame"
import { CsvButton } from "../../shared/csv-button"
import { ProductProvision, PROVISION_PATH, ProvisionReport } from "./queries"

export const PAGE = 50

type ProductsPanelProps = {
  report: ProvisionReport
  offset: number
  onPage: (offset: number) => void
  /** Shows a product's arithmetic. */
  onOpen: (product_id: string) => void
}

/** Products by what their cover will still cost; a product opens its arithmetic, its units their entitlements. */
export const ProductsPanel = ({ report, offset, onPage, onOpen }: ProductsPanelProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { as_of, currency_code: currency, products, count } = report
  const title = t("warrantyProvision.products.title")
  const money = (name: "mean_cost" | "estimates" | "provision") => ({
    label: t(`warrantyProvision.products.${name}`),
    cell: (row: ProductProvision) => <Money amount={row[name]} currency={currency} />,
  })
  return (
    <ChartFrame
      title={title}
      definition={t("warrantyProvision.products.definition")}
      aside={
        count ? (
          <CsvButton
            of={title}
            path={`${PROVISION_PATH}/export`}
            options={{ query: { as_of, currency_code: currency } }}
          />
        ) : null
      }
      table={
        <>
          <ReportTable<ProductProvision>
            label={title}
            rows={products}
            keyOf={({ product_id }) => product_id}
            columns={[
              {
                label: t("warrantyProvision.product"),
                cell: ({ product_id, title: name }) => (
                  <button
                    type="button"
                    className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
                    onClick={() => onOpen(product_id)}
                  >
                    {name || t("warrantyProvision.noProduct")}
                  </button>
                ),
              },
              {
                label: t("warrantyProvision.units"),
                cell: ({ product_id, units }) => (
                  <Link
                    to={listHref("/crm/warranties", { product_id: [product_id], status: ["active"] })}
                    className="text-ui-fg-interactive-hover"
                  >
                    {formatNumber(units, locale)}
                  </Link>
                ),
              },
              {
                label: t("warrantyProvision.products.expected_claims"),
                cell: ({ expected_claims }) => formatNumber(expected_claims, locale),
              },
              money("mean_cost"),
              money("estimates"),
              money("provision"),
              {
                label: t("warrantyProvision.prior"),
                cell: ({ prior_from }) => t(`warrantyProvision.priorFrom.${prior_from}`),
              },
            ]}
          />
          <TablePages count={count} offset={offset} pageSize={PAGE} onPage={onPage} />
        </>
      }
      empty={
        count
          ? null
          : { title: t("warrantyProvision.products.empty"), description: t("warrantyProvision.emptyDescription") }
      }
    />
  )
}
