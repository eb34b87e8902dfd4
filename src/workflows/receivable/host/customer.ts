import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

export type HostCustomer = {
  id: string
  email: string | null
  company_name: string | null
  first_name: string | null
  last_name: string | null
}

/** @throws NOT_FOUND naming the customer's id */
export async function readHostCustomer(container: MedusaContainer, customerId: string): Promise<HostCustomer> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "customer",
    fields: ["id", "email", "company_name", "first_name", "last_name"],
    filters: { id: customerId },
  })
  if (!data[0]) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no customer ${customerId}.`)
  }
  return data[0] as HostCustomer
}
