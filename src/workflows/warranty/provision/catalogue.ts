import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import type { Catalogue } from "../../../modules/reporting/queries/provision/input"

const PAGE = 500

/** What the host says of products: their type and title. Deleted ones too; who is not known any more is left out. */
export const catalogueOf =
  (container: MedusaContainer): Catalogue =>
  async (product_ids) => {
    const known: Awaited<ReturnType<Catalogue>> = new Map()
    for (let from = 0; from < product_ids.length; from += PAGE) {
      const id = product_ids.slice(from, from + PAGE).filter(Boolean)
      const products = id.length
        ? await container
            .resolve(Modules.PRODUCT)
            .listProducts({ id }, { select: ["id", "title", "type_id"], take: PAGE, withDeleted: true })
        : []
      products.forEach(({ id, title, type_id }) => known.set(id, { title, type_id: type_id ?? null }))
    }
    return known
  }
