import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { BreakRow } from "../../modules/agreement/service"
import { KeptSum } from "../../modules/reporting/queries/kept-sum-breaks"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { AgreementKind, isRepairable } from "../../shared/agreement-kinds"
import { openCanceledOrder } from "../quote/order-canceled"
import { reconcileConversions } from "../quote/reconcile-conversions"
import { quoteModule } from "../quote/steps/quote-module"
import { tellHost } from "../receivable/host/tell-host"
import { syncReceivableOrder } from "../receivable/sync-receivable-order"
import { settleDisputes } from "../warranty/claims/disputes"
import { warranties as claimModule } from "../warranty/claims/claim-module"
import { hearWarranties } from "../warranty/hear-order"
import { agreementModule, reportingModule } from "./agreement-module"
import { CHECKS } from "./checks"

type Repair = (container: MedusaContainer, reference_id: string) => Promise<unknown>

/** The orders that a quote became. */
async function ordersOf(container: MedusaContainer, quote_id: string): Promise<string[]> {
  const rows = await quoteModule(container).listCrmQuoteConversions(
    { quote_id, state: "done" },
    { take: null as never }
  )
  return rows.map(({ order_id }) => order_id)
}

const eachOrder =
  (work: (container: MedusaContainer, order_id: string) => Promise<unknown>): Repair =>
  async (container, quote_id) => {
    for (const order_id of await ordersOf(container, quote_id)) {
      await work(container, order_id)
    }
  }

/** Each is what the reconcile jobs do, for one document; safe to repeat. */
const REPAIRS: Partial<Record<AgreementKind, Repair>> = {
  quote_without_order: (container) => reconcileConversions(container),
  quote_order_canceled: eachOrder(openCanceledOrder),
  quote_order_link: eachOrder(syncReceivableOrder),
  order_unknown: syncReceivableOrder,
  order_amounts: syncReceivableOrder,
  order_invoiced: syncReceivableOrder,
  capture_without_receipt: syncReceivableOrder,
  host_not_told: tellHost,
  warranty_missing: (container, order_id) => hearWarranties(container, [order_id]),
  warranty_of_returned: (container, order_id) => hearWarranties(container, [order_id]),
  claim_dispute: async (container, claim_id) => {
    const [claim] = await claimModule(container).listClaims([claim_id])
    await settleDisputes(container, claim, SYSTEM_ACTOR)
  },
  kept_sums: (container, name) => reportingModule(container).rebuildSum(name as KeptSum),
}

/**
 * Mends one break by what the reconcile jobs do, and looks again.
 *
 * @returns the break as it is now; one that stands still says why in `repair_error`
 * @throws NOT_ALLOWED for what people have to mend, and for what agrees already
 */
export async function repairBreak(container: MedusaContainer, id: string, actor: Actor): Promise<BreakRow> {
  const row = (await agreementModule(container).retrieveCrmAgreementBreak(id)) as BreakRow
  const name = row.number ?? row.reference_id
  const repair = REPAIRS[row.kind]
  if (row.settled_at) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${name} agrees again; there is nothing to repair.`)
  }
  if (!isRepairable(row.kind) || !repair) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${name} is not repaired by itself: issued documents stay as they are, and a person decides what corrects them.`)
  } // prettier-ignore
  let error: string | null = null
  try {
    await repair(container, row.reference_id)
  } catch (failure) {
    error = (failure as Error).message
  }
  return agreementModule(container).lookedAgain(row, await lookAgain(container, row), { actor, error })
}

async function lookAgain(container: MedusaContainer, { kind, reference_id }: BreakRow) {
  const found = []
  for (const check of CHECKS.filter(({ kinds }) => kinds.includes(kind))) {
    found.push(...(await check.look(container, reference_id)))
  }
  return found
}
