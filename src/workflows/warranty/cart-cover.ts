import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { isForGoods } from "../../modules/warranty/rules/plan-choice"
import { goodsOf } from "./goods"
import { warranties } from "./warranty-module"

type Line = {
  title: string
  product_title: string | null
  product_id: string | null
  variant_id: string | null
  metadata: Record<string, unknown> | null
}

/**
 * Looks at cover in a cart that is joined with goods of it (`metadata.crm_covers`).
 *
 * @throws NOT_ALLOWED, in words for the buyer, where its plan is not sold for those goods
 */
export async function assertCoverFits(container: MedusaContainer, cart_id: string): Promise<void> {
  const sold = (await warranties(container).plansInUse()).filter(({ is_sold, targets }) => is_sold && targets.length)
  if (!sold.length) {
    return
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: ["items.title", "items.product_title", "items.product_id", "items.variant_id", "items.metadata"],
    filters: { id: cart_id },
  })
  const lines = (data as unknown as { items?: Line[] }[])[0]?.items ?? []
  const pairs = lines.flatMap((line) => {
    const plan = sold.find(({ sold_variant_id }) => sold_variant_id && sold_variant_id === line.variant_id)
    const key = line.metadata?.crm_covers
    const covered = key ? lines.find(({ metadata }) => metadata?.crm_cover_key === key) : undefined
    return plan && covered ? [{ plan, covered }] : []
  })
  const goods = await goodsOf(
    container,
    pairs.map(({ covered }) => covered)
  )
  const wrong = pairs.find(({ plan, covered }) => !isForGoods(plan, goods(covered)))
  if (wrong) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `"${wrong.plan.name}" is not offered for ${wrong.covered.product_title ?? wrong.covered.title}. Take it out of the cart, or choose the cover that is offered for it.`
    )
  }
}
