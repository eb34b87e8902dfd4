import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** How many entries the History of each document has, counted as they are written: one that is taken away is missed. */
export class MigrationCrmReceivable20261126P2 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists crm_receivable_history_count (
        reference text not null, reference_id text not null, count integer not null, primary key (reference, reference_id))`)
    this.addSql(`
      insert into crm_receivable_history_count (reference, reference_id, count)
      select reference, reference_id, count(*) from crm_receivable_history group by reference, reference_id
      on conflict (reference, reference_id) do update set count = excluded.count`)
    this.addSql(`
      create or replace function crm_receivable_history_is_counted() returns trigger language plpgsql as $$ begin
        insert into crm_receivable_history_count as c (reference, reference_id, count) values (new.reference, new.reference_id, 1)
        on conflict (reference, reference_id) do update set count = c.count + 1;
        return null; end $$`)
    this.addSql(`
      create or replace trigger crm_receivable_history_is_counted after insert on crm_receivable_history
      for each row execute function crm_receivable_history_is_counted()`)
  }

  override async down(): Promise<void> {
    this.addSql("drop trigger if exists crm_receivable_history_is_counted on crm_receivable_history")
    this.addSql("drop function if exists crm_receivable_history_is_counted()")
    this.addSql("drop table if exists crm_receivable_history_count")
  }
}
