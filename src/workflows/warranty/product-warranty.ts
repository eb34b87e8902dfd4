import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"

import { ProductFigures } from "../../modules/warranty/lists/product-figures"
import { PlanWithTargets } from "../../modules/warranty/rules/plan-choice"
import { plansOfProduct } from "../../modules/warranty/rules/plans-of-product"
import { goodsOf } from "./goods"
import { warranties } from "./warranty-module"

type OfferedPlan = Pick<PlanWithTargets, "id" | "name" | "basis" | "months" | "days" | "starts_on" | "audience" | "country_codes">

/** The plans that some buyer of a product gets, and how often it is claimed. @throws NOT_FOUND */
export async function productWarranty(
  container: MedusaContainer,
  product_id: string
): Promise<ProductFigures & { plans: OfferedPlan[] }> {
  const [product] = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ id: product_id }, { select: ["id"], relations: ["variants"], take: 1 })
  if (!product) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Product ${product_id} was not found.`)
  }
  const service = warranties(container)
  const [goods, plans, figures] = await Promise.all([
    goodsOf(container, [{ product_id, variant_id: null }]),
    service.plansInUse(),
    service.productFigures(product_id),
  ])
  const variants = product.variants.length ? product.variants.map(({ id }) => id) : [null]
  const offered = plansOfProduct(
    plans,
    variants.map((variant_id) => goods({ product_id, variant_id }))
  )
  return {
    plans: offered.map(({ id, name, basis, months, days, starts_on, audience, country_codes }) => ({
      id, name, basis, months, days, starts_on, audience, country_codes,
    })), // prettier-ignore
    ...figures,
  }
}
