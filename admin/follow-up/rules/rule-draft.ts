import type { Rule } from "../queries"

/** The form of a rule; numbers stay the text that was typed. */
export type RuleDraft = Pick<Rule, "assign" | "assignee_id" | "team_id" | "priority"> & {
  days: string
  settings: Record<string, string>
}

/** Settings that are a word of a few, or a number; others a developer's rule keeps to itself. */
const isShown = (rule: Rule, name: string, value: unknown): boolean =>
  Boolean(rule.choices?.[name]) || typeof value === "number"

export function ruleDraftOf(rule: Rule): RuleDraft {
  const { assign, assignee_id, team_id, priority, days, settings } = rule
  return {
    assign,
    assignee_id,
    team_id,
    priority,
    days: String(days),
    settings: Object.fromEntries(
      Object.entries(settings ?? {})
        .filter(([name, value]) => isShown(rule, name, value))
        .map(([name, value]) => [name, String(value)])
    ),
  }
}

const isWhole = (text: string): boolean => /^\d{1,4}$/.test(text.trim())

/** The first thing that cannot be saved: the days, the name of a setting, or who gets it; null when all can. */
export function ruleProblem(draft: RuleDraft, { least_days = 0, choices = {} }: Rule): string | null {
  if (!isWhole(draft.days) || parseInt(draft.days, 10) < least_days) {
    return "days"
  }
  const bad = Object.entries(draft.settings).find(([name, value]) => !choices[name] && !isWhole(value))
  if (bad) {
    return bad[0]
  }
  const nobody = (draft.assign === "fixed" && !draft.assignee_id) || (draft.assign === "round_robin" && !draft.team_id)
  return nobody ? "assign" : null
}

/** A rule as the API takes it. Call only when {@link ruleProblem} is null. */
export function ruleBody({ days, settings, assign, assignee_id, team_id, priority }: RuleDraft) {
  return {
    days: parseInt(days, 10),
    assign,
    priority,
    ...(assign === "fixed" ? { assignee_id } : {}),
    ...(assign === "round_robin" ? { team_id } : {}),
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, isWhole(value) ? parseInt(value, 10) : value])
    ),
  }
}
