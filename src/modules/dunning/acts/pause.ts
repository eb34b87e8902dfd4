import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addDays, Day } from "../../../shared/days"
import { choosePolicy } from "../rules/choose-policy"
import { readPolicies } from "../sql/policies"
import { insertNew, record } from "../sql/rows"
import { PauseInput } from "../types"

/**
 * Leaves a customer or an invoice alone until a day, with the reason. What waits to leave is asked again before it does.
 *
 * @returns its id
 * @throws INVALID_DATA for a day that has passed; NOT_ALLOWED for a delay that is longer than the policy allows sales
 */
export async function addPause(manager: EntityManager, input: PauseInput, today: Day, actor: Actor): Promise<string> {
  const { customer_id = null, invoice_id = null, kind, reason, until_date = null } = input
  if (Boolean(customer_id) === Boolean(invoice_id)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "A pause is of one customer or of one invoice: give customer_id or invoice_id."
    )
  }
  if (until_date !== null && until_date < today) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `A pause cannot end on ${until_date}: today is ${today}.`)
  }
  if (kind === "sales_delay") {
    await assertShort(manager, { customer_id, invoice_id, until_date }, today)
  }
  const id = generateEntityId(undefined, "crmdz")
  await insertNew(manager, "crm_dunning_pause", "crmdz", [
    { id, customer_id, invoice_id, kind, reason, until_date, created_by: actor.actor_id },
  ])
  await record(manager, actor, [{ ...about({ customer_id, invoice_id }), act: kind, note: reason }])
  return id
}

/** Ends a pause before its day. Ending it twice changes nothing. @throws NOT_FOUND */
export async function endPause(manager: EntityManager, id: string, actor: Actor): Promise<void> {
  const [pause] = await manager.execute<
    { customer_id: string | null; invoice_id: string | null; ended_at: Date | null }[]
  >("select customer_id, invoice_id, ended_at from crm_dunning_pause where id = ? and deleted_at is null for update", [
    id,
  ])
  if (!pause) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Pause ${id} was not found.`)
  }
  if (!pause.ended_at) {
    await manager.execute(
      "update crm_dunning_pause set ended_at = now(), ended_by = ?, updated_at = now() where id = ?",
      [actor.actor_id, id]
    )
    await record(manager, actor, [{ ...about(pause), act: "pause_ended" }])
  }
}

const about = ({ customer_id, invoice_id }: { customer_id: string | null; invoice_id: string | null }) =>
  invoice_id
    ? { reference: "crm_invoice", reference_id: invoice_id }
    : { reference: "customer", reference_id: customer_id! }

async function assertShort(
  manager: EntityManager,
  {
    customer_id,
    invoice_id,
    until_date,
  }: { customer_id: string | null; invoice_id: string | null; until_date: Day | null },
  today: Day
): Promise<void> {
  const [debtor] = await manager.execute<{ policy_id: string | null; customer_kind: string | null }[]>(
    `select account.dunning_policy_id as policy_id, account.customer_kind from (select coalesce(?, (select bill_to_customer_id from crm_invoice where id = ?)) as id) debtor
     left join crm_customer_account account on account.customer_id = debtor.id and account.deleted_at is null`,
    [customer_id, invoice_id]
  )
  const { max_delay_days, name } = choosePolicy(await readPolicies(manager), debtor)
  const last = addDays(today, max_delay_days)
  if (until_date === null || until_date > last) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Sales may ask to wait for ${max_delay_days} days at most under the policy ${name}: until ${last}.`
    )
  }
}
