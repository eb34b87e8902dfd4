import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { DEAD_LINK, newToken, tokenHash } from "../../../shared/links/token"
import { insertRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { LinkPurpose, OpenedDelivery } from "../types"

/** Days that a link to an address or a delivery lives. */
export const LINK_DAYS = 60

/** SQL over `token` that says whether it still opens something. */
export const OPENS = "token.expires_at > now()"

type NewLink = { purpose: LinkPurpose; order_id: string; reference_id: string; recipient: string }

/** Makes a link for its buyer. @returns the token, which is stored nowhere */
export async function makeLink(context: Context, link: NewLink): Promise<string> {
  const token = newToken()
  const expires_at = new Date(Date.now() + LINK_DAYS * 86_400_000).toISOString()
  const id = generateEntityId(undefined, "crmdt")
  await insertRows(context, "crm_delivery_token", [{ id, ...link, token_hash: tokenHash(token), expires_at }])
  return token
}

/** Kills the live links of an order. @param purpose - of one kind only; of all when left out */
export async function killLinks(context: Context, order_id: string, purpose: LinkPurpose | null = null): Promise<void> {
  await managerOf(context).execute(
    `update crm_delivery_token set revoked_at = now(), updated_at = now()
     where order_id = ? and (?::text is null or purpose = ?) and revoked_at is null and deleted_at is null`,
    [order_id, purpose, purpose]
  )
}

/**
 * What a link opens. Every text that is not a live link costs the same one query and gets the same answer.
 *
 * @param looks - whether this is a look at the page, which is counted
 * @throws NOT_FOUND
 */
export async function openByToken(
  context: Context,
  purpose: LinkPurpose,
  token: string,
  looks: boolean
): Promise<OpenedDelivery> {
  const [live] = await managerOf(context).execute<OpenedDelivery[]>(
    `select token.id as token_id, token.order_id, token.reference_id, token.recipient from crm_delivery_token token
     where token.token_hash = ? and token.purpose = ? and token.revoked_at is null and ${OPENS} and token.deleted_at is null`,
    [tokenHash(token), purpose]
  )
  if (!live) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, DEAD_LINK)
  }
  if (looks) {
    await managerOf(context).execute(
      "update crm_delivery_token set opened_count = opened_count + 1, last_opened_at = now(), updated_at = now() where id = ?",
      [live.token_id]
    )
  }
  return live
}
