import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** History is append-only, whoever tries. */
export class MigrationCrmAccess20261123B extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create or replace function crm_access_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_access_history is append-only'
          using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_access_history_is_final
      before update or delete on crm_access_history
      for each row execute function crm_access_history_is_final()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists crm_access_history_is_final on crm_access_history`)
    this.addSql(`drop function if exists crm_access_history_is_final()`)
  }
}
