import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Columns of an issued document that may still change. Everything else is final. */
const OPEN_COLUMNS: Record<string, string[]> = {
  crm_invoice: ["allocated_total", "raw_allocated_total", "handed_over_at", "updated_at"],
  crm_credit_note: ["allocated_total", "raw_allocated_total", "updated_at"],
  crm_receipt: [
    "allocated_total",
    "raw_allocated_total",
    "refunded_total",
    "raw_refunded_total",
    "owner_id",
    "updated_at",
  ],
  crm_instalment: ["allocated_total", "raw_allocated_total", "open", "updated_at"],
  crm_allocation: ["reversed_at", "reversed_by", "reversed_date", "updated_at"],
}

const list = (columns: string[]): string => `array[${columns.map((column) => `'${column}'`).join(", ")}]::text[]`

const TRIGGERS: Record<string, string> = {
  crm_invoice_is_final: "crm_invoice",
  crm_credit_note_is_final: "crm_credit_note",
  crm_invoice_item_is_final: "crm_invoice_item",
  crm_credit_note_item_is_final: "crm_credit_note_item",
  crm_instalment_is_final: "crm_instalment",
  crm_receipt_is_final: "crm_receipt",
  crm_allocation_is_final: "crm_allocation",
  crm_receivable_history_is_final: "crm_receivable_history",
  crm_invoice_opens_instalments: "crm_invoice",
  crm_instalment_knows_if_open: "crm_instalment",
  crm_open_day_on_insert: "crm_instalment",
  crm_open_day_on_update: "crm_instalment",
  crm_open_day_on_delete: "crm_instalment",
}

/** Issued documents do not change, whoever tries, and the sums by due day follow the instalments in the same transaction. */
export class MigrationCrmReceivable20261123C extends Migration {
  override async up(): Promise<void> {
    this.finalDocument("crm_invoice", "Invoice", "new.status = 'voided' and old.status = 'issued'", [
      "status",
      "voided_at",
      "voided_by",
      "voided_date",
      "void_note",
    ])
    this.finalDocument("crm_credit_note", "Credit note", "false", [])
    this.finalLines("crm_invoice_item", "crm_invoice", "invoice_id", "Invoice", "lines")
    this.finalLines("crm_credit_note_item", "crm_credit_note", "credit_note_id", "Credit note", "lines")
    this.finalLines("crm_instalment", "crm_invoice", "invoice_id", "Invoice", "instalments")
    this.finalReceipt()
    this.finalAllocation()
    this.appendOnlyHistory()
    this.openInstalments()
    this.openDays()
  }

  override async down(): Promise<void> {
    for (const [name, table] of Object.entries(TRIGGERS)) {
      this.addSql(`drop trigger if exists ${name} on ${table}`)
      this.addSql(`drop function if exists ${name}()`)
    }
    this.addSql(`drop table if exists crm_open_day cascade`)
  }

  private guard(name: string, table: string, events: string, body: string): void {
    this.addSql(`create or replace function ${name}() returns trigger language plpgsql as $$ ${body} $$`)
    this.addSql(
      `create or replace trigger ${name} before ${events} on ${table} for each row execute function ${name}()`
    )
  }

  /** A draft may change; afterwards only the open columns may, and those of one more move. */
  private finalDocument(table: string, name: string, move: string, moveColumns: string[]): void {
    this.guard(
      `${table}_is_final`,
      table,
      "update or delete",
      `
      declare open_columns text[] := ${list(OPEN_COLUMNS[table])};
      begin
        if old.status = 'draft' then
          return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' then
          raise exception '% is final', old.id using errcode = 'CRM01',
            detail = format('${name} %s is %s and cannot be deleted.', coalesce(old.number, old.id), old.status);
        end if;
        if ${move} then
          open_columns := open_columns || ${list(moveColumns)};
        end if;
        if (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
          raise exception '% is final', old.id using errcode = 'CRM01',
            detail = format('${name} %s is %s and cannot be changed; correct it by another document.', coalesce(old.number, old.id), old.status);
        end if;
        return new;
      end`
    )
  }

