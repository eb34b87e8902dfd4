import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { amountColumns, insertRows } from "../../../shared/rows"
import { executeBound, managerOf } from "../../../shared/sql"
import type { ParsedLine } from "../rules/bank-csv"
import { fingerprintLines, PrintedLine } from "../rules/fingerprint"
import { BankMappingRow, ImportResult } from "../types"
import { recordBanking } from "./record-banking"

/** Lines that an answer shows. */
const SHOWN = 50

type File = { filename: string; lines: ParsedLine[] }

/** What a file would bring; changes nothing. */
export async function previewLines(
  manager: EntityManager,
  mapping: BankMappingRow,
  { lines }: File
): Promise<ImportResult> {
  const printed = fingerprintLines(mapping.account, lines)
  const known = await manager.execute<{ fingerprint: string }[]>(
    "select fingerprint from crm_bank_line where fingerprint = any (?::text[]) and deleted_at is null",
    [pgArray(printed)]
  )
  const old = new Set(known.map(({ fingerprint }) => fingerprint))
  return resultOf(printed, (line) => !old.has(line.fingerprint), null)
}

/** Keeps the lines of a file that no other brought before; a file without any leaves no statement. */
export async function importLines(
  context: Context,
  mapping: BankMappingRow,
  { filename, lines }: File,
  actor: Actor
): Promise<ImportResult> {
  const manager = managerOf(context)
  // Two files of one account are read one after the other.
  await manager.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`crm_bank:${mapping.account}`])
  const printed = fingerprintLines(mapping.account, lines)
  const statement_id = generateEntityId(undefined, "crmbs")
  const rows = printed.map((line) => lineRow(line, mapping, statement_id))
  const made = await executeBound<{ fingerprint: string }>(
    manager,
    `insert into crm_bank_line (${COLUMNS.join(", ")}) select ${COLUMNS.join(", ")} from jsonb_populate_recordset(null::crm_bank_line, ?::jsonb)
     on conflict (fingerprint) where deleted_at is null do nothing returning fingerprint`,
    [JSON.stringify(rows)]
  )
  const fresh = new Set(made.map(({ fingerprint }) => fingerprint))
  const result = resultOf(printed, (line) => fresh.has(line.fingerprint), fresh.size ? statement_id : null)
  if (fresh.size) {
    const { line_count, new_count, from_date, to_date } = result
    const { id: mapping_id, account, currency_code } = mapping
    const facts = { mapping_id, account, filename, currency_code, line_count, new_count, from_date, to_date }
    await insertRows(context, "crm_bank_statement", [{ id: statement_id, ...facts, imported_by: actor.actor_id }])
    await recordBanking(context, actor, {
      reference: "crm_bank_statement",
      reference_id: statement_id,
      act: "imported",
      note: `${filename}: ${new_count} of ${line_count}`,
    })
  }
  return result
}

const COLUMNS = [
  "id", "statement_id", "mapping_id", "account", "company_id", "line_number", "booked_date", "amount", "raw_amount", "currency_code", "text",
  "payer_name", "payer_iban", "occurrence", "fingerprint", "state",
] // prettier-ignore

const lineRow = (line: PrintedLine, mapping: BankMappingRow, statement_id: string) => ({
  ...line,
  ...amountColumns({ amount: line.amount }),
  id: generateEntityId(undefined, "crmbl"),
  statement_id,
  mapping_id: mapping.id,
  account: mapping.account,
  company_id: mapping.company_id,
  currency_code: mapping.currency_code,
  state: MathBN.lt(line.amount, 0) ? "outgoing" : "open",
})

/** A text array as PostgreSQL reads it; fingerprints are hexadecimal. */
const pgArray = (lines: PrintedLine[]): string => `{${lines.map(({ fingerprint }) => fingerprint).join(",")}}`

function resultOf(
  printed: PrintedLine[],
  isNew: (line: PrintedLine) => boolean,
  statement_id: string | null
): ImportResult {
  const fresh = printed.filter(isNew)
  const days = printed.map(({ booked_date }) => booked_date).sort()
  const sumOf = (lines: PrintedLine[]) => ({
    count: lines.length,
    total: MathBN.add(0, ...lines.map(({ amount }) => amount)).toFixed(),
  })
  return {
    statement_id,
    line_count: printed.length,
    new_count: fresh.length,
    known_count: printed.length - fresh.length,
    from_date: days[0] ?? null,
    to_date: days[days.length - 1] ?? null,
    incoming: sumOf(fresh.filter(({ amount }) => MathBN.gt(amount, 0))),
    outgoing: sumOf(fresh.filter(({ amount }) => MathBN.lt(amount, 0))),
    lines: printed.slice(0, SHOWN).map(({ occurrence: _occurrence, fingerprint: _mark, ...line }, index) => ({
      ...line,
      is_new: isNew(printed[index]),
    })),
  }
}
