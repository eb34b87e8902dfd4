import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

import { ASKS_ABOVE, Opened, PreviewRow } from "../../modules/follow-up/acts/open-due"
import { dueByRule } from "../../modules/follow-up/rules/due-moment"
import { Subject } from "../../modules/follow-up/rules/rule-definitions"
import { Candidate, Clock, RuleRow } from "../../modules/follow-up/types"
import { isDay } from "../../shared/days"
import { followUps, storeClock, storeHours } from "./follow-up-module"
import { ruleDefinitions, ruleInCode } from "./rule-registry"

/** What all rules of one run share. */
type Round = { clock: Clock; users: string[]; due: ReturnType<typeof dueByRule> }

/** What became of one rule in a sweep. */
export type Swept = { key: string; opened: number; closed: number; asks: number | null }

/**
 * Looks through everything: closes what has lost its cause, opens what is due, takes what is open from users who left. Every act is once
 * for ever, whoever else does the same, so that it may run on every server at once.
 */
export async function sweepFollowUps(container: MedusaContainer, now = new Date()): Promise<Swept[]> {
  const round = await roundOf(container, now)
  await unassignGone(container, round.users)
  const swept: Swept[] = []
  for (const rule of await followUps(container).rules(ruleDefinitions())) {
    try {
      swept.push(await sweepRule(container, rule, round))
    } catch (error) {
      // One rule that fails, perhaps a shop's own, keeps no other from running.
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`The follow-up rule ${rule.key} failed: ${(error as Error).message}`)
    }
  }
  return swept
}

/** Runs the rules of some subjects only, at once after an event of theirs; what this misses the sweep finds. */
export async function runRulesOf(
  container: MedusaContainer,
  subject: Subject,
  ids: string[],
  now = new Date()
): Promise<void> {
  const definitions = ruleDefinitions().filter((one) => one.subject === subject && !ruleInCode(one.key))
  const rules = await followUps(container).rules(definitions)
  const round = await roundOf(container, now)
  for (const rule of rules) {
    const found = { only: ids }
    await followUps(container).closeGone(rule, found, round.clock)
    if (rule.is_on) {
      await followUps(container).openDue(rule, found, { ...round, confirmed: false })
    }
  }
}

/** What a rule would open now; nothing is written. */
export async function previewRule(
  container: MedusaContainer,
  rule: RuleRow,
  limit: number
): Promise<{ count: number; would_ask: boolean; rows: (PreviewRow & Round["due"])[] }> {
  const round = await roundOf(container, new Date())
  const { count, rows } = await followUps(container).previewDue(
    rule,
    await foundBy(container, rule, round),
    round,
    limit
  )
  return { count, would_ask: count > ASKS_ABOVE, rows: rows.map((row) => ({ ...row, ...round.due })) }
}

/**
 * Opens what a rule finds now, whether it is on or not.
 *
 * @param confirmed - somebody who saw how many there are said so
 * @throws NOT_ALLOWED above a thousand that nobody confirmed, with the number
 */
export async function runRule(container: MedusaContainer, rule: RuleRow, confirmed: boolean): Promise<Opened> {
  const round = await roundOf(container, new Date())
  const result = await followUps(container).openDue(rule, await foundBy(container, rule, round), {
    ...round,
    confirmed,
  })
  if (!confirmed && result.found > ASKS_ABOVE) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The rule ${rule.key} would open ${result.found} follow-ups at once, more than ${ASKS_ABOVE}; say so with confirm: true, or narrow it first.`
    )
  }
  return result
}

async function sweepRule(container: MedusaContainer, rule: RuleRow, round: Round): Promise<Swept> {
  const closed = await closeOf(container, rule, round)
  if (!rule.is_on) {
    return { key: rule.key, opened: 0, closed, asks: null }
  }
  const found = await foundBy(container, rule, round)
  const result = await followUps(container).openDue(rule, found, { ...round, confirmed: false })
  return { key: rule.key, opened: result.opened, closed, asks: result.found > ASKS_ABOVE ? result.found : null }
}

const CLOSE_PAGE = 500

async function closeOf(container: MedusaContainer, rule: RuleRow, round: Round): Promise<number> {
  const own = ruleInCode(rule.key)
  if (!own) {
    return followUps(container).closeGone(rule, {}, round.clock)
  }
  let closed = 0
  for (let after = ""; own.holds;) {
    const page = await followUps(container).openOfRule(rule.key, { after, limit: CLOSE_PAGE })
    if (page.length) {
      const still = new Set(
        await own.holds({ container, clock: round.clock, days: rule.days, settings: rule.settings, follow_ups: page })
      )
      const gone = page.filter(({ id }) => !still.has(id))
      // Those of the same record that still hold stay; the rest of it is closed.
      const candidates = page
        .filter(({ id }) => still.has(id))
        .map(({ id: _id, facts: _facts, ...row }): Candidate => row)
      closed += gone.length
        ? await followUps(container).closeGone(
            rule,
            { candidates, only: gone.map(({ reference_id }) => reference_id) },
            round.clock
          )
        : 0
    }
    if (page.length < CLOSE_PAGE) {
      break
    }
    after = page[page.length - 1].id
  }
  return closed
}

const candidate = z.strictObject({
  reference: z.string().min(1).max(64),
  reference_id: z.string().min(1).max(64),
  reference_number: z.string().max(255).nullish(),
  occasion: z.string().min(1).max(255),
  customer_id: z.string().max(64).nullish(),
  customer_name: z.string().max(255).nullish(),
  owner_id: z.string().max(64).nullish(),
  amount: z.union([z.number(), z.string().regex(/^-?\d{1,30}(\.\d{1,30})?$/)]).nullish(),
  currency_code: z.string().length(3).nullish(),
  facts: z.record(z.string(), z.unknown()).optional(),
})

async function foundBy(
  container: MedusaContainer,
  rule: RuleRow,
  { clock }: Round
): Promise<{ candidates?: Candidate[] }> {
  const own = ruleInCode(rule.key)
  if (!own) {
    return {}
  }
  const found = await own.find({ container, clock, days: rule.days, settings: rule.settings })
  const checked = z.array(candidate).safeParse(found)
  if (!checked.success) {
    const [issue] = checked.error.issues
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The follow-up rule ${rule.key} found something that is no candidate: ${issue.path.join(".")}: ${issue.message}`
    )
  }
  const bad = checked.data.find(({ facts }) => facts?.since_date !== undefined && !isDay(facts.since_date))
  if (bad) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The follow-up rule ${rule.key} names a since_date of ${bad.reference_id} that is no day.`
    )
  }
  return { candidates: checked.data as Candidate[] }
}

async function roundOf(container: MedusaContainer, now: Date): Promise<Round> {
  const [clock, hours, users] = await Promise.all([
    storeClock(container, now),
    storeHours(container),
    dashboardUsers(container),
  ])
  return { clock, users, due: dueByRule(now, clock.timezone, hours) }
}

async function dashboardUsers(container: MedusaContainer): Promise<string[]> {
  const users = await container.resolve(Modules.USER).listUsers({}, { select: ["id"], take: null as never })
  return users.map(({ id }) => id)
}

/** Whom the host deleted and no event told of. */
async function unassignGone(container: MedusaContainer, users: string[]): Promise<void> {
  const here = new Set(users)
  const gone = (await followUps(container).assignees()).filter((id) => !here.has(id))
  await followUps(container).unassignLeft(gone)
}
