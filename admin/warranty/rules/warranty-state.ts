import type { Warranty } from "../queries"

/** What a person is told of an entitlement: its status, or that all its units came back. */
export const warrantyState = ({ status, quantity }: Pick<Warranty, "status" | "quantity">): string =>
  status === "active" && quantity <= 0 ? "returned" : status
