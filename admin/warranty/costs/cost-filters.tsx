import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { CurrencyChoice } from "../../receivable/currency-choice"
import { Choice } from "../../shared/choice"
import { Picked } from "../../shared/picked"
import { RangeInputs } from "../../shared/range-inputs"
import { SearchPicker } from "../../shared/search-picker"
import { plansQuery } from "../queries"
import { productQuery, searchProducts } from "./queries"
import { useCostParams } from "./use-cost-params"

const ALL = "all"

type CostFiltersProps = {
  /** What the report is answered for; left out where it has none. */
  from?: string
  to?: string
  currency?: string
  withPlan?: boolean
  /** Of a report that knows no products. */
  ofPlansAlone?: boolean
}

/** Period, currency, product and plan of a report of costs, kept in the address. */
export const CostFilters = ({ from, to, currency, withPlan, ofPlansAlone }: CostFiltersProps) => {
  const { t } = useTranslation("crm")
  const { product_id, plan_id, setUrl } = useCostParams()
  const { data: plans } = useQuery(plansQuery())
  const { data: product } = useQuery(productQuery(product_id))
  return (
    <div className="flex flex-wrap items-center gap-2">
      {from !== undefined ? <RangeInputs from={from} to={to} onChange={setUrl} /> : null}
      {currency ? <CurrencyChoice value={currency} /> : null}
      {ofPlansAlone ? null : (
        <div className="w-52">
          {product_id ? (
            <Picked onChange={() => setUrl({ product_id: null })}>
              <Text size="small" leading="compact" className="truncate">
                {product?.products[0]?.title ?? product_id}
              </Text>
            </Picked>
          ) : (
            <SearchPicker
              label={t("warranty.fields.product")}
              placeholder={t("warrantyCosts.allProducts")}
              queryKey={["crm", "products"]}
              search={searchProducts}
              getKey={({ id }) => id}
              renderItem={({ title }) => <Text size="small">{title}</Text>}
              onPick={({ id }) => setUrl({ product_id: id })}
            />
          )}
        </div>
      )}
      {withPlan && plans?.length ? (
        <div className="w-44">
          <Choice
            label={t("warranty.fields.plan")}
            value={plan_id ?? ALL}
            options={[
              { value: ALL, label: t("warrantyCosts.allPlans") },
              ...plans.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => setUrl({ plan_id: id === ALL ? null : id })}
          />
        </div>
      ) : null}
    </div>
  )
}
