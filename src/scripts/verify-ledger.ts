import { ExecArgs } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../modules/receivable"
import type { ReceivableModuleService } from "../modules/receivable/service"
import { SYSTEM_ACTOR } from "../shared/actor"

const SHOWN = 20

/**
 * Reads the whole ledger and says whether every promise of it holds: `npx medusa exec ./src/scripts/verify-ledger.ts` here,
 * `npx medusa exec ./node_modules/medusa-plugin-crm/.medusa/server/src/scripts/verify-ledger.js` in a store.
 *
 * Ends with 1 and names the first broken document when one does not.
 */
export default async function verifyLedger({ container }: ExecArgs): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  let verification = await receivable.goOnVerifying(SYSTEM_ACTOR)
  while (verification.status === "running") {
    say(`${verification.checked} of about ${verification.total} rows`)
    verification = await receivable.goOnVerifying(SYSTEM_ACTOR)
  }
  const { faults, fault_count, checked, heads } = verification
  if (!fault_count) {
    say(`The ledger is whole: ${checked} rows, every sum, every number, every hash.`)
    heads.forEach(({ company_id, series, year, number, hash }) =>
      say(`  ${company_id} ${series} ${year} ends with ${number}, ${hash}`)
    )
    return
  }
  say(`The ledger is broken. First: ${faults[0].message}`)
  faults.slice(1, SHOWN).forEach(({ invariant, message }) => say(`  ${invariant} ${message}`))
  if (fault_count > SHOWN) {
    say(`  and ${fault_count - SHOWN} more`)
  }
  process.exitCode = 1
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
