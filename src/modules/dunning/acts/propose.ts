import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId, MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addDays } from "../../../shared/days"
import { LOCK_TIMEOUT } from "../../../shared/sql"
import { choosePolicy } from "../rules/choose-policy"
import { planNotice, PlannedNotice } from "../rules/plan-notice"
import { lockRun } from "../sql/notices"
import { countDebtors, DebtorInvoice, nextDebtors, openInvoicesOf } from "../sql/open-invoices"
import { daysAhead, readPolicies } from "../sql/policies"
import { insertNew, record } from "../sql/rows"
import { Contact, ContactsOf, Policy, RunInput, RunRow } from "../types"

/** Debtors of one page, each page a transaction: memory and locks do not grow with how many are late. */
const PAGE = 50

/**
 * Begins a run. While another one is being proposed, that one is answered; a run of the same key is answered too.
 *
 * @returns its id
 */
export async function startRun(
  manager: EntityManager,
  input: RunInput,
  actor: Actor
): Promise<{ id: string; started: boolean }> {
  const { as_of_date, trigger = "manual", run_key = null, policy_ids = null, currency_code = null } = input
  const by = addDays(as_of_date, daysAhead(await readPolicies(manager)))
  const debtors = await countDebtors(manager, by, currency_code)
  const id = generateEntityId(undefined, "crmdr")
  const row = { id, as_of_date, trigger, run_key, policy_ids, currency_code, debtors, started_by: actor.actor_id }
  for (;;) {
    if ((await insertNew(manager, "crm_dunning_run", "crmdr", [row])).length) {
      await record(manager, actor, [
        { reference: "crm_dunning_run", reference_id: id, act: "started", note: as_of_date },
      ])
      return { id, started: true }
    }
    const [known] = await manager.execute<{ id: string }[]>(
      `select id from crm_dunning_run where deleted_at is null and (run_key = ? or status = 'proposing')
       order by run_key is not distinct from ?::text desc, id limit 1`,
      [run_key, run_key]
    )
    // The other one was proposed to its end in between: then there is room for this one.
    if (known) {
      return { id: known.id, started: false }
    }
  }
}

/**
 * Looks at the next page of debtors of a run and writes what it proposes, all of the page or nothing. Whoever comes while another does
 * a page waits and goes on with the next.
 *
 * @returns the run; it is `proposed` once every debtor was looked at
 */
