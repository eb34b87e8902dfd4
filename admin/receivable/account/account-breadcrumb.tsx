import { useQuery } from "@tanstack/react-query"
import { useSearchParams } from "react-router-dom"

import { accountQuery } from "../collection/queries"

/** The debtor's name in the path above the page, once it is known. */
export const AccountBreadcrumb = ({ id }: { id: string }) => {
  const [params] = useSearchParams()
  return <>{useQuery(accountQuery(id, params.get("currency") ?? undefined)).data?.name ?? "…"}</>
}
