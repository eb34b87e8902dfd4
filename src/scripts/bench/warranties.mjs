import { execute } from "../lib/postgres.mjs"

const WARRANTIES = 200_000
const CLAIMS = 20_000

/** Entitlements of one unit each, with serial numbers, four of every customer; a run before may have none. */
export async function loadWarranties(url, customers) {
  const one = `'{"value": "1", "precision": 20}'::jsonb`
  await execute(
    url,
    `begin;
     insert into crm_warranty (id, number, plan_id, plan_name, basis, terms, status, source, source_key, customer_id, customer_name, customer_email,
         customer_phone, customer_kind, country_code, order_id, order_number, line_id, product_id, variant_id, sku, title, original_quantity,
         raw_original_quantity, quantity, raw_quantity, starts_date, ends_date, purchase_date, currency_code, net_total, raw_net_total, created_at)
       select 'crmw_b' || g, 'WB-' || g, 'crmwp_bench', 'Bench', 'commercial', '{"code": "bench", "months": 24, "covers": ["parts"], "deductible": null}',
         'active', 'delivery', 'bench:' || g, 'cus_b' || (g % ${customers}), 'Customer ' || (g % ${customers}), 'c' || (g % ${customers}) || '@bench.test',
         '+351 9' || lpad((g % ${customers})::text, 8, '0'), 'consumer', 'pt', 'order_b' || g, '#' || g, 'line_b' || g, 'prod_b' || (g % 500),
         'var_b' || (g % 500), 'SKU-' || (g % 500), (array['Desk', 'Lamp', 'Shelf', 'Chair'])[1 + g % 4] || ' ' || (g % 5000), 1, ${one}, 1, ${one},
         to_char(current_date - g % 1200, 'YYYY-MM-DD'), to_char(current_date - g % 1200 + interval '24 months', 'YYYY-MM-DD'),
         to_char(current_date - g % 1200, 'YYYY-MM-DD'), 'eur', 100, '{"value": "100", "precision": 20}', now() - make_interval(mins => g)
       from generate_series(1, ${WARRANTIES}) g
       on conflict do nothing;
     insert into crm_warranty_unit (id, warranty_id, serial, serial_key)
       select 'crmwu_b' || g, 'crmw_b' || g, 'SN-77-' || g, 'SN77' || g from generate_series(1, ${WARRANTIES}) g
       on conflict do nothing;
     commit`
  )
  await loadClaims(url, customers)
}

/** Claims of a tenth of them, one in fifty open, with three costs each and a supplier's share in every tenth. */
async function loadClaims(url, customers) {
  const exact = (value) => `jsonb_build_object('value', ${value}, 'precision', 20)`
  const open = "g % 50 = 0"
  await execute(
    url,
    `begin;
     create temp table claimed on commit drop as
       select g, w.id as warranty_id, w.product_id, w.variant_id, w.title, w.order_id, w.customer_id,
              least(current_date - g % 40, (w.starts_date::date + g % 700)) as day
         from generate_series(1, ${CLAIMS}) g join crm_warranty w on w.id = 'crmw_b' || (1 + (g::bigint * 7919) % ${WARRANTIES});
     update claimed set day = current_date - g % 30 where ${open};
     insert into crm_warranty_claim (id, number, warranty_id, customer_id, customer_name, order_id, product_id, variant_id, title, quantity, fault_code,
         description, status, provisioned, is_goodwill, currency_code, source, submitted_at, submitted_by, remedy, resolved_at)
       select 'crmwc_b' || g, 'WCB-' || g, warranty_id, 'cus_b' || (g % ${customers}), 'Customer ' || (g % ${customers}), order_id, product_id, variant_id, title, 1,
         (array['defect', 'wear', 'transport_damage', 'dead_on_arrival', 'other'])[1 + g % 5], 'It does not work.',
         case when ${open} then (array['submitted', 'approved', 'in_repair'])[1 + g / 50 % 3] else 'resolved' end, g % 20 <> 1, g % 20 = 1, 'eur', 'customer',
         day + time '12:00', 'cus_b' || (g % ${customers}), case when ${open} then null else 'repair' end, case when ${open} then null else day + time '13:00' end
         from claimed on conflict do nothing;
     insert into crm_warranty_claim_state (id, claim_id, state, at, by, by_type)
       select 'crmwcs_b' || g, 'crmwc_b' || g, case when ${open} then (array['submitted', 'approved', 'in_repair'])[1 + g / 50 % 3] else 'resolved' end,
         day + time '12:00', 'bench', 'user' from claimed on conflict do nothing;
     insert into crm_warranty_cost (id, claim_id, kind, amount, raw_amount, currency_code, account, work_date, provisioned, source, actor_id, actor_type)
       select 'crmwco_b' || g || '_' || k, 'crmwc_b' || g, (array['parts', 'labour', 'freight'])[k], 5 + g % 90 + k, ${exact("(5 + g % 90 + k)::text")}, 'eur', 'warranty',
         to_char(least(day + k, current_date), 'YYYY-MM-DD'), g % 20 <> 1, 'hand', 'bench', 'user'
         from claimed cross join generate_series(1, 3) k on conflict do nothing;
     insert into crm_warranty_recovery (id, claim_id, supplier_name, amount, raw_amount, currency_code, status, created_by, created_at)
       select 'crmwrv_b' || g, 'crmwc_b' || g, 'Supplier ' || (g / 10 % 30), 20, ${exact("'20'")}, 'eur', 'expected', 'bench', day + time '13:00'
         from claimed where g % 10 = 0 on conflict do nothing;
     commit`
  )
}
