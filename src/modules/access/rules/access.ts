import { MedusaError } from "@medusajs/framework/utils"

/** What a route does: look, sell (quotes), handle money (documents that settle debts), set up, approve. */
export type AccessAct = "read" | "sell" | "money" | "setup" | "approve"

/** Whose documents a user sees: their own, their team's, or all. Documents without an owner are seen by everyone. */
export type AccessScope = "own" | "team" | "all"

/** What one caller may see and do. */
export type Access = {
  user_id: string | null
  /** Whether anyone set up access at all; until then every dashboard user may do everything. */
  is_set_up: boolean
  scope: AccessScope
  team_id: string | null
  /** Users whose documents the caller sees; null means all. */
  owner_ids: string[] | null
  can_money: boolean
  can_setup: boolean
  can_approve: boolean
  can_see_margin: boolean
}

/** A member row as the rule needs it. */
export type MemberFacts = {
  user_id: string
  scope: AccessScope
  team_id: string | null
  can_money: boolean
  can_setup: boolean
  can_approve: boolean
  can_see_margin: boolean
}

/** May see and do everything: secret API keys, our own jobs, and everyone until access is set up. */
export const fullAccess = (user_id: string | null, is_set_up: boolean): Access => ({
  user_id,
  is_set_up,
  scope: "all",
  team_id: null,
  owner_ids: null,
  can_money: true,
  can_setup: true,
  can_approve: true,
  can_see_margin: true,
})

/**
 * What a dashboard user may see and do.
 *
 * Once one member exists, a user without a row sells and sees only their own documents.
 * When nobody is left who may set up (their user was deleted in the host), everyone may, so that no store is locked out.
 *
 * @param members - every member row; who shares the user's team is read from them
 */
export function accessFor(user_id: string, members: MemberFacts[]): Access {
  if (!members.length) {
    return fullAccess(user_id, false)
  }
  const member = members.find((row) => row.user_id === user_id)
  const scope = member?.scope ?? "own"
  const team_id = member?.team_id ?? null
  return {
    user_id,
    is_set_up: true,
    scope,
    team_id,
    owner_ids: scope === "all" ? null : visibleOwners(user_id, scope, team_id, members),
    can_money: member?.can_money ?? false,
    can_setup: member?.can_setup || !members.some((row) => row.can_setup),
    can_approve: member?.can_approve ?? false,
    can_see_margin: member?.can_see_margin ?? false,
  }
}

/**
 * Refuses a set of members of whom nobody may change the set-up.
 *
 * @param members - as they would be after the change
 * @throws NOT_ALLOWED
 */
export function assertSomeoneSetsUp(members: MemberFacts[]): void {
  if (members.length && !members.some((row) => row.can_setup)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "Nobody would be left who may change the set-up; give that right to someone first, or remove every other member."
    )
  }
}

/** Whether a caller may act so. Everyone reads and sells, within their scope. */
export function mayAct(access: Access, act: AccessAct): boolean {
  switch (act) {
    case "read":
    case "sell":
      return true
    case "money":
      return access.can_money
    case "setup":
      return access.can_setup
    case "approve":
      return access.can_approve
  }
}

function visibleOwners(user_id: string, scope: AccessScope, team_id: string | null, members: MemberFacts[]): string[] {
  const team = scope === "team" && team_id ? members.filter((row) => row.team_id === team_id) : []
  return [...new Set([user_id, ...team.map((row) => row.user_id)])].sort()
}
