import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { ClaimedUnits } from "../../../../modules/warranty/claims/claimed-units"
import { coverageOf } from "../../../../modules/warranty/rules/coverage"
import { WarrantyWithUnits } from "../../../../modules/warranty/types"
import { Day, daysBetween } from "../../../../shared/days"
import { storeToday } from "../../../shared/documents"
import { warranties } from "../../../../workflows/warranty/warranty-module"

/** Fields that are ours alone. */
const OURS = [
  "source_key",
  "part",
  "deleted_at",
  "raw_original_quantity",
  "raw_returned_quantity",
  "raw_quantity",
  "raw_net_total",
]

const number = (value: unknown): number => MathBN.convert(value as never).toNumber()

/** An entitlement as the API answers it, with what the day tells of it. @param is_covered - what the rule of cover says of that day, where it is known */
export function warrantyAnswer(
  row: WarrantyWithUnits,
  today: Day,
  { is_covered }: { is_covered: boolean } = coverageOf(row, { day: today })
): Record<string, unknown> {
  return {
    ...Object.fromEntries(Object.entries(row).filter(([name]) => !OURS.includes(name))),
    terms: { ...row.terms, deductible: row.terms.deductible ? number(row.terms.deductible) : null },
    quantity: number(row.quantity),
    original_quantity: number(row.original_quantity),
    returned_quantity: number(row.returned_quantity),
    status: statusOn(row, today),
    units: row.units.map(({ id, serial, status }) => ({ id, serial, status })),
    is_covered_today: is_covered,
    days_left: is_covered && row.ends_date ? daysBetween(today, row.ends_date) : null,
  }
}

/** The same with the claims under each, and how many units may still be claimed. */
export async function warrantyAnswers(
  req: MedusaRequest,
  rows: WarrantyWithUnits[],
  today: Day
): Promise<(Record<string, unknown> & { remaining: number })[]> {
  const claimed = await warranties(req.scope).claimedUnits(rows.map(({ id }) => id))
  return rows.map((row) => ({ ...warrantyAnswer(row, today), ...claimedOf(row, claimed) }))
}

/** The claims under an entitlement, and how many of its units may still be claimed. */
export function claimedOf(
  { id, quantity }: Pick<WarrantyWithUnits, "id" | "quantity">,
  claimed: Map<string, ClaimedUnits>
): Omit<ClaimedUnits, "units"> & { remaining: number } {
  const { units, ...counts } = claimed.get(id)!
  return { ...counts, remaining: Math.max(number(quantity) - units, 0) }
}

/** The stored status with what the day tells. */
function statusOn({ status, starts_date, ends_date }: WarrantyWithUnits, today: Day): string {
  if (status !== "active") {
    return status
  }
  return ends_date! < today ? "expired" : starts_date! > today ? "not_begun" : "active"
}

/** One entitlement. @throws NOT_FOUND */
export async function loadWarranty(req: MedusaRequest, id: string = req.params.id): Promise<WarrantyWithUnits> {
  const [row] = await warranties(req.scope).warranties([id])
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty ${id} was not found.`)
  }
  return row
}

/** An entitlement as it is now, with its cover today and the numbers of those it goes on from. */
export async function answerWarranty(req: MedusaRequest, id: string = req.params.id): Promise<Record<string, unknown>> {
  const [row, today] = await Promise.all([loadWarranty(req, id), storeToday(req)])
  const [answer] = await warrantyAnswers(req, [row], today)
  const others = await warranties(req.scope).warranties(
    [row.replaces_id, row.extends_id, row.split_from_id].flatMap((one) => one ?? [])
  )
  const named = (other: string | null) => {
    const found = others.find((one) => one.id === other)
    return found ? { id: found.id, number: found.number } : null
  }
  return {
    ...answer,
    replaces: named(row.replaces_id),
    extends: named(row.extends_id),
    split_from: named(row.split_from_id),
    coverage: coverageOf(row, { day: today }),
  }
}
