import { MigrationInterface, QueryRunner } from "typeorm"

/** Hours entered for a claim that were not taken back. */
const HOURS = `
  left join lateral (
    select sum(o.quantity) as spent from crm_warranty_cost o
     where o.claim_id = c.id and o.source = 'labour' and o.deleted_at is null
       and not exists (select 1 from crm_warranty_cost r where r.reverses_id = o.id)) h on true`

export const REPAIR_VIEWS: Record<string, string> = {
  crm_view_open_repair: `
    select c.id, c.number, c.title, c.status, c.product_id, c.technician, c.assignee_id, c.submitted_by, c.order_id, c.due_date,
           c.estimated_hours::numeric as estimated_hours, coalesce(h.spent, 0) as spent_hours
      from crm_warranty_claim c ${HOURS}
     where c.status in ('approved', 'in_repair') and coalesce(c.remedy, 'repair') = 'repair' and c.deleted_at is null`,
  crm_view_settled_repair: `
    select c.id, c.product_id, h.spent as hours from crm_warranty_claim c ${HOURS}
     where c.status = 'resolved' and c.remedy = 'repair' and c.deleted_at is null and h.spent > 0`,
}

/** Repairs that are to be done, and how long those that were done took. */
export class CrmRepairViews1795784120000 implements MigrationInterface {
  name = "CrmRepairViews1795784120000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, select] of Object.entries(REPAIR_VIEWS)) {
      await queryRunner.query(`create or replace view ${name} as ${select}`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(REPAIR_VIEWS)) {
      await queryRunner.query(`drop view if exists ${name}`)
    }
  }
}
