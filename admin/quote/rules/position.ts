import { Position } from "../queries"

/**
 * The positions to show beside a quote: its own currency first, then others in which something is owed.
 *
 * @param answer - `GET /admin/crm/customers/:id/position`
 */
export function positionsOf(answer: Record<string, unknown> | undefined, currency: string): Position[] {
  const found = answer?.positions ?? answer?.position ?? []
  const positions = (Array.isArray(found) ? found : [found]) as Position[]
  const own = positions.find((position) => position.currency_code === currency)
  const others = positions.filter((position) => position.currency_code !== currency && +position.outstanding !== 0)
  return [own ?? { currency_code: currency, outstanding: 0, overdue: 0 }, ...others]
}
