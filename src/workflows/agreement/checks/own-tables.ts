import { AgreementKind } from "../../../shared/agreement-kinds"
import { OwnCheck } from "../../../modules/reporting/queries/agreement"
import { reportingModule } from "../agreement-module"
import { Check } from "./check"

const KINDS: Record<OwnCheck, AgreementKind[]> = {
  quotes: ["quote_without_order", "quote_order_link"],
  orders: ["order_invoiced", "order_over_invoiced", "host_not_told"],
  invoices: ["invoice_outstanding"],
  warranties: ["warranty_of_returned"],
  disputes: ["claim_dispute"],
}

/** What our own tables tell by themselves, set by set. */
export const ownTables: Check[] = (Object.keys(KINDS) as OwnCheck[]).map((name) => ({
  name,
  kinds: KINDS[name],
  step: (container, after) => reportingModule(container).agreementPage(name, { after }),
  look: async (container, reference_id) =>
    (await reportingModule(container).agreementPage(name, { reference_id })).breaks,
}))
