import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Picked } from "../../shared/picked"
import { crmKeys } from "../../shared/query-keys"
import { SearchPicker } from "../../shared/search-picker"
import { sdk } from "../../shared/sdk"
import { Field } from "../../shared/field"
import { CoverageReasons } from "../coverage-reasons"
import { LookUp, WARRANTIES_PATH, warrantyQuery } from "../queries"
import { CoverageBadge, WarrantyStatus } from "../warranty-status"

const search = async (q: string): Promise<LookUp["results"]> => {
  if (q.length < 2) {
    return []
  }
  const { look_up } = await sdk.client.fetch<{ look_up: LookUp }>(`${WARRANTIES_PATH}/look-up`, { query: { q } })
  return look_up.results
}

type CoveredFieldProps = { id: string; value: string | null; onChange: (warrantyId: string | null) => void }

/** The unit that is claimed, found by whatever the customer can name, with the answer whether it is covered. */
export const CoveredField = ({ id, value, onChange }: CoveredFieldProps) => {
  const { t } = useTranslation("crm")
  const { data: warranty } = useQuery({ ...warrantyQuery(value ?? ""), enabled: Boolean(value) })
  return (
    <Field label={t("warranty.claims.unit")} htmlFor={id}>
      {value ? (
        <Picked className="items-start px-3 py-2" onChange={() => onChange(null)}>
          {warranty ? (
            <div className="flex min-w-0 flex-col gap-y-1">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Text size="small" leading="compact" weight="plus" className="break-words">
                  {warranty.title}
                </Text>
                {warranty.coverage ? (
                  <CoverageBadge coverage={warranty.coverage} />
                ) : (
                  <WarrantyStatus warranty={warranty} />
                )}
              </div>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {[warranty.number, warranty.customer_name, warranty.plan_name].filter(Boolean).join(" · ")}
              </Text>
              {warranty.coverage ? <CoverageReasons coverage={warranty.coverage} /> : null}
            </div>
          ) : (
            <Text size="small">…</Text>
          )}
        </Picked>
      ) : (
        <SearchPicker
          id={id}
          autoFocus
          label={t("warranty.claims.unit")}
          placeholder={t("warranty.lookUp.placeholder")}
          queryKey={crmKeys.warranties.part("look-up", "picker")}
          search={search}
          getKey={(result) => result.warranty.id}
          onPick={(result) => onChange(result.warranty.id)}
          renderItem={({ warranty: found, coverage }) => (
            <div className="flex items-center justify-between gap-x-3">
              <div className="min-w-0">
                <Text size="small" leading="compact" weight="plus" className="truncate">
                  {found.title}
                </Text>
                <Text size="xsmall" className="text-ui-fg-subtle truncate">
                  {[found.number, found.customer_name, found.order_number].filter(Boolean).join(" · ")}
                </Text>
              </div>
              <CoverageBadge coverage={coverage} />
            </div>
          )}
        />
      )}
    </Field>
  )
}
