import { SYSTEM_ACTOR } from "../../shared/actor"
import { storeToday } from "../../shared/days"
import { boltInvoice } from "../dunning/bolt-invoice"
import { DunningModules } from "../dunning/modules"

/** Copies one real invoice by set-based SQL, past the triggers; each is 6 to 60 days late. */
export async function copyInvoices(
  { receivable, sql }: DunningModules,
  invoices: number,
  debtors: number
): Promise<void> {
  const { id } = await receivable.createInvoiceDraft(boltInvoice("cus_0", "Debtor", "eur", 30))
  await receivable.issueInvoice(id, { actor: SYSTEM_ACTOR })
  const who = `'customer_id', 'cus_b' || (g % ${debtors}), 'bill_to_customer_id', 'cus_b' || (g % ${debtors}), 'customer_name', 'Debtor ' || (g % ${debtors})`
  await sql(
    `begin;
     set local session_replication_role = replica;
     insert into crm_invoice select r.* from (select * from crm_invoice where id = '${id}') t, generate_series(1, ${invoices}) g,
       lateral jsonb_populate_record(null::crm_invoice, to_jsonb(t) || jsonb_build_object('id', 'bi_' || g, 'number', 'B-' || g,
         'sequence', g, 'series', 'BENCH', 'hash', 'b' || g, ${who})) r;
     insert into crm_instalment select r.* from (select * from crm_instalment where invoice_id = '${id}') t, generate_series(1, ${invoices}) g,
       lateral jsonb_populate_record(null::crm_instalment, to_jsonb(t) || jsonb_build_object('id', 'bn_' || g, 'invoice_id', 'bi_' || g, ${who},
         'due_date', to_char('${storeToday("UTC")}'::date - (6 + g % 55)::int, 'YYYY-MM-DD'))) r;
     commit`
  )
  await sql("analyze")
}