export async function proposePage(manager: EntityManager, run_id: string, contactsOf: ContactsOf): Promise<RunRow> {
  await manager.execute(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
  const run = await lockRun(manager, run_id)
  if (run.status !== "proposing") {
    return run
  }
  const policies = await readPolicies(manager)
  const by = addDays(run.as_of_date, daysAhead(policies))
  const keys = await nextDebtors(manager, { by, after: run.cursor, limit: PAGE, currency_code: run.currency_code })
  const open = await openInvoicesOf(manager, keys, { as_of: run.as_of_date, currency_code: run.currency_code })
  const contacts = await contactsOf([...new Set(open.flatMap(({ bill_to_customer_id: id }) => id ?? []))])
  const wanted = run.policy_ids as unknown as string[] | null
  const looked = groupsOf(open)
    .map((group) => ({ group, policy: choosePolicy(policies, group[0]) }))
    .filter(({ policy }) => !wanted || wanted.includes(policy.id))
  const rows = looked
    .map(({ group, policy }) => proposalOf(run, policy, group, contactOf(group, contacts)))
    .filter((row) => row !== null)
  await supersede(manager, run, [...new Set(looked.map(({ group }) => group[0].debtor_key))])
  await insertNew(manager, "crm_dunning_notice", "crmdn", rows)
  const done = keys.length < PAGE
  await manager.execute(
    `update crm_dunning_run set cursor = coalesce(?, cursor), examined = examined + ?, debtors = greatest(debtors, examined + ?),
       status = ?, proposed_at = ${done ? "now()" : "null"}, updated_at = now() where id = ?`,
    [keys[keys.length - 1] ?? null, keys.length, keys.length, done ? "proposed" : "proposing", run_id]
  )
  return lockRun(manager, run_id)
}

/** Invoices of one debtor, currency and company: what one message is about. They come sorted so. */
export function groupsOf(open: DebtorInvoice[]): DebtorInvoice[][] {
  const groups: DebtorInvoice[][] = []
  for (const invoice of open) {
    const last = groups[groups.length - 1]?.[0]
    const same =
      last?.debtor_key === invoice.debtor_key &&
      last.currency_code === invoice.currency_code &&
      last.company_id === invoice.company_id
    if (same) {
      groups[groups.length - 1].push(invoice)
    } else {
      groups.push([invoice])
    }
  }
  return groups
}

/** How the debtor is reached: by what the host knows of it, else as its newest invoice names it. */
export function contactOf(group: DebtorInvoice[], contacts: Map<string, Contact>): Contact {
  const known = contacts.get(group[0].bill_to_customer_id ?? "")
  const newest = group[group.length - 1]
  return {
    email: known?.email ?? newest.email,
    phone: known?.phone ?? newest.phone,
    name: newest.customer_name ?? known?.name ?? null,
  }
}

/** Where a message of a channel goes; a letter needs no more than the address on the invoice. */
export const recipientFor = (channel: string, { email, phone }: Contact): string | null =>
  channel === "letter" ? null : channel === "mail" ? email : phone

export const needsRecipient = (channel: string): boolean => channel !== "letter" && channel !== "phone"

/** The plan of a group under its policy, on a day. */
export const planOf = (
  group: DebtorInvoice[],
  policy: Policy,
  as_of: string,
  contact: Contact,
  ignore_holds = false
): PlannedNotice | null =>
  planNotice(group, policy, {
    as_of,
    currency_code: group[0].currency_code,
    ignore_holds,
    has_address: (channel) => !needsRecipient(channel) || Boolean(recipientFor(channel, contact)),
  })

/** What of a plan is stored. */
export function columnsOf(plan: PlannedNotice, contact: Contact): Record<string, unknown> {
  const { level, invoices, amount, days_late, held } = plan
  return {
    level_id: level.id,
    level_position: level.position,
    channel: level.channel,
    tone: level.tone,
    needs_person: level.needs_person,
    recipient: recipientFor(level.channel, contact),
    status: held.length ? "held" : "proposed",
    held_reasons: held.length ? held : null,
    amount,
    raw_amount: { value: amount, precision: 20 },
    days_late,
    invoices,
  }
}

function proposalOf(
  run: RunRow,
  policy: Policy,
  group: DebtorInvoice[],
  contact: Contact
): Record<string, unknown> | null {
  const plan = planOf(group, policy, run.as_of_date, contact)
  if (!plan) {
    return null
  }
  const [{ debtor_key, bill_to_customer_id, company_id, currency_code }] = group
  const largest = [...group].sort((a, b) => (MathBN.gt(a.outstanding, b.outstanding) ? -1 : 1))[0]
  return {
    run_id: run.id,
    debtor_key,
    bill_to_customer_id,
    customer_name: contact.name,
    company_id,
    currency_code,
    owner_id: largest.owner_id,
    policy_id: policy.id,
    locale: group[group.length - 1].locale,
    ...columnsOf(plan, contact),
  }
}

/** What earlier runs still propose to debtors whom this one looked at anew. */
async function supersede(manager: EntityManager, run: RunRow, keys: string[]): Promise<void> {
  if (keys.length) {
    await manager.execute(
      `update crm_dunning_notice set status = 'superseded', updated_at = now()
       where debtor_key = any (${keys.map(() => "crm_customer_group(?)").join(" || ")}) and run_id <> ? and status in ('proposed', 'held') and deleted_at is null
       ${run.currency_code ? "and currency_code = ?" : ""}`,
      [...keys, run.id, ...(run.currency_code ? [run.currency_code] : [])]
    )
  }
}
