import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { managerOf } from "../../../shared/sql"
import { ADDRESS_MOVED } from "../rules/address-states"
import { AddressCheckRow, OrderRef, ShippingAddress } from "../types"

/** Kinds of the mails about an address in the outbox. */
export const ADDRESS_MAIL = "address_confirmation"
export const ADDRESS_OUTCOME_MAIL = "address_decided"
export const addressMailKey = ({ id, round }: Pick<AddressCheckRow, "id" | "round">): string =>
  `${ADDRESS_MAIL}:${id}:${round}`
export const outcomeMailKey = ({ id, round, proposal_no }: AddressCheckRow): string =>
  `${ADDRESS_OUTCOME_MAIL}:${id}:${round}:${proposal_no}`

/** The check of an order's address; null while nobody asked. */
export async function checkOf(context: Context, order_id: string): Promise<AddressCheckRow | null> {
  const [row] = await managerOf(context).execute<AddressCheckRow[]>(
    "select * from crm_address_check where order_id = ? and deleted_at is null",
    [order_id]
  )
  return row ?? null
}

/** Whether two addresses say the same, whatever the order of their parts. */
export const sameAddress = (a: ShippingAddress | null, b: ShippingAddress | null): boolean =>
  Boolean(a && b) && Object.keys(b!).every((part) => (a as never)[part] === (b as never)[part])

/** @throws NOT_FOUND while nobody asked */
export async function heldCheck(context: Context, { order_id, number }: OrderRef): Promise<AddressCheckRow> {
  const check = await checkOf(context, order_id)
  if (!check) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Nobody asked the buyer of order ${number} to confirm its address.`
    )
  }
  return check
}

/** The refusal of an act that others' acts overtook. */
export const addressMoved = (number: string, what: string): MedusaError =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, `The address of order ${number}: ${what}.`, ADDRESS_MOVED)
