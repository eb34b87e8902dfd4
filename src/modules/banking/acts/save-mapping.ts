import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import { insertRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { BankMappingInput, BankMappingRow } from "../types"
import { recordBanking } from "./record-banking"

const FIELDS = ["name", "account", "currency_code", "company_id", "format"] as const

/** Makes a bank account, or changes one; its account and currency stay once it has lines. @returns its id */
export async function saveMapping(
  context: Context,
  id: string | null,
  input: BankMappingInput,
  actor: Actor
): Promise<string> {
  const manager = managerOf(context)
  await manager.execute("select pg_advisory_xact_lock(hashtextextended('crm_bank_mapping', 0))")
  const before = id ? await findMapping(context, id) : null
  const after = { company_id: "default", ...before, ...given(input) } as Required<BankMappingInput>
  await assertFree(context, id, after.account)
  if (before && (before.account !== after.account || before.currency_code !== after.currency_code)) {
    await assertNoLines(context, before)
  }
  const row = Object.fromEntries(FIELDS.map((field) => [field, after[field]]))
  const mapping_id = id ?? generateEntityId(undefined, "crmbm")
  if (before) {
    await updateRows(context, "crm_bank_mapping", [{ id: mapping_id, ...row }])
  } else {
    await insertRows(context, "crm_bank_mapping", [{ id: mapping_id, ...row }])
  }
  const changes = changesBetween<Required<BankMappingInput>>(before ?? {}, after, [...FIELDS])
  if (changes) {
    const act = before ? "updated" : "created"
    await recordBanking(context, actor, { reference: "crm_bank_mapping", reference_id: mapping_id, act, changes })
  }
  return mapping_id
}

/** Forgets a bank account that has no lines. */
export async function removeMapping(context: Context, id: string, actor: Actor): Promise<void> {
  const mapping = await findMapping(context, id)
  await assertNoLines(context, mapping)
  await managerOf(context).execute("update crm_bank_mapping set deleted_at = now() where id = ?", [id])
  await recordBanking(context, actor, {
    reference: "crm_bank_mapping",
    reference_id: id,
    act: "removed",
    note: mapping.name,
  })
}

/** @throws NOT_FOUND */
export async function findMapping(context: Context, id: string): Promise<BankMappingRow> {
  const [mapping] = await managerOf(context).execute<BankMappingRow[]>(
    "select id, name, account, currency_code, company_id, format from crm_bank_mapping where id = ? and deleted_at is null",
    [id]
  )
  if (!mapping) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Bank account ${id} was not found.`)
  }
  return mapping
}

async function assertFree(context: Context, id: string | null, account: string): Promise<void> {
  const [taken] = await managerOf(context).execute<{ name: string }[]>(
    "select name from crm_bank_mapping where account = ? and id is distinct from ? and deleted_at is null",
    [account, id]
  )
  if (taken) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Account ${account} is kept as ${taken.name} already.`)
  }
}

async function assertNoLines(context: Context, { id, name }: BankMappingRow): Promise<void> {
  const [line] = await managerOf(context).execute<unknown[]>(
    "select id from crm_bank_line where mapping_id = ? and deleted_at is null limit 1",
    [id]
  )
  if (line) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${name} has bank lines; its account and currency stay, and it is not removed.`
    )
  }
}

const given = (input: BankMappingInput): BankMappingInput =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
