import { QuoteApprovalRow } from "../types"

/** What the one who decides may decide about. */
export type Approver = {
  /** Null for an API key, which is nobody's name. */
  user_id: string | null
  /** Whether they have the right to approve. */
  can_approve: boolean
  /** Whether they may approve what they asked for themselves. */
  may_approve_own: boolean
}

/** Named approvers decide, else everyone with the right; nobody decides on their own request unless they may. */
export const mayDecide =
  ({ user_id, can_approve, may_approve_own }: Approver) =>
  ({ approver_ids, requested_by }: Pick<QuoteApprovalRow, "approver_ids" | "requested_by">): boolean => {
    const named = approver_ids as unknown as string[] | null
    const entitled = named ? user_id !== null && named.includes(user_id) : can_approve
    return entitled && (may_approve_own || requested_by !== user_id)
  }
