import { MedusaContainer } from "@medusajs/framework/types"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { SYSTEM_ACTOR } from "../../../shared/actor"
import { applyBillingProposalWorkflow } from "../apply-billing-proposal"
import { refusable } from "./auto-invoice"
import { readSeller } from "./seller"

/** Drops the drafts of a canceled order; with the setting `credit_notes_auto` makes the credit note that is proposed. */
export async function settleProposal(container: MedusaContainer, order_id: string): Promise<void> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [row] = await receivable.listCrmReceivableOrders({ order_id }, { select: ["id", "canceled_at"], take: 1 })
  if (row?.canceled_at) {
    const drafts = await receivable.listCrmInvoices({ order_id, status: "draft" }, { select: ["id"], take: null })
    for (const { id } of drafts) {
      await refusable(container, `draft ${id} of a canceled order stays`, () => receivable.deleteInvoiceDraft(id))
    }
  }
  const [proposal] = await receivable.listCrmBillingProposals(
    { order_id, state: "open", kind: "credit_note" },
    { select: ["id"], take: 1 }
  )
  if (proposal && (await readSeller(container)).settings.credit_notes_auto) {
    await refusable(container, `order ${order_id} is not credited by itself`, () =>
      applyBillingProposalWorkflow(container).run({ input: { id: proposal.id, actor: SYSTEM_ACTOR } })
    )
  }
}
