import { Context } from "@medusajs/framework/types"

import { newToken, tokenHash } from "../../../shared/links/token"
import { managerOf } from "../../../shared/sql"
import { ContactConsent } from "../types"
import { consentsOf, recordConsent } from "./consent"

/** Gives a message the link by which its reader wants no more offers; one that it had before is dead. */
export async function newOptOut(context: Context, id: string): Promise<string> {
  const token = newToken()
  await managerOf(context).execute("update crm_outbox_message set opt_out_hash = ?, updated_at = now() where id = ?", [
    tokenHash(token),
    id,
  ])
  return token
}

export async function contactOfOptOut(context: Context, token: string): Promise<ContactConsent | null> {
  const message = await offerOf(context, token)
  return message ? (await consentsOf(context, [message.contact]))[0] : null
}

/** The offer stands as who did it, so that it is known which one was too many. */
export async function optOut(context: Context, token: string): Promise<ContactConsent | null> {
  const message = await offerOf(context, token)
  return message
    ? recordConsent(context, message.contact, { marketing: "withdrawn" }, { actor_id: message.id, actor_type: "buyer" })
    : null
}

async function offerOf(context: Context, token: string): Promise<{ id: string; contact: string } | undefined> {
  const [message] = await managerOf(context).execute<{ id: string; contact: string }[]>(
    "select id, contact from crm_outbox_message where opt_out_hash = ? and deleted_at is null",
    [tokenHash(token)]
  )
  return message
}
