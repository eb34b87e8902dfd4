import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { countSealed, VerifyPlace, verifyStep } from "../sql/verify"
import { LedgerFault, Verification } from "../types"

/** How many faults are kept in words; all are counted. */
const KEPT = 100

const COLUMNS = `id, status, place, checked::int, total::int, fault_count, faults, heads, started_by,
  to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as started_at,
  to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as finished_at`

type Row = Verification & { place: VerifyPlace | null }

/**
 * Goes on with the verification under way, or begins one, for a short while. One caller at a time does its steps; others are answered
 * how far it is. What a caller leaves undone the next one goes on with.
 *
 * @param milliseconds - how long to work; at least one step is done
 */
export async function goOnVerifying(manager: EntityManager, actor: Actor, milliseconds: number): Promise<Verification> {
  const until = Date.now() + milliseconds
  await manager.execute(
    `insert into crm_verification (id, status, place, total, started_by) values (?, 'running', '{"part": 0, "after": null}', ?, ?)
     on conflict do nothing`,
    [generateEntityId(undefined, "crmvf"), await countSealed(manager), actor.actor_id]
  )
  const [mine] = await manager.execute<Row[]>(
    `select ${COLUMNS} from crm_verification where status = 'running' for update skip locked`
  )
  if (!mine) {
    const [latest] = await readVerifications(manager, 1)
    return latest
  }
  const faults: LedgerFault[] = []
  let [place, checked] = [mine.place, mine.checked]
  do {
    const step = await verifyStep(manager, place!)
    faults.push(...step.faults)
    place = step.next
    checked += step.checked
  } while (place && Date.now() < until)
  await manager.execute(
    `update crm_verification set place = ?, checked = ?, total = greatest(total, ?), fault_count = fault_count + ?, faults = ?,
       status = ?, finished_at = ${place ? "null" : "clock_timestamp()"}, heads = ${place ? "heads" : HEADS} where id = ?`,
    [
      place && JSON.stringify(place),
      checked,
      checked,
      faults.length,
      JSON.stringify([...mine.faults, ...faults].slice(0, KEPT)),
      place ? "running" : "done",
      mine.id,
    ]
  )
  const [after] = await manager.execute<Row[]>(`select ${COLUMNS} from crm_verification where id = ?`, [mine.id])
  return withoutPlace(after)
}

const HEADS = `(select coalesce(jsonb_agg(jsonb_build_object('company_id', company_id, 'series', series, 'year', year,
  'number', next_sequence - 1, 'hash', last_hash) order by company_id, series, year), '[]') from crm_number_counter where last_hash is not null)`

/** The newest first; one that is under way before those that ended. */
export async function readVerifications(manager: EntityManager, take: number): Promise<Verification[]> {
  const rows = await manager.execute<Row[]>(
    `select ${COLUMNS} from crm_verification order by crm_verification.started_at desc, id desc limit ${take}`
  )
  return rows.map(withoutPlace)
}

const withoutPlace = ({ place: _place, ...verification }: Row): Verification => verification
