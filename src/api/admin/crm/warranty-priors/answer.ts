import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError, Modules } from "@medusajs/framework/utils"

import type { PriorRow } from "../../../../modules/warranty/acts/save-prior"
import { exactOf } from "../../../../shared/exact"
import { catalogueOf } from "../../../../workflows/warranty/provision/catalogue"
import { accessOf } from "../../../shared"

/** @throws FORBIDDEN for who does not see costs */
export function assertSeesCosts(req: MedusaRequest): void {
  if (!accessOf(req).can_see_margin) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "Priors say what claims cost. Someone who may see costs and margins can read and set them."
    )
  }
}

type Named = Pick<PriorRow, "scope" | "scope_id">

/** What products and types are called; null for all, and for what the host does not know. */
async function namesOf(req: MedusaRequest, rows: Named[]): Promise<(row: Named) => string | null> {
  const idsOf = (scope: PriorRow["scope"]): string[] =>
    rows.filter((row) => row.scope === scope && row.scope_id).map(({ scope_id }) => scope_id!)
  const id = idsOf("type")
  const [products, types] = await Promise.all([
    catalogueOf(req.scope)(idsOf("product")),
    id.length ? req.scope.resolve(Modules.PRODUCT).listProductTypes({ id }, { take: id.length }) : [],
  ])
  return ({ scope, scope_id }) =>
    (scope === "product" ? products.get(scope_id ?? "")?.title : types.find((type) => type.id === scope_id)?.value) ??
    null
}

/** @throws NOT_FOUND for a product or type that the host does not know */
export async function assertKnown(req: MedusaRequest, row: Named): Promise<void> {
  if (row.scope !== "all" && (await namesOf(req, [row]))(row) === null) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `The ${row.scope} ${row.scope_id} was not found.`)
  }
}

/** Priors with the names of what they are set for. */
export async function priorAnswers(req: MedusaRequest, rows: PriorRow[]) {
  const nameOf = await namesOf(req, rows)
  return rows.map((row) => ({
    ...{ id: row.id, scope: row.scope, scope_id: row.scope_id, name: nameOf(row), currency_code: row.currency_code },
    rates: row.rates.map(Number),
    cost: MathBN.convert(exactOf(row, "cost")!).toNumber(),
    ...{ k: row.k, set_by: row.set_by, updated_at: row.updated_at },
  }))
}
