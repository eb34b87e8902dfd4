import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { LOCK_TIMEOUT, managerOf } from "../../../shared/sql"
import { BankLineRow, LineReceipt } from "../types"
import { recordBanking } from "./record-banking"

type Locked = Pick<BankLineRow, "id" | "state" | "attempt" | "receipt_id" | "receipt_number" | "booked_date" | "text">

/** @throws NOT_FOUND */
async function lockLine(context: Context, id: string): Promise<Locked> {
  const manager = managerOf(context)
  await manager.execute(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
  const [line] = await manager.execute<Locked[]>(
    "select id, state, attempt, receipt_id, receipt_number, booked_date, text from crm_bank_line where id = ? and deleted_at is null for update",
    [id]
  )
  if (!line) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Bank line ${id} was not found.`)
  }
  return line
}

const nameOf = ({ booked_date, text }: Locked): string => `The line of ${booked_date} "${text.slice(0, 60)}"`

const STATES: Record<BankLineRow["state"], string> = {
  open: "is open",
  settled: "is settled",
  ignored: "is ignored",
  outgoing: "is money that went out",
}

/** Where a line may go from each state; what went out stays what it is. */
const LINE_TRANSITIONS: Record<BankLineRow["state"], BankLineRow["state"][]> = {
  open: ["settled", "ignored"],
  settled: ["open"],
  ignored: ["open"],
  outgoing: [],
}

function assertMove(line: Locked, to: BankLineRow["state"], what: string): void {
  if (!LINE_TRANSITIONS[line.state].includes(to)) {
    throw refused(`${nameOf(line)} ${STATES[line.state]}; it cannot be ${what}.`)
  }
}

/** Notes the receipt that was made of a line. The same one again changes nothing. */
export async function settleLine(context: Context, receipt: LineReceipt, actor: Actor): Promise<void> {
  const line = await lockLine(context, receipt.line_id)
  if (line.state === "settled" && line.receipt_id === receipt.receipt_id) {
    return
  }
  assertMove(line, "settled", "accepted")
  if (line.attempt !== receipt.attempt) {
    throw refused(`${nameOf(line)} was undone meanwhile; look at it again.`)
  }
  const { receipt_id, receipt_number, customer_id, customer_name } = receipt
  await managerOf(context).execute(
    `update crm_bank_line set state = 'settled', receipt_id = ?, receipt_number = ?, customer_id = ?, customer_name = ?, note = null,
       decided_at = now(), decided_by = ?, updated_at = now() where id = ?`,
    [receipt_id, receipt_number, customer_id, customer_name, actor.actor_id, line.id]
  )
  await write(context, line, actor, "settled", receipt_number)
}

/** Passes a line over, with the reason. */
export async function ignoreLine(context: Context, id: string, note: string, actor: Actor): Promise<void> {
  const line = await lockLine(context, id)
  if (line.state === "ignored") {
    return
  }
  assertMove(line, "ignored", "ignored")
  await managerOf(context).execute(
    "update crm_bank_line set state = 'ignored', note = ?, decided_at = now(), decided_by = ?, updated_at = now() where id = ?",
    [note, actor.actor_id, id]
  )
  await write(context, line, actor, "ignored", note)
}

/** Opens a settled or ignored line again; its next receipt is another one. An open line stays as it is. */
export async function reopenLine(context: Context, id: string, actor: Actor): Promise<void> {
  const line = await lockLine(context, id)
  if (line.state === "open") {
    return
  }
  assertMove(line, "open", "opened again")
  await managerOf(context).execute(
    `update crm_bank_line set state = 'open', attempt = attempt + case when state = 'settled' then 1 else 0 end, receipt_id = null,
       receipt_number = null, customer_id = null, customer_name = null, note = null, decided_at = null, decided_by = null, updated_at = now()
     where id = ?`,
    [id]
  )
  await write(context, line, actor, "reopened", line.receipt_number)
}

const write = (
  context: Context,
  line: Locked,
  actor: Actor,
  act: "settled" | "ignored" | "reopened",
  note: string | null
): Promise<void> => recordBanking(context, actor, { reference: "crm_bank_line", reference_id: line.id, act, note })

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
