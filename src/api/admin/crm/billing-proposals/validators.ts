import { z } from "@medusajs/framework/zod"

import {
  amountFilter,
  createItemParams,
  createListParams,
  currencyFilter,
  day,
  enumFilter,
  idFilter,
  momentFilter,
  text,
} from "../../../shared"

export const AdminGetBillingProposalParams = createItemParams()

export const AdminGetBillingProposalsParams = createListParams({
  order: ["order_display_id", "customer_name", "currency_code", "amount", "kind", "state", "created_at", "updated_at"],
  filters: {
    id: idFilter(),
    order_id: idFilter(),
    kind: enumFilter(["credit_note", "invoice"]),
    reason: enumFilter(["edit", "return", "cancellation", "refund"]),
    state: enumFilter(["open", "done", "dismissed", "closed"]),
    customer_id: idFilter(),
    bill_to_customer_id: idFilter(),
    owner_id: idFilter(),
    currency_code: currencyFilter(),
    amount: amountFilter(),
    created_at: momentFilter(),
    updated_at: momentFilter(),
    decided_at: momentFilter(),
  },
  defaultOrder: "-created_at",
})

export const AdminApplyBillingProposal = z.strictObject({
  /** As the caller saw it: a proposal that has changed since is refused. */
  fingerprint: text(128).optional(),
  issue_date: day().optional(),
})
export type AdminApplyBillingProposal = z.infer<typeof AdminApplyBillingProposal>

export const AdminDismissBillingProposal = z.strictObject({ note: text(2000).optional() })
export type AdminDismissBillingProposal = z.infer<typeof AdminDismissBillingProposal>
