import { useQuery } from "@tanstack/react-query"

import { customerName } from "../../shared/customer-picker"
import { hostCustomerQuery } from "./queries"

/** The customer's name in the path above the page, once it is known. */
export const CustomerBreadcrumb = ({ id }: { id: string }) => {
  const { data: customer } = useQuery(hostCustomerQuery(id))
  return <>{customer ? customerName(customer) : "…"}</>
}
