import { createApiKeysWorkflow, createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"

/** A way to call the admin API: its user and the headers to send. */
export type Caller = { user_id: string; headers: Record<string, string> }

let count = 0

/** A dashboard user, logged in. */
export async function createUser(container: MedusaContainer, name = "admin"): Promise<Caller> {
  const email = `${name}-${++count}@example.com`
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email, provider_metadata: {} }],
  })
  const { result: user } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: identity.id, userData: { email, first_name: name } },
  })
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const token = generateJwtToken(
    { actor_id: user.id, actor_type: "user", auth_identity_id: identity.id, app_metadata: { user_id: user.id } },
    { secret: http.jwtSecret!, expiresIn: "1d" }
  )
  return { user_id: user.id, headers: { authorization: `Bearer ${token}` } }
}

/** A secret API key, as a program uses it. */
export async function createSecretKey(container: MedusaContainer): Promise<Caller> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "ERP", type: "secret", created_by: "test" }] },
  })
  const basic = Buffer.from(`${result[0].token}:`).toString("base64")
  return { user_id: result[0].id, headers: { authorization: `Basic ${basic}` } }
}

/** A shopper with the shop's publishable key: a customer who is logged in, or a guest when none is named. */
export function shopper(container: MedusaContainer, publishable_key: string, customer_id?: string): Caller {
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const token =
    customer_id &&
    generateJwtToken(
      { actor_id: customer_id, actor_type: "customer", auth_identity_id: "auth_test", app_metadata: {} },
      { secret: http.jwtSecret!, expiresIn: "1d" }
    )
  return {
    user_id: customer_id ?? "",
    headers: { "x-publishable-api-key": publishable_key, ...(token ? { authorization: `Bearer ${token}` } : {}) },
  }
}
