/** Who does something: a dashboard user, an API key, a logged-in customer, a buyer with a link, or a job of ours. */
export type Actor = {
  actor_id: string
  actor_type: "user" | "api-key" | "customer" | "buyer" | "system"
}

/** Jobs and subscribers. */
export const SYSTEM_ACTOR: Actor = { actor_id: "system", actor_type: "system" }
