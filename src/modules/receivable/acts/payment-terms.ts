import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes, changesBetween } from "../../../shared/history"
import { assertTerms } from "../rules/instalments"
import { insertRows, lockName, record, updateRow } from "../sql/rows"
import { PaymentTermsInput, TermsValue } from "../types"

type Terms = Required<Omit<PaymentTermsInput, "name">> & { id: string; name: string; code: string | null }

const FIELDS = ["name", "instalments", "early_discount", "is_default"] as const

/** Writes terms to choose from, new ones or changed ones; what was not given stays. Documents keep what they were made with. @returns id */
export async function savePaymentTerms(
  manager: EntityManager,
  id: string | null,
  input: PaymentTermsInput,
  actor: Actor
): Promise<string> {
  // One default at a time, whoever sets it.
  await lockName(manager, "crm_payment_terms")
  const known = id ? await readTerms(manager, id) : null
  const given = Object.fromEntries(FIELDS.filter((field) => input[field] !== undefined).map((field) => [field, input[field]]))
  const after = { instalments: [], early_discount: null, is_default: false, ...known, ...given } as TermsValue & Terms
  assertTerms(after)
  await assertNewName(manager, after.name, id)
  if (input.is_default && !known?.is_default) {
    await manager.execute("update crm_payment_terms set is_default = false, updated_at = now() where is_default")
  }
  // A name of one's own is not translated any more.
  const code = known && input.name !== undefined && input.name !== known.name ? { code: null } : {}
  const saved =
    id ?? (await insertRows(manager, "crm_payment_terms", "crmpt", [{ ...after, early_discount: after.early_discount }]))[0]
  if (known && Object.keys(given).length) {
    await updateRow(manager, "crm_payment_terms", saved, { ...given, ...code })
  }
  const changes = changesBetween<Record<string, unknown>>(known ?? {}, after, [...FIELDS])
  await note(manager, saved, known ? "changed" : "created", actor, changes)
  return saved
}

/** Takes terms away that no customer has and that are not the store's own. @throws NOT_ALLOWED otherwise */
export async function removePaymentTerms(manager: EntityManager, id: string, actor: Actor): Promise<void> {
  await lockName(manager, "crm_payment_terms")
  const terms = await readTerms(manager, id)
  const [{ count }] = await manager.execute<{ count: number }[]>(
    "select count(*)::int as count from crm_customer_account where payment_terms_id = ? and deleted_at is null",
    [id]
  )
  if (count || terms.is_default) {
    const why = count ? `${count === 1 ? "1 customer has" : `${count} customers have`} them` : "they are the store's own"
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Payment terms ${terms.name} cannot be removed: ${why}. Choose others there first.`
    )
  }
  await updateRow(manager, "crm_payment_terms", id, { deleted_at: new Date() })
  await note(manager, id, "removed", actor, null)
}

async function readTerms(manager: EntityManager, id: string): Promise<Terms> {
  const [terms] = await manager.execute<Terms[]>(
    "select id, code, name, instalments, early_discount, is_default from crm_payment_terms where id = ? and deleted_at is null",
    [id]
  )
  if (!terms) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Payment terms ${id} were not found.`)
  }
  return terms
}

async function assertNewName(manager: EntityManager, name: string, id: string | null): Promise<void> {
  const [other] = await manager.execute<unknown[]>(
    "select id from crm_payment_terms where lower(name) = lower(?) and id <> ? and deleted_at is null",
    [name, id ?? ""]
  )
  if (other) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `There are payment terms called ${name} already.`)
  }
}

const note = (manager: EntityManager, id: string, act: string, actor: Actor, changes: Changes | null): Promise<void> =>
  record(manager, actor, [{ reference: "crm_payment_terms", reference_id: id, act, changes }])
