import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const dayCheck = (table: string, column: string) =>
  `alter table ${table} add constraint ${table}_${column}_is_a_day check (${column} is null or ${column}::date::text = ${column})`

const DAYS = [
  ["crm_quote", "requested_delivery_date"],
  ["crm_quote_item", "requested_delivery_date"],
] as const

const CHECKS = [
  ["crm_quote", "discount_is_a_percentage", "discount_percent between 0 and 100"],
  [
    "crm_quote",
    "deposit_is_a_percentage",
    "deposit_percent is null or (deposit_percent > 0 and deposit_percent <= 100)",
  ],
  ["crm_quote_item", "cost_is_not_negative", "unit_cost is null or unit_cost >= 0"],
  ["crm_quote_item", "lead_time_is_not_negative", "lead_time_days is null or lead_time_days >= 0"],
  [
    "crm_quote_item",
    "text_has_no_amount",
    "kind = 'item' or (unit_price = 0 and total = 0 and variant_id is null and not is_optional and alternative_group is null)",
  ],
  ["crm_quote_conversion_item", "quantity_is_positive", "quantity > 0"],
  ["crm_quote_deposit", "amount_is_positive", "amount > 0"],
] as const

/** What a sent quote may still learn, before this migration and after it. */
const keepsItsContent = (open: string, decided: string) => `
      create or replace function crm_quote_keeps_its_content() returns trigger language plpgsql as $$
      declare
        open_columns text[] := array['status', 'stage_id', 'pipeline_id', 'probability', 'owner_id', 'expected_close_date', 'note', 'hold',
          'order_id', 'lost_reason_id', 'decline_note', 'accepted_name', 'accept_note', 'delivery', 'accepted_at', 'accepted_by',
          'declined_at', 'declined_by', 'canceled_at', 'canceled_by', 'converted_at', 'decided_date', 'revision', 'updated_at'${open}];
      begin
        if old.status = 'draft' then
          return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' then
          raise exception 'quote is not a draft' using errcode = 'CRM01',
            detail = format('Quote %s is %s and cannot be deleted.', old.number, old.status);
        end if;
        if new.status = 'draft' then
          open_columns := open_columns || array['version', 'valid_until'];
        end if;${decided}
        if (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
          raise exception 'quote is not a draft' using errcode = 'CRM01',
            detail = format('Quote %s is %s; its content cannot be changed.', old.number, old.status);
        end if;
        return new;
      end $$`

/** Totals follow the options that the buyer takes, so that they may change with the decision and at no other time. */
const DECIDED = `
        if new.status = 'sent' and old.status = 'sent' then
          open_columns := open_columns || array['valid_until'];
        end if;
        if (old.status = 'sent' and new.status = 'accepted') or (old.status = 'accepted' and new.status = 'sent') then
          open_columns := open_columns || array['tax_lines', 'subtotal', 'raw_subtotal', 'discount_total', 'raw_discount_total',
            'shipping_total', 'raw_shipping_total', 'tax_total', 'raw_tax_total', 'rounding_total', 'raw_rounding_total',
            'total', 'raw_total', 'net_total', 'raw_net_total', 'chosen_item_ids'];
        end if;`

const OPEN = `,
          'approval_status', 'honored', 'unanswered_messages', 'reminders_off', 'convert_on_accept', 'cc'`

const versionIsFinal = (open: string) => `
      create or replace function crm_quote_version_is_final() returns trigger language plpgsql as $$
      declare
        open_columns text[] := array['superseded_at', 'decision', 'decided_at', 'decided_by', 'decided_name', 'updated_at'${open}];
      begin
        if tg_op = 'DELETE' or (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
          raise exception 'a sent version is final' using errcode = 'CRM01', detail = 'A sent version of a quote cannot be changed.';
        end if;
        return new;
      end $$`

/** What the database itself keeps true of options, decisions, messages and part conversions. */
export class MigrationCrmQuote20261123D extends Migration {
  override async up(): Promise<void> {
    for (const [table, column] of DAYS) {
      this.addSql(dayCheck(table, column))
    }
    for (const [table, name, rule] of CHECKS) {
      this.addSql(`alter table ${table} add constraint ${table}_${name} check (${rule})`)
    }
    this.addSql(keepsItsContent(OPEN, DECIDED))
    this.addSql(versionIsFinal(`, 'valid_until', 'decided_ip', 'decided_terms', 'decided_item_ids', 'decided_note'`))

    // Conversions made before parts existed ordered every line.
    this.addSql(`
      insert into crm_quote_conversion_item (id, conversion_id, quote_id, quote_item_id, quantity, raw_quantity)
      select 'crmqci_' || md5(conversion.id || item.id), conversion.id, item.quote_id, item.id, item.quantity, item.raw_quantity
      from crm_quote_conversion conversion
      join crm_quote_item item on item.quote_id = conversion.quote_id and item.deleted_at is null
      where conversion.state in ('claimed', 'done') and conversion.deleted_at is null
      on conflict do nothing`)

    this.addSql(`
      create or replace function crm_quote_orders_no_more_than_offered() returns trigger language plpgsql as $$
      declare line record; ordered numeric;
      begin
        select item.title, item.quantity, quote.number into line
        from crm_quote_item item join crm_quote quote on quote.id = item.quote_id
        where item.id = new.quote_item_id for update of quote;
        select coalesce(sum(part.quantity), 0) into ordered
        from crm_quote_conversion_item part join crm_quote_conversion conversion on conversion.id = part.conversion_id
        where part.quote_item_id = new.quote_item_id and part.id <> new.id and part.deleted_at is null
          and conversion.state in ('claimed', 'done') and conversion.deleted_at is null;
        if ordered + new.quantity > line.quantity then
          raise exception 'more than offered' using errcode = 'CRM01',
            detail = format('Quote %s offers %s of %s and %s of them are ordered already; %s more cannot be ordered.', line.number,
              trim_scale(line.quantity), line.title, trim_scale(ordered), trim_scale(new.quantity));
        end if;
        return new;
      end $$`)
    this.addSql(`
      create or replace trigger crm_quote_orders_no_more_than_offered before insert or update on crm_quote_conversion_item
      for each row execute function crm_quote_orders_no_more_than_offered()`)

    this.addSql(`
      create or replace function crm_quote_message_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_quote_message is append-only' using errcode = 'CRM01', detail = 'A message cannot be changed or deleted.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_quote_message_is_final before update or delete on crm_quote_message
      for each row execute function crm_quote_message_is_final()`)
  }

  override async down(): Promise<void> {
    for (const [name, table] of [
      ["crm_quote_message_is_final", "crm_quote_message"],
      ["crm_quote_orders_no_more_than_offered", "crm_quote_conversion_item"],
    ]) {
      this.addSql(`drop trigger if exists ${name} on ${table}`)
      this.addSql(`drop function if exists ${name}()`)
    }
    this.addSql(`update crm_quote_conversion set state = 'undone' where state = 'canceled'`)
    this.addSql(versionIsFinal(""))
    this.addSql(keepsItsContent("", ""))
    for (const [table, name] of CHECKS) {
      this.addSql(`alter table if exists ${table} drop constraint if exists ${table}_${name}`)
    }
    for (const [table, column] of DAYS) {
      this.addSql(`alter table if exists ${table} drop constraint if exists ${table}_${column}_is_a_day`)
    }
  }
}