  /** Rows of a draft may change. A parent that is gone was a draft: its own guard let it go. */
  private finalLines(table: string, parentTable: string, key: string, name: string, what: string): void {
    this.guard(
      `${table}_is_final`,
      table,
      "insert or update or delete",
      `
      declare
        parent record;
        open_columns text[] := ${list(OPEN_COLUMNS[table] ?? [])};
      begin
        for parent in select id, number, status from ${parentTable} where id in (
          case when tg_op <> 'INSERT' then old.${key} end, case when tg_op <> 'DELETE' then new.${key} end)
        loop
          if parent.status <> 'draft' then
            if tg_op = 'UPDATE' and cardinality(open_columns) > 0
              and (to_jsonb(new) - open_columns) is not distinct from (to_jsonb(old) - open_columns) then
              continue;
            end if;
            raise exception '% is final', parent.id using errcode = 'CRM01',
              detail = format('${name} %s is %s; its ${what} cannot be changed.', coalesce(parent.number, parent.id), parent.status);
          end if;
        end loop;
        return coalesce(new, old);
      end`
    )
  }

  private finalReceipt(): void {
    this.guard(
      "crm_receipt_is_final",
      "crm_receipt",
      "update or delete",
      `
      declare open_columns text[] := ${list(OPEN_COLUMNS.crm_receipt)};
      begin
        if tg_op = 'DELETE' or (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
          raise exception '% is final', old.id using errcode = 'CRM01',
            detail = format('Receipt %s is recorded and cannot be changed or deleted.', old.number);
        end if;
        return new;
      end`
    )
  }

  private finalAllocation(): void {
    this.guard(
      "crm_allocation_is_final",
      "crm_allocation",
      "update or delete",
      `
      declare open_columns text[] := ${list(OPEN_COLUMNS.crm_allocation)};
      begin
        if tg_op = 'UPDATE' and old.reversed_at is null
          and (to_jsonb(new) - open_columns) is not distinct from (to_jsonb(old) - open_columns) then
          return new;
        end if;
        raise exception '% is final', old.id using errcode = 'CRM01',
          detail = 'An allocation cannot be changed or deleted; it can be undone once.';
      end`
    )
  }

  private appendOnlyHistory(): void {
    this.guard(
      "crm_receivable_history_is_final",
      "crm_receivable_history",
      "update or delete",
      `
      begin
        raise exception 'crm_receivable_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end`
    )
  }

  /** open = issued and not wholly allocated, whichever of the two rows changes. */
  private openInstalments(): void {
    this.guard(
      "crm_instalment_knows_if_open",
      "crm_instalment",
      "insert or update",
      `
      begin
        new.open := new.allocated_total < new.amount
          and exists (select from crm_invoice where id = new.invoice_id and status = 'issued' and deleted_at is null);
        return new;
      end`
    )
    this.addSql(`
      create or replace function crm_invoice_opens_instalments() returns trigger language plpgsql as $$
      begin
        update crm_instalment set open = (new.status = 'issued' and allocated_total < amount) where invoice_id = new.id;
        return null;
      end $$`)
    this.addSql(`
      create or replace trigger crm_invoice_opens_instalments after update of status on crm_invoice
      for each row when (old.status is distinct from new.status) execute function crm_invoice_opens_instalments()`)
  }

  /** One row per currency and due day; written once per statement and in the order of the days, so that two acts never wait in a ring. */
  private openDays(): void {
    this.addSql(`
      create table if not exists crm_open_day (
        currency_code text not null, due_date text not null, amount numeric not null default 0, count bigint not null default 0,
        primary key (currency_code, due_date))`)
    const taken =
      "select currency_code, due_date, -(amount - allocated_total) as amount, -1 as count from gone where open and deleted_at is null"
    const given =
      "select currency_code, due_date, amount - allocated_total as amount, 1 as count from come where open and deleted_at is null"
    const follow = (rows: string): string => `
      begin
        insert into crm_open_day (currency_code, due_date, amount, count)
        select currency_code, due_date, sum(amount), sum(count) from (${rows}) moved
        group by currency_code, due_date having sum(amount) <> 0 or sum(count) <> 0 order by currency_code, due_date
        on conflict (currency_code, due_date)
        do update set amount = crm_open_day.amount + excluded.amount, count = crm_open_day.count + excluded.count;
        return null;
      end`
    const events = {
      insert: { rows: given, tables: "new table as come" },
      update: { rows: `${taken} union all ${given}`, tables: "old table as gone new table as come" },
      delete: { rows: taken, tables: "old table as gone" },
    }
    for (const [event, { rows, tables }] of Object.entries(events)) {
      const name = `crm_open_day_on_${event}`
      this.addSql(`create or replace function ${name}() returns trigger language plpgsql as $$ ${follow(rows)} $$`)
      this.addSql(
        `create or replace trigger ${name} after ${event} on crm_instalment referencing ${tables} for each statement execute function ${name}()`
      )
    }
  }
}
