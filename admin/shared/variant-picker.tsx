import { Thumbnail } from "@medusajs/dashboard/components"
import { Text, clx } from "@medusajs/ui"
import { Ref } from "react"
import { useTranslation } from "react-i18next"

import { formatMoney } from "./format"
import { useLocale } from "./locale"
import { Money } from "./money"
import { sdk } from "./sdk"
import { SearchPicker } from "./search-picker"
import { variantTitle } from "../../src/shared/variant-title"

/** What the screens read of a product variant of the host. */
export type PickedVariant = {
  id: string
  title: string | null
  sku: string | null
  product: { id: string; title: string; thumbnail: string | null } | null
}

/** A variant as `/admin/crm/catalogue` offers it: at the customer's price for one, with the stock of the sales channel. */
type OfferedVariant = PickedVariant & {
  price: number | null
  stock: { available: number; allow_backorder: boolean } | null
  last_price: { amount: number; currency_code: string; date: string } | null
}

/** Who buys where: what prices and stock depend on. */
export type PickerContext = {
  currency_code: string
  region_id: string
  customer_id?: string
  sales_channel_id?: string
}

const search = async (text: string, context: PickerContext): Promise<OfferedVariant[]> => {
  const { variants } = await sdk.client.fetch<{ variants: OfferedVariant[] }>("/admin/crm/catalogue", {
    query: { ...context, q: text || undefined },
  })
  return variants
}

/** As many SKUs as fit into one address. */
const SKUS = 50

/** The variants with exactly these SKUs, by SKU. */
export async function variantsBySku(skus: string[]): Promise<Map<string, PickedVariant>> {
  const pages = Array.from({ length: Math.ceil(skus.length / SKUS) }, (_, page) =>
    skus.slice(page * SKUS, (page + 1) * SKUS)
  )
  const found = await Promise.all(
    pages.map((sku) =>
      sdk.client.fetch<{ variants: PickedVariant[] }>("/admin/product-variants", {
        query: { sku, limit: SKUS, fields: "id,title,sku,product.id,product.title,product.thumbnail" },
      })
    )
  )
  const variants = found.flatMap((page) => page.variants)
  return new Map(variants.flatMap((variant) => (variant.sku ? [[variant.sku.toLowerCase(), variant] as const] : [])))
}

/** The variant's name beside its product's, and its SKU. */
export function variantLabel(variant: Pick<PickedVariant, "title" | "sku">): string {
  return [variantTitle(variant.title), variant.sku].filter(Boolean).join(" · ")
}

/** A variant in two lines: its product, then itself. */
export const VariantName = ({ variant, className }: { variant: PickedVariant; className?: string }) => (
  <div className={clx("min-w-0", className)}>
    <Text size="small" leading="compact" weight="plus" className="truncate">
      {variant.product?.title ?? variant.title}
    </Text>
    <Text size="xsmall" className="text-ui-fg-subtle truncate">
      {variantLabel(variant)}
    </Text>
  </div>
)

type VariantPickerProps = {
  /** Null until it is known who buys where. */
  context: PickerContext | null
  placeholder: string
  onPick: (variant: PickedVariant) => void
  /** Offers the typed text as a line of its own. */
  onFreeText: (title: string) => void
  inputRef?: Ref<HTMLInputElement>
}

/** Finds a product variant of the host by product, title, SKU or barcode, with picture, stock and this customer's prices. */
export const VariantPicker = ({ context, placeholder, onPick, onFreeText, inputRef }: VariantPickerProps) => {
  const { t } = useTranslation("crm")
  return (
    <SearchPicker
      label={t("common.addProduct")}
      placeholder={placeholder}
      queryKey={["crm", "catalogue", context]}
      search={(text) => (context ? search(text, context) : Promise.resolve([]))}
      getKey={(variant) => variant.id}
      onPick={onPick}
      extra={{ label: (text) => t("common.addFreeText", { text }), onPick: onFreeText }}
      inputRef={inputRef}
      disabled={!context}
      renderItem={(variant) => <Offered variant={variant} currency={context?.currency_code ?? ""} />}
    />
  )
}

const Offered = ({ variant, currency }: { variant: OfferedVariant; currency: string }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const { stock, last_price: last } = variant
  const out = stock && !stock.allow_backorder && stock.available <= 0
  return (
    <div className="flex items-center gap-x-3">
      <Thumbnail src={variant.product?.thumbnail} />
      <VariantName variant={variant} className="flex-1" />
      <div className="shrink-0 text-end">
        <Text size="small" leading="compact">
          <Money amount={variant.price} currency={currency} />
        </Text>
        <Text size="xsmall" className={out ? "text-ui-fg-error" : "text-ui-fg-subtle"}>
          {[
            last ? t("quote.lines.last", { price: formatMoney(last.amount, last.currency_code, locale) }) : null,
            stock ? t("quote.lines.stock", { count: stock.available }) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
    </div>
  )
}
