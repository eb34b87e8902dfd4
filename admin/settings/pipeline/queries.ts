import { queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

export const TARGETS_PATH = "/admin/crm/targets"

/** What a person is to sell in a month, and their share of it. */
export type Target = {
  id: string
  user_id: string
  /** `YYYY-MM` */
  month: string
  currency_code: string
  /** Net, major units of `currency_code`. */
  amount: number | string
  /** 0 to 100, of what is won net; null pays none. */
  commission_percent: number | string | null
}

/** @param month - `YYYY-MM` */
export const targetsQuery = (month: string) =>
  queryOptions({
    queryKey: crmKeys.targets.list({ month }),
    queryFn: () =>
      sdk.client.fetch<{ targets: Target[] }>(TARGETS_PATH, {
        query: { month_from: month, month_to: month, limit: 200 },
      }),
    select: (answer) => answer.targets,
  })
