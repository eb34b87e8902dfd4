import { MedusaError } from "@medusajs/framework/utils"

import { AddressState } from "../types"

/** Where the check of an address may go from each state. Asking begins anew from any. */
export const ADDRESS_TRANSITIONS = {
  asked: ["confirmed", "corrected", "withdrawn"],
  confirmed: ["corrected", "withdrawn"],
  corrected: ["confirmed", "corrected", "accepted", "rejected", "withdrawn"],
  accepted: [],
  rejected: ["confirmed", "corrected"],
  withdrawn: [],
} as const satisfies Record<AddressState, readonly AddressState[]>

/** Code of the error when the address was decided on, or changed again, since it was read. */
export const ADDRESS_MOVED = "crm_address_changed"

const STANDS: Record<AddressState, string> = {
  asked: "waits for the buyer's answer",
  confirmed: "was confirmed by the buyer",
  corrected: "was corrected by the buyer and waits for your decision",
  accepted: "was corrected, and the correction accepted",
  rejected: "was corrected, and the correction rejected",
  withdrawn: "is asked for no more",
}

/**
 * Refuses a step that the state forbids.
 *
 * @param number - what people call the order
 * @throws NOT_ALLOWED with code `crm_address_changed`
 */
export function assertAddressMay(number: string, from: AddressState, to: AddressState): void {
  const next: readonly AddressState[] = ADDRESS_TRANSITIONS[from]
  if (!next.includes(to)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The address of order ${number} ${STANDS[from]}; it cannot be ${to}.`,
      ADDRESS_MOVED
    )
  }
}
