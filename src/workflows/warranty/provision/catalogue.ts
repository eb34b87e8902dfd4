import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import type { Catalogue } from "../../../modules/reporting/queries/provision/input"

const PAGE = 500

type Known = Awaited<ReturnType<Catalogue>>

/**
 * What the host says of products: their type and title. Deleted ones too; who is not known any more is left out.
 *
 * Each product is asked for once, so that a catalogue may be told beforehand what it will be asked for.
 */
export function catalogueOf(container: MedusaContainer): Catalogue {
  const asked = new Map<string, Promise<Known>>()
  return async (product_ids) => {
    const unknown = [...new Set(product_ids)].filter((id) => id && !asked.has(id))
    for (let from = 0; from < unknown.length; from += PAGE) {
      const page = unknown.slice(from, from + PAGE)
      const answer = ask(container, page)
      page.forEach((id) => asked.set(id, answer))
    }
    const answers = await Promise.all(new Set(product_ids.flatMap((id) => asked.get(id) ?? [])))
    const wanted = new Set(product_ids)
    return new Map(answers.flatMap((known) => [...known].filter(([id]) => wanted.has(id))))
  }
}

async function ask(container: MedusaContainer, id: string[]): Promise<Known> {
  const products = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ id }, { select: ["id", "title", "type_id"], take: PAGE, withDeleted: true })
  return new Map(products.map(({ id, title, type_id }) => [id, { title, type_id: type_id ?? null }]))
}
