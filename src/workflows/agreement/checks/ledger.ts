import { MedusaContainer } from "@medusajs/framework/types"

import { LedgerFault } from "../../../modules/receivable/types"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { FoundBreak } from "../../../shared/agreement-kinds"
import { receivableModule } from "../../receivable/receivable-module"
import { Check } from "./check"

/** How long one step verifies. */
const STEP_MS = 2_000

const breakOf = ({ invariant, reference, reference_id, message }: LedgerFault): FoundBreak => ({
  kind: "ledger",
  reference,
  reference_id,
  number: invariant,
  says: message,
  other_says: null,
  amount: null,
  currency_code: null,
})

/** An invoice whose outstanding sum is wrong is named by a kind of its own. */
const isOwn = ({ invariant, reference }: LedgerFault): boolean => invariant === "I2" && reference === "crm_invoice"

async function verified(container: MedusaContainer): Promise<FoundBreak[]> {
  return (await receivableModule(container).verify()).filter((fault) => !isOwn(fault)).map(breakOf)
}

/** Every promise of the ledger, as its own verification sees to them. */
export const ledger: Check = {
  name: "ledger",
  kinds: ["ledger"],
  step: async (container, after) => {
    const run = await receivableModule(container).goOnVerifying(SYSTEM_ACTOR, STEP_MS)
    const checked = run.checked - parseInt(after ?? "0", 10)
    return run.status === "running"
      ? { breaks: [], checked: Math.max(checked, 0), next: String(run.checked) }
      : { breaks: run.faults.filter((fault) => !isOwn(fault)).map(breakOf), checked: Math.max(checked, 0), next: null }
  },
  look: async (container, reference_id) =>
    (await verified(container)).filter((one) => one.reference_id === reference_id),
}
