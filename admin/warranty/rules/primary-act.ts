import type { ClaimDetail } from "../claim-queries"

export type ClaimAct = "approve" | "reject" | "reopen" | "resolve" | "finish_repair" | "resume" | "cancel"

/** What stands in a claim's menu, in this order. */
const REST: readonly ClaimAct[] = ["reject", "resolve", "reopen", "cancel"]

/** Where an act is one of the server's verbs under another name. */
const VERBS: Partial<Record<ClaimAct, string>> = { finish_repair: "resolve" }

/** The one act that a claim waits for, if any. */
export function primaryAct({ status, actions }: Pick<ClaimDetail, "status" | "actions">): ClaimAct | null {
  if (actions.includes("resume")) {
    return "resume"
  }
  const first: Partial<Record<ClaimDetail["status"], ClaimAct>> = {
    submitted: "approve",
    approved: "resolve",
    in_repair: "finish_repair",
    rejected: "reopen",
  }
  const act = first[status]
  return act && actions.includes(VERBS[act] ?? act) ? act : null
}

/** What else may be done with it now. */
export const otherActs = (claim: Pick<ClaimDetail, "status" | "actions">): ClaimAct[] =>
  REST.filter((act) => claim.actions.includes(act) && act !== primaryAct(claim))
