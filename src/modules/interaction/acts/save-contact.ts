import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import { insertRows, readRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { ContactInput, ContactRow } from "../types"
import { recordAct } from "./record-act"

const FIELDS = ["name", "role", "email", "phone", "locale", "receives_quotes", "receives_dunning"] as const

/** People of one customer. */
const MAX_CONTACTS = 200

/**
 * Makes a contact of a customer, or changes one.
 *
 * @throws NOT_FOUND; NOT_ALLOWED for an address that another contact of the customer has, or too many contacts
 */
export async function saveContact(
  context: Context,
  customer_id: string,
  id: string | null,
  input: ContactInput,
  actor: Actor
): Promise<ContactRow> {
  await managerOf(context).execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [
    `crm_contact:${customer_id}`,
  ])
  const before = id ? await findContact(context, customer_id, id) : null
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const after = { ...BLANK, ...before, ...given }
  await assertFits(context, customer_id, id, after.email)
  const row = Object.fromEntries(FIELDS.map((field) => [field, after[field]]))
  const contact_id = id ?? generateEntityId(undefined, "crmct")
  const [saved] = before
    ? await updateRows<ContactRow>(context, "crm_contact", [{ id: contact_id, ...row }])
    : await insertRows<ContactRow>(context, "crm_contact", [{ id: contact_id, customer_id, ...row }])
  const changes = changesBetween<ContactRow>(before ?? {}, saved, [...FIELDS])
  if (changes) {
    await recordAct(context, actor, {
      reference: "crm_contact",
      reference_id: contact_id,
      act: before ? "updated" : "created",
      changes,
    })
  }
  return saved
}

/** Forgets a contact; interactions with them stay. */
export async function removeContact(
  context: Context,
  customer_id: string,
  id: string,
  actor: Actor
): Promise<ContactRow> {
  const contact = await findContact(context, customer_id, id)
  await managerOf(context).execute("update crm_contact set deleted_at = now() where id = ?", [id])
  await recordAct(context, actor, { reference: "crm_contact", reference_id: id, act: "removed" })
  return contact
}

/** @throws NOT_FOUND */
export async function findContact(context: Context, customer_id: string, id: string): Promise<ContactRow> {
  const [contact] = await readRows<ContactRow>(
    context,
    "select * from crm_contact where id = ? and customer_id = ? and deleted_at is null",
    [id, customer_id]
  )
  if (!contact) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Customer ${customer_id} has no contact ${id}.`)
  }
  return contact
}

const BLANK = {
  name: "",
  role: null,
  email: null,
  phone: null,
  locale: null,
  receives_quotes: false,
  receives_dunning: false,
}

async function assertFits(
  context: Context,
  customer_id: string,
  id: string | null,
  email: string | null
): Promise<void> {
  const others = await managerOf(context).execute<Pick<ContactRow, "name" | "email">[]>(
    "select name, email from crm_contact where customer_id = ? and id is distinct from ? and deleted_at is null",
    [customer_id, id]
  )
  const taken = email && others.find((contact) => contact.email === email)
  if (taken) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${taken.name} has the address ${email} already.`)
  }
  if (others.length >= MAX_CONTACTS) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The customer has ${MAX_CONTACTS} contacts already; remove one before adding another.`
    )
  }
}
