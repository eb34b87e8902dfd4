import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What lists and boards filter by and add up: with it in the index, rows that do not count are never fetched. */
const FACTS = "currency_code, pipeline_id, status, valid_until, total, probability, source_id, expected_close_date"

const OPEN = "where status in ('draft', 'sent') and deleted_at is null"
const NEWEST_FIRST = "created_at desc nulls last, id desc"

const INDEXES = {
  crm_quote_open_by_stage: `(currency_code, stage_id, ${NEWEST_FIRST})
    include (owner_id, ${FACTS.replace("currency_code, ", "")}, next_step_date, customer_id, stage_entered_at, last_contact_at) ${OPEN}`,
  crm_quote_open_of_owner: `(owner_id, stage_id, ${NEWEST_FIRST})
    include (${FACTS}, next_step_date, customer_id, stage_entered_at, last_contact_at) ${OPEN}`,
  crm_quote_of_owner: `(owner_id, ${NEWEST_FIRST}) include (stage_id, ${FACTS}, decided_date) where deleted_at is null`,
  crm_quote_newest: `(${NEWEST_FIRST})
    include (owner_id, stage_id, ${FACTS}, next_step_date, decided_date, customer_id) where deleted_at is null`,
}

/** Said by `SEARCHED` of the list in the same words, or the index is not used. */
const SEARCHED = `(number || chr(10) || coalesce(title, '') || chr(10) || coalesce(customer_name, '') || chr(10) || coalesce(company_name, '')
  || chr(10) || email)`

const BEFORE = {
  IDX_crm_quote_board: `(currency_code, stage_id, ${NEWEST_FIRST}) ${OPEN}`,
  IDX_crm_quote_newest: `(${NEWEST_FIRST}) where deleted_at is null`,
  IDX_crm_quote_owner_id: "(owner_id) where deleted_at is null",
}

/** Filtered boards and lists without a look at 200,000 rows: by owner, by stage, by amounts and days, and by a piece of text. */
export class MigrationCrmQuote20261128L extends Migration {
  override async up(): Promise<void> {
    for (const [name, index] of Object.entries(INDEXES)) {
      this.addSql(`create index if not exists "${name}" on crm_quote ${index}`)
    }
    for (const name of Object.keys(BEFORE)) {
      this.addSql(`drop index if exists "${name}"`)
    }
    // The host's own search needs pg_trgm as well; where the database does not give it, text is found by reading all of it.
    this.addSql(
      `do $$ begin
         create extension if not exists pg_trgm;
         execute 'create index if not exists crm_quote_searched on crm_quote using gin (${SEARCHED.replaceAll("'", "''")} gin_trgm_ops)
           where deleted_at is null';
       exception when others then
         raise notice 'Quotes are searched without an index: %', sqlerrm;
       end $$`
    )
  }

  override async down(): Promise<void> {
    for (const [name, index] of Object.entries(BEFORE)) {
      this.addSql(`create index if not exists "${name}" on crm_quote ${index}`)
    }
    for (const name of [...Object.keys(INDEXES), "crm_quote_searched"]) {
      this.addSql(`drop index if exists "${name}"`)
    }
  }
}
