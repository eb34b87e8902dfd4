import { assertTransition, Transitions } from "../../../shared/transitions"
import { WarrantyRow, WarrantyStatus } from "../types"

/** Where an entitlement may go from each status. Expired is read from its days. */
export const WARRANTY_TRANSITIONS: Transitions<WarrantyStatus> = {
  pending: ["active", "canceled"],
  active: ["canceled"],
  canceled: [],
}

/** @throws NOT_ALLOWED naming the entitlement, its status, what was asked and what is possible */
export const assertWarrantyTransition = ({ number, status }: Pick<WarrantyRow, "number" | "status">, to: WarrantyStatus): void =>
  assertTransition(WARRANTY_TRANSITIONS, `Warranty ${number}`, status, to)
