import { XMarkMini } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Field } from "../shared/field"
import { SearchPicker } from "../shared/search-picker"
import { PickedVariant, variantLabel } from "../shared/variant-picker"
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
        <div className="bg-ui-bg-field shadow-borders-base flex min-h-8 items-center justify-between gap-x-2 rounded-md px-2 py-1">
          {variant ? <VariantName variant={variant} /> : <Text size="small">…</Text>}
          <IconButton
            size="small"
            variant="transparent"
            type="button"
            aria-label={t("common.change")}
            onClick={() => onChange(null)}
          >
            <XMarkMini />
          </IconButton>
        </div>
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

const VariantName = ({ variant }: { variant: PickedVariant }) => (
  <div className="min-w-0">
    <Text size="small" leading="compact" weight="plus" className="truncate">
      {variant.product?.title ?? variant.title}
    </Text>
    <Text size="xsmall" className="text-ui-fg-subtle truncate">
      {variantLabel(variant)}
    </Text>
  </div>
)
