import { Thumbnail } from "@medusajs/dashboard/components"
import { Text } from "@medusajs/ui"
import { Ref } from "react"
import { useTranslation } from "react-i18next"

import { Money } from "./money"
import { sdk } from "./sdk"
import { SearchPicker } from "./search-picker"
import { variantTitle } from "./variant-title"

/** What the screens read of a product variant of the host. */
export type PickedVariant = {
  id: string
  title: string | null
  sku: string | null
  product: { id: string; title: string; thumbnail: string | null } | null
  prices?: { amount: number; currency_code: string; min_quantity: number | null; rules_count?: number }[]
}

const FIELDS = "id,title,sku,product.id,product.title,product.thumbnail,*prices"

/** Variants of the host whose product, title, SKU or barcode holds `text`. */
export async function searchVariants(text: string): Promise<PickedVariant[]> {
  const { variants } = await sdk.client.fetch<{ variants: PickedVariant[] }>("/admin/product-variants", {
    query: { q: text || undefined, limit: 12, fields: FIELDS },
  })
  return variants
}

/** The variants with exactly these SKUs, by SKU. */
export async function variantsBySku(skus: string[]): Promise<Map<string, PickedVariant>> {
  if (!skus.length) {
    return new Map()
  }
  const { variants } = await sdk.client.fetch<{ variants: PickedVariant[] }>("/admin/product-variants", {
    query: { sku: skus, limit: 200, fields: FIELDS },
  })
  return new Map(variants.flatMap((variant) => (variant.sku ? [[variant.sku.toLowerCase(), variant] as const] : [])))
}

/** The variant's name beside its product's, and its SKU. */
export function variantLabel(variant: Pick<PickedVariant, "title" | "sku">): string {
  return [variantTitle(variant.title), variant.sku].filter(Boolean).join(" · ")
}

/** The catalogue's plain price in a currency, as a hint: what a customer pays is calculated by the host. */
function basePrice(variant: PickedVariant, currency: string): number | undefined {
  return variant.prices?.find((price) => price.currency_code === currency && !price.rules_count && !price.min_quantity)
    ?.amount
}

type VariantPickerProps = {
  /** Currency of the price shown beside each variant. */
  currency: string
  onPick: (variant: PickedVariant) => void
  /** Offers the typed text as a line of its own. */
  onFreeText?: (title: string) => void
  inputRef?: Ref<HTMLInputElement>
  disabled?: boolean
}

/** Finds a product variant of the host by product, title, SKU or barcode, with picture and list price. */
export const VariantPicker = ({ currency, onPick, onFreeText, inputRef, disabled }: VariantPickerProps) => {
  const { t } = useTranslation("crm")
  return (
    <SearchPicker
      label={t("common.addProduct")}
      placeholder={t("common.searchProducts")}
      queryKey={["crm", "variants"]}
      search={searchVariants}
      getKey={(variant) => variant.id}
      onPick={onPick}
      extra={onFreeText ? { label: (text) => t("common.addFreeText", { text }), onPick: onFreeText } : undefined}
      inputRef={inputRef}
      disabled={disabled}
      renderItem={(variant) => (
        <div className="flex items-center gap-x-3">
          <Thumbnail src={variant.product?.thumbnail} />
          <div className="min-w-0 flex-1">
            <Text size="small" leading="compact" weight="plus" className="truncate">
              {variant.product?.title ?? variant.title}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle truncate">
              {variantLabel(variant)}
            </Text>
          </div>
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            <Money amount={basePrice(variant, currency)} currency={currency} />
          </Text>
        </div>
      )}
    />
  )
}
