import { useUrlState } from "../../shared/use-url-state"

const KEYS = ["view", "from", "to", "currency", "product_id", "plan_id", "by", "offset"] as const

export const VIEWS = ["costs", "failures", "open", "expiring", "use", "recovery", "provision", "sold_cover"] as const
export type CostView = (typeof VIEWS)[number]

/** What the page is asked for by its address. */
export function useCostParams() {
  const [{ view: asked, currency, by, offset, ...rest }, setUrl] = useUrlState(KEYS)
  const view: CostView = VIEWS.find((name) => name === asked) ?? "costs"
  return { view, by, offset: Math.max(0, parseInt(offset ?? "0", 10) || 0), currency_code: currency, ...rest, setUrl }
}
