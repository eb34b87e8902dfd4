import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { StockMove } from "../../../modules/warranty/claims/types"
import { costOf } from "../../quote/pricing/costs"
import { variantTitle } from "../../../shared/variant-title"

type Variant = {
  id: string
  title: string | null
  sku: string | null
  manage_inventory: boolean
  metadata: Record<string, unknown> | null
  product: { title: string } | null
  inventory_items: { inventory_item_id: string; required_quantity: number }[] | null
}

/** A variant as a part or a replacement: its name, its cost, and what one piece takes from stock. */
export type VariantPart = { variant_id: string; sku: string | null; title: string; unit_cost: string | null; stock: StockMove[] }

/** @throws NOT_FOUND */
export async function readVariantPart(
  container: MedusaContainer,
  variant_id: string,
  currency_code: string
): Promise<VariantPart> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product_variant",
    fields: [
      "id", "title", "sku", "manage_inventory", "metadata", "product.title", "inventory_items.inventory_item_id", "inventory_items.required_quantity",
    ],
    filters: { id: variant_id },
  }) // prettier-ignore
  const variant = data[0] as unknown as Variant | undefined
  if (!variant) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Variant ${variant_id} was not found.`)
  }
  const { cost_metadata_key } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const items = variant.manage_inventory ? (variant.inventory_items ?? []) : []
  return {
    variant_id,
    sku: variant.sku,
    title: [variant.product?.title, variantTitle(variant.title)].filter(Boolean).join(", "),
    unit_cost: costOf(variant.metadata, cost_metadata_key ?? "cost", currency_code),
    stock: items.map(({ inventory_item_id, required_quantity }) => ({ inventory_item_id, quantity: required_quantity })),
  }
}
