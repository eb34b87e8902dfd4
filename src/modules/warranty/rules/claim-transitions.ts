import { Transitions } from "../../../shared/transitions"

export const CLAIM_STATUSES = ["submitted", "approved", "in_repair", "rejected", "resolved", "canceled"] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

/** Where a claim may go from each status. What was rejected may be looked at again; what was made good or given up stays so. */
export const CLAIM_TRANSITIONS: Transitions<ClaimStatus> = {
  submitted: ["approved", "rejected", "canceled"],
  approved: ["in_repair", "resolved", "canceled"],
  in_repair: ["resolved", "canceled"],
  rejected: ["submitted"],
  resolved: [],
  canceled: [],
}

/** Claims that somebody still works on. */
export const OPEN_CLAIMS = ["submitted", "approved", "in_repair"] as const satisfies readonly ClaimStatus[]

export const isOpen = (status: ClaimStatus): boolean => (OPEN_CLAIMS as readonly string[]).includes(status)

export type RecoveryStatus = "expected" | "claimed" | "received" | "refused"

/** Where a supplier's share may go. Back to claimed it comes only when the entry of what came is reversed. */
export const RECOVERY_TRANSITIONS: Transitions<RecoveryStatus> = {
  expected: ["claimed", "received", "refused"],
  claimed: ["received", "refused"],
  received: ["claimed"],
  refused: ["claimed"],
}

const VERBS: Record<string, readonly ClaimStatus[]> = {
  approve: ["submitted"],
  reject: ["submitted"],
  reopen: ["rejected"],
  start_repair: ["approved"],
  diagnose: ["submitted", "approved", "in_repair"],
  use_part: ["in_repair"],
  log_labour: ["in_repair"],
  resolve: ["approved", "in_repair"],
  cancel: ["submitted", "approved", "in_repair"],
}

/** What may be done with a claim now, for buttons; `resume` where its remedy stopped half way. */
export function claimActions(claim: { status: ClaimStatus; remedy_state: string | null }): string[] {
  const underway = claim.remedy_state === "started" || claim.remedy_state === "waiting"
  if (underway) {
    return ["resume"]
  }
  return Object.keys(VERBS).filter((verb) => VERBS[verb].includes(claim.status))
}
