import { MedusaContainer } from "@medusajs/framework/types"

import {
  DEFAULT_REVENUE_DAYS,
  RuleDefinition,
  SHIPPED_RULES,
  Subject,
} from "../../modules/follow-up/rules/rule-definitions"
import { Candidate, Clock, OpenOfRule, Priority, RuleSettings } from "../../modules/follow-up/types"

/** What a rule in code is run with. */
export type RuleRun = {
  container: MedusaContainer
  /** Now, and what day it is in the store. */
  clock: Clock
  days: number
  settings: RuleSettings
}

/**
 * A rule that a shop adds in code. Each candidate is opened once, for ever, by rule, reference and occasion; `facts.title` is what is
 * shown of it.
 */
export type FollowUpRuleInCode = {
  /** Such as `acme_birthday`; of letters, digits and `_`. */
  key: string
  name: string
  description?: string
  subject?: Subject
  kind?: string
  priority?: Priority
  is_on?: boolean
  days?: number
  settings?: RuleSettings
  /** Everything that shall be open now. What was opened before may be among it. */
  find: (run: RuleRun) => Promise<Candidate[]>
  /** Ids of those whose cause still holds; the others are closed. Left out, nothing is closed by itself. */
  holds?: (run: RuleRun & { follow_ups: OpenOfRule[] }) => Promise<string[]>
}

/** One list for a process, also where the package is loaded twice. */
const LIST = Symbol.for("medusa-plugin-crm.follow-up-rules")
const rules = ((globalThis as Record<symbol, unknown>)[LIST] ??= new Map()) as Map<string, FollowUpRuleInCode>

/**
 * Adds a rule, or replaces the one of its key: to be called when the app starts, from a file under `src/workflows` or `src/jobs`.
 *
 * @throws Error for a key that ships or that is none
 */
export function registerFollowUpRule(rule: FollowUpRuleInCode): void {
  if (!/^[a-z][a-z0-9_]{2,60}$/.test(rule.key) || SHIPPED_RULES.some(({ key }) => key === rule.key)) {
    throw new Error(
      `A follow-up rule cannot have the key ${rule.key}: it is taken, or not of small letters, digits and "_".`
    )
  }
  rules.set(rule.key, rule)
}

/** Takes a rule out again; what it opened stays. */
export const unregisterFollowUpRule = (key: string): boolean => rules.delete(key)

export const ruleInCode = (key: string): FollowUpRuleInCode | undefined => rules.get(key)

/** Every rule there is: those that ship, then those in code. */
export const ruleDefinitions = (): RuleDefinition[] => [
  ...SHIPPED_RULES,
  ...[...rules.values()].map(
    ({ key, subject = "customer", kind = "task", priority = "normal", is_on = true, days = 0, settings = {} }) => ({
      key,
      subject,
      kind,
      priority,
      is_on,
      days,
      settings: { revenue_days: DEFAULT_REVENUE_DAYS, ...settings },
    })
  ),
]
