import type { Execute } from "../../../shared/lists/list-documents"

/** Of a product: units that were sold with cover, and how often they were claimed. */
export type ProductFigures = {
  units_sold: number
  claims: number
  /** Null while nothing was sold. */
  claims_per_thousand: number | null
}

/**
 * How often a product is claimed. Plans that stand beside each other on one unit count it once, what was sent as a replacement is no
 * sale, what was canceled none either, and a claim that was rejected or canceled is none.
 */
export async function productFigures(execute: Execute, product_id: string): Promise<ProductFigures> {
  const [{ units_sold, claims }] = await execute(
    `select (select coalesce(sum(units), 0)::float8 from (select max(units) as units from (
              select coalesce(line_id, id) as line, basis, sum(original_quantity) as units from crm_warranty
               where product_id = ? and source not in ('replacement', 'sold') and status <> 'canceled' and deleted_at is null
               group by 1, 2) of_basis group by line) of_line) as units_sold,
            (select count(*)::int from crm_warranty_claim
              where product_id = ? and status not in ('rejected', 'canceled') and deleted_at is null) as claims`,
    [product_id, product_id]
  )
  const [sold, claimed] = [units_sold as number, claims as number]
  return {
    units_sold: sold,
    claims: claimed,
    claims_per_thousand: sold > 0 ? Math.round((claimed / sold) * 10_000) / 10 : null,
  }
}
