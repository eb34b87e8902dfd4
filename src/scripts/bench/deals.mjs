import { execute } from "../lib/postgres.mjs"

/** Days over which the quotes that were decided are spread: five years. */
const HISTORY_DAYS = 1825
const NOTHING = `'{"value": "0", "precision": 20}'::jsonb`
const MOVES = ["crmst_sent", "crmst_in_discussion", "crmst_negotiating"]

/**
 * Gives the copied quotes a past: open ones of the last 90 days, the others decided over five years, three weeks after they began, one in ten declined;
 * moved from stage to stage; accepted ones ordered on the next day, which the ledger of orders knows, and invoiced five days later. Done again it changes nothing.
 */
export async function loadDeals(url) {
  const day = (expression) => `to_char(current_date + (${expression})::int, 'YYYY-MM-DD')`
  await execute(
    url,
    `begin;
     set local session_replication_role = replica;
     create temporary table deal on commit drop as
       select id, substr(id, 4)::int as g, now() - make_interval(days => case when substr(id, 4)::int % 5 = 0 then substr(id, 4)::int % 90
              else substr(id, 4)::int % ${HISTORY_DAYS} + 20 end) as begun from crm_quote where id like 'bq\\_%';
     update crm_quote q set created_at = d.begun, sent_at = d.begun + interval '1 day', stage_entered_at = d.begun + interval '9 days',
            decided_date = case when d.g % 5 = 0 then null else ${day(`-(d.g % ${HISTORY_DAYS})`)} end,
            status = case when d.g % 5 = 0 then 'sent' when d.g % 50 = 1 then 'declined' else 'accepted' end,
            accepted_at = case when d.g % 5 = 0 or d.g % 50 = 1 then null else d.begun + interval '20 days' end,
            converted_at = case when d.g % 5 = 0 or d.g % 50 = 1 then null else d.begun + interval '21 days' end
       from deal d where d.id = q.id;
     delete from crm_quote_move where id like 'bqm\\_%';
     insert into crm_quote_move (id, quote_id, field, from_value, to_value, actor_id, actor_type, created_at, updated_at)
       select 'bqm_' || d.g || '_' || n, d.id, 'stage', (array['crmst_draft', '${MOVES.join("', '")}'])[n], (array['${MOVES.join("', '")}'])[n], 'bench', 'user',
              d.begun + make_interval(days => n * 3), now()
         from deal d, generate_series(1, ${MOVES.length}) n;
     delete from crm_quote_conversion where id like 'bqc\\_%';
     insert into crm_quote_conversion select r.* from (select * from crm_quote_conversion where state = 'done' order by id limit 1) t, deal d,
       lateral jsonb_populate_record(null::crm_quote_conversion, to_jsonb(t) || jsonb_build_object('id', 'bqc_' || d.g, 'quote_id', d.id, 'order_id', 'bo_' || d.g,
         'claimed_at', d.begun + interval '21 days', 'finished_at', d.begun + interval '21 days')) r
      where d.g % 5 <> 0 and d.g % 50 <> 1;
     delete from crm_receivable_order where id like 'bro\\_%';
     insert into crm_receivable_order select r.* from (select * from crm_receivable_order where quote_id is not null order by id limit 1) t,
       deal d join crm_quote q on q.id = d.id, lateral jsonb_populate_record(null::crm_receivable_order, to_jsonb(t) || jsonb_build_object('id', 'bro_' || d.g,
         'order_id', 'bo_' || d.g, 'display_id', '#' || d.g, 'quote_id', d.id, 'customer_id', q.customer_id, 'customer_name', q.customer_name,
         'bill_to_customer_id', q.bill_to_customer_id, 'owner_id', q.owner_id, 'currency_code', q.currency_code, 'total', q.total, 'raw_total', q.raw_total,
         'invoiced_total', q.total, 'raw_invoiced_total', q.raw_total, 'delivered_total', q.total, 'raw_delivered_total', q.raw_total, 'lines', null,
         'to_invoice_quantity', 0, 'raw_to_invoice_quantity', ${NOTHING}, 'to_invoice_total', 0, 'raw_to_invoice_total', ${NOTHING}, 'wholly_invoiced', true,
         'placed_date', to_char(d.begun + interval '21 days', 'YYYY-MM-DD'), 'delivered_date', to_char(d.begun + interval '25 days', 'YYYY-MM-DD'),
         'canceled_at', null, 'created_at', d.begun + interval '21 days')) r
      where d.g % 5 <> 0 and d.g % 50 <> 1;
     update crm_invoice i set issued_at = d.begun + interval '26 days' from deal d where i.id = 'bi_' || d.g;
     commit`
  )
  await execute(url, "select crm_rebuild_sums()")
  await execute(url, "select crm_rebuild_quote_list()")
  await execute(url, "select crm_rebuild_stage_stays()")
  await execute(
    url,
    "vacuum analyze crm_quote, crm_quote_move, crm_quote_conversion, crm_receivable_order, crm_invoice, crm_instalment, crm_sum_quote, crm_stage_stay"
  )
}
