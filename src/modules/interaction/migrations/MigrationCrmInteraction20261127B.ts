import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const INDEXES: [name: string, columns: string, unique?: string][] = [
  ["once", "customer_id", "unique"],
  ["name", "name"],
  ["email", "email"],
  ["country_code_city", "country_code, city"],
  ["registered_at", "registered_at"],
  ["deleted_at", "deleted_at"],
  // A list of those spoken to last walks this one.
  ["last_contact", "last_contact_at desc nulls last, customer_id desc"],
]

/** Customers of the host as far as lists go. */
export class MigrationCrmInteraction20261127B extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_host_customer (
        id text not null primary key, customer_id text not null, name text not null, person text null, email text null, phone text null,
        country_code text null, city text null, has_account boolean not null default false, registered_at timestamptz not null,
        last_contact_at timestamptz null, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
        deleted_at timestamptz null)`
    )
    for (const [name, columns, unique = ""] of INDEXES) {
      this.addSql(
        `create ${unique} index if not exists "IDX_crm_host_customer_${name}" on crm_host_customer (${columns}) where deleted_at is null`
      )
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_host_customer cascade`)
  }
}
