import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { MAX_ATTEMPTS } from "../../../modules/outbox/rules/limits"
import { OutboxMessageRow } from "../../../modules/outbox/types"
import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { REPORTING_MODULE } from "../../../modules/reporting"
import type { StatementDue } from "../../../modules/reporting/queries/statement"
import type { ReportingModuleService } from "../../../modules/reporting/service"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { addDays, Day, dayOf, monthEnd } from "../../../shared/days"
import { customerGroup, DebtorGroup } from "../../interaction/customer-group"
import { interactions } from "../../interaction/interaction-module"
import { deliver, outbox } from "../../outbox/send-message"
import { noteMailed, statementContent, statementEnvelope, statementRecipients } from "./mail-statement"
import { debtorStatement } from "./read-statement"
import { readDebtor } from "./statement-document"

const KIND = "statement_monthly"
const PAGE = 200
/** A month whose first day was missed is made up for as long; whoever switches the option on later begins with the next month. */
const LAST_DAY = 7
/** Another run, of any server, goes on from here. */
const LONGEST_MS = 8 * 60_000

/** `2026-10` of every day in November 2026. */
const monthBefore = (today: Day): string => addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)

type Claim = StatementDue & { month: string }

/** What makes it one statement: one per debtor, currency and month. */
const keyOf = ({ customer_id, currency_code, month }: Claim): string =>
  `${KIND}:${month}:${currency_code}:${customer_id}`

function claimOf({ dedupe_key }: Pick<OutboxMessageRow, "dedupe_key">): Claim {
  const [, month, currency_code, ...customer] = dedupe_key.split(":")
  return { month, currency_code, customer_id: customer.join(":") }
}

const receivables = (container: MedusaContainer): ReceivableModuleService => container.resolve(RECEIVABLE_MODULE)

/** A debtor with everyone who is it, whoever pays for it by now. */
async function debtorItself(container: MedusaContainer, customer_id: string): Promise<DebtorGroup> {
  const { root_id, customer_ids } = await customerGroup(container, customer_id)
  return { debtor_id: root_id, debtor_ids: customer_ids }
}

/** Customers with those who were merged into them. */
async function withMembers(container: MedusaContainer, customer_ids: string[]): Promise<string[]> {
  const merged = await interactions(container).aliases(customer_ids)
  return [...new Set([...customer_ids, ...merged.map(({ customer_id }) => customer_id)])]
}

/** Whether everyone gets one, by the settings; and who wants the contrary, by their accounts. */
async function wishes(container: MedusaContainer): Promise<{ everyone: boolean; others: string[] }> {
  const { statement_monthly: everyone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const accounts = await receivables(container).listCrmCustomerAccounts(
    { statement_monthly: !everyone },
    { select: ["id", "customer_id"], take: null }
  )
  return { everyone, others: accounts.map(({ customer_id }) => customer_id) }
}

/**
 * Plans the statements of the month before, in the first days of a month: one for each debtor and currency in which something moved or
 * anything is open, once by its key, on however many servers this runs.
 *
 * @returns how many this call planned
 */
export async function planMonthlyStatements(container: MedusaContainer, now = new Date()): Promise<number> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const today = dayOf(now, timezone)
  const { everyone, others } = await wishes(container)
  if (parseInt(today.slice(8), 10) > LAST_DAY || (!everyone && !others.length)) {
    return 0
  }
  const month = monthBefore(today)
  const range = { from: `${month}-01`, to: monthEnd(`${month}-01`) }
  const reporting = container.resolve<ReportingModuleService>(REPORTING_MODULE)
  const unwanted = new Set(everyone ? others : [])
  let planned = 0
  let after: StatementDue | null = null
  do {
    const due: StatementDue[] = await reporting.statementsDue({
      ...range,
      after,
      limit: PAGE,
      ...(everyone ? {} : { customer_ids: await withMembers(container, others) }),
    })
    for (const one of due) {
      // Who were merged get one statement, and their wish is that of whoever stays.
      const { root_id: customer_id } = await customerGroup(container, one.customer_id)
      const wanted = customer_id === one.customer_id || others.includes(customer_id) !== everyone
      if (wanted && !unwanted.has(customer_id) && (await plan(container, { ...one, customer_id, month }, today))) {
        planned++
      }
    }
    after = due.length === PAGE ? due[due.length - 1] : null
  } while (after)
  return planned
}

/** @returns whether this call planned it; who has no address gets none */
async function plan(container: MedusaContainer, claim: Claim, today: Day): Promise<boolean> {
  const [known] = await outbox(container).listCrmOutboxMessages(
    { dedupe_key: keyOf(claim) },
    { select: ["id"], take: 1 }
  )
  if (known) {
    return false
  }
  const debtor = await readDebtor(container, claim.customer_id)
  const { to, cc } = await statementRecipients(container, debtor)
  if (!to) {
    return false
  }
  const envelope = await statementEnvelope(container, debtor)
  const message = { ...envelope, kind: KIND, to, cc, dedupe_key: keyOf(claim), send_date: today }
  return (await outbox(container).plan(message)).planned
}

/** Sends what is planned and has not left, each by one sender only; what failed is tried again later. @returns how many left */
export async function sendMonthlyStatements(container: MedusaContainer, now = new Date()): Promise<number> {
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const today = dayOf(now, timezone)
  await outbox(container).freeStaleClaims()
  let wanted: ((id: string) => boolean) | undefined
  let sent = 0
  const until = Date.now() + LONGEST_MS
  for (let after = ""; Date.now() < until;) {
    const waiting = await outbox(container).listCrmOutboxMessages(
      { kind: KIND, state: ["planned", "failed"], attempts: { $lt: MAX_ATTEMPTS }, id: { $gt: after } } as never,
      { select: ["id"], order: { id: "ASC" }, take: PAGE }
    )
    if (waiting.length && !wanted) {
      const { everyone, others } = await wishes(container)
      wanted = (id) => others.includes(id) !== everyone
    }
    for (const { id } of waiting) {
      const message = await outbox(container).claim(id, today)
      if (message && (await send(container, message, wanted!))) {
        sent++
      }
      if (Date.now() > until) {
        break
      }
    }
    if (waiting.length < PAGE) {
      break
    }
    after = waiting[waiting.length - 1].id
  }
  return sent
}

async function send(
  container: MedusaContainer,
  message: OutboxMessageRow,
  wanted: (customer_id: string) => boolean
): Promise<boolean> {
  const { customer_id, currency_code, month } = claimOf(message)
  if (!wanted(customer_id)) {
    await outbox(container).skip(message.id, "Monthly statements were switched off.")
    return false
  }
  const range = { from: `${month}-01`, to: monthEnd(`${month}-01`), currency_code }
  const delivery = await deliver(container, message, async () => {
    const [statement, debtor] = [
      await debtorStatement(container, await debtorItself(container, customer_id), range),
      await readDebtor(container, customer_id),
    ]
    return statementContent(container, statement, debtor, message)
  })
  await noteMailed(container, customer_id, delivery, SYSTEM_ACTOR)
  return delivery.status === "sent"
}

/** What the job does: plans in the first days of a month, sends what waits. */
export async function runMonthlyStatements(container: MedusaContainer, now = new Date()): Promise<void> {
  const planned = await planMonthlyStatements(container, now)
  const sent = await sendMonthlyStatements(container, now)
  if (planned || sent) {
    container.resolve(ContainerRegistrationKeys.LOGGER).info(`Monthly statements: ${planned} planned, ${sent} sent.`)
  }
}
