import { MigrationInterface, QueryRunner } from "typeorm"

import { CUSTOMER_VIEWS, KEEP_CUSTOMERS } from "./1795742000000-crm-customer-list"

const LAST_OF = (group: string): string =>
  `(select max(occurred_at) from crm_timeline where customer_id = any (${group}) and kind in ('interaction', 'mail', 'dunning'))`

/**
 * When customers who are one were last spoken to, kept on each of their rows: as their timelines change, as they are copied, and as a
 * merge comes or goes.
 */
export const KEEP_ALIASES = [
  `create or replace function crm_last_contact() returns trigger language plpgsql as $$
   declare who text[] := crm_customer_group(case when tg_op = 'DELETE' then old.customer_id else new.customer_id end);
   begin
     update crm_host_customer set last_contact_at = ${LAST_OF("who")} where customer_id = any (who);
     return null;
   end $$`,
  `create or replace function crm_last_contact_of() returns trigger language plpgsql as $$
   begin
     new.last_contact_at := ${LAST_OF("crm_customer_group(new.customer_id)")};
     return new;
   end $$`,
  `create or replace function crm_last_contact_of_group(asked text) returns void language sql as $$
     update crm_host_customer set last_contact_at = ${LAST_OF("crm_customer_group(asked)")} where customer_id = any (crm_customer_group(asked)) $$`,
  `create or replace function crm_last_contact_merged() returns trigger language plpgsql as $$
   begin
     if tg_op <> 'INSERT' then
       perform crm_last_contact_of_group(old.root_id), crm_last_contact_of_group(old.customer_id);
     end if;
     if tg_op <> 'DELETE' then
       perform crm_last_contact_of_group(new.root_id);
     end if;
     return null;
   end $$`,
  `create or replace trigger crm_last_contact_merged after insert or update or delete on crm_customer_alias
   for each row execute function crm_last_contact_merged()`,
  `select crm_last_contact_of_group(root_id) from (select distinct root_id from crm_customer_alias where deleted_at is null) roots`,
]

/** Triggers that must be there; a dropped and recreated table has lost them. */
export const ALIAS_TRIGGERS = ["crm_last_contact_merged"]

const ACCENTED = "áàâãäåéèêëíìîïóòôõöúùûüçñ"
const PLAIN = "aaaaaaeeeeiiiiooooouuuucn"

/** Letters and digits of a name, small and without accents; a database may know no capitals beyond A to Z. */
const NAME = `nullif(regexp_replace(translate(lower(h.name), '${ACCENTED}${ACCENTED.toUpperCase()}', '${PLAIN}${PLAIN}'), '[^[:alnum:]]+', '', 'g'), '')`

/** A number as written, without signs; the plus of a country's code is kept, however it was written. */
const DIALED = `regexp_replace(regexp_replace(coalesce(h.phone, ''), '[^0-9+]', '', 'g'), '^00', '+')`

/** The same without the code of the country (ITU-T E.164: no code begins with another one) and without the zero in front. */
const PHONE = `ltrim(case
    when dialed.number ~ '^[+][17]' then substr(dialed.number, 3)
    when dialed.number ~ '^[+](2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])' then substr(dialed.number, 4)
    when dialed.number like '+%' then substr(dialed.number, 5)
    else dialed.number end, '0+')`

export const ALIAS_VIEWS: Record<string, string> = {
  crm_view_customer: `
    select customer_id, name, person, email, phone, country_code, city, has_account, registered_at, last_contact_at
      from crm_host_customer h where deleted_at is null
       and not exists (select from crm_customer_alias a where a.customer_id = h.customer_id and a.deleted_at is null)`,

  crm_view_customer_alias: `
    select customer_id, merged_into_id, root_id from crm_customer_alias where deleted_at is null`,

  crm_view_merged_customer: `
    select a.root_id, a.merged_into_id, a.merged_at, h.customer_id, h.name, h.person, h.email, h.phone, h.has_account, h.registered_at
      from crm_customer_alias a join crm_host_customer h on h.customer_id = a.customer_id and h.deleted_at is null where a.deleted_at is null`,

  crm_view_customer_identity: `
    select h.customer_id, coalesce(a.root_id, h.customer_id) as root_id, h.has_account, lower(h.email) as email,
           nullif(split_part(lower(h.email), '@', 2), '') as domain, ${NAME} as name, nullif(${PHONE}, '') as phone
      from crm_host_customer h
     cross join lateral (select ${DIALED} as number) dialed
      left join crm_customer_alias a on a.customer_id = h.customer_id and a.deleted_at is null
     where h.deleted_at is null`,

  crm_view_customer_tax_id: `
    select c.customer_id, coalesce(a.root_id, c.customer_id) as root_id, t.tax_id
      from crm_customer_account c
     cross join lateral (select distinct upper(regexp_replace(id, '[^[:alnum:]]', '', 'g')) as tax_id from unnest(array[c.tax_id, c.vat_id]) id) t
      left join crm_customer_alias a on a.customer_id = c.customer_id and a.deleted_at is null
     where c.deleted_at is null and t.tax_id <> ''`,

  crm_view_customer_distinction: `select customer_ids from crm_customer_distinction where deleted_at is null`,
}

/** Customers who are one are read as one, and those who look like one are found. */
export class CrmCustomerAliases1795770000000 implements MigrationInterface {
  name = "CrmCustomerAliases1795770000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_ALIASES) {
      await queryRunner.query(statement)
    }
    for (const [name, select] of Object.entries(ALIAS_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(ALIAS_VIEWS).filter((view) => view !== "crm_view_customer")) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
    await queryRunner.query(`create or replace view crm_view_customer as ${CUSTOMER_VIEWS.crm_view_customer}`)
    await queryRunner.query("drop function if exists crm_last_contact_merged() cascade")
    await queryRunner.query("drop function if exists crm_last_contact_of_group(text)")
    for (const statement of KEEP_CUSTOMERS) {
      await queryRunner.query(statement)
    }
  }
}
