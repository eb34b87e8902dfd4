import { Policy } from "../types"

/** The policy of a debtor: the one of its account, else of its kind, else the default. */
export function choosePolicy(
  policies: readonly Policy[],
  { policy_id, customer_kind }: { policy_id: string | null; customer_kind: string | null }
): Policy {
  const found =
    policies.find(({ id }) => id === policy_id) ??
    policies.find((policy) => policy.customer_kind !== null && policy.customer_kind === customer_kind) ??
    policies.find(({ is_default }) => is_default)
  if (!found) {
    throw new Error("No dunning policy is the default.")
  }
  return found
}
