import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Field } from "../shared/field"
import { Picked } from "../shared/picked"
import { SearchPicker } from "../shared/search-picker"
import { PickedVariant, VariantName } from "../shared/variant-picker"
import { searchVariants, variantById } from "./host-variants"

type VariantFieldProps = {
  id: string
  label: string
  hint?: string
  optional?: boolean
  value: string | null
  onChange: (variant: PickedVariant | null) => void
}

const KEY = ["crm", "host", "variants"]

/** One variant of the host: found by product, title or SKU; shown with a button that clears it. */
export const VariantField = ({ id, value, onChange, ...field }: VariantFieldProps) => {
  const { t } = useTranslation("crm")
  const { data: variant } = useQuery({
    queryKey: [...KEY, value],
    queryFn: () => variantById(value ?? ""),
    enabled: Boolean(value),
  })
  return (
    <Field {...field} htmlFor={id}>
      {value ? (
        <Picked onChange={() => onChange(null)}>
          {variant ? <VariantName variant={variant} /> : <Text size="small">…</Text>}
        </Picked>
      ) : (
        <SearchPicker
          id={id}
          label={field.label}
          placeholder={t("common.searchProducts")}
          queryKey={KEY}
          search={searchVariants}
          getKey={(item) => item.id}
          onPick={onChange}
          renderItem={(item) => <VariantName variant={item} />}
        />
      )}
    </Field>
  )
}
