import { MigrationInterface, QueryRunner } from "typeorm"

import { REPAIR_VIEWS } from "./1795784120000-crm-repair-views"

/** Work is entered for few claims; it leads to them, not the claims to it. */
const INDEX = `create index if not exists crm_report_warranty_labour on crm_warranty_cost (claim_id) include (quantity)
  where source = 'labour' and deleted_at is null`

export const SETTLED_REPAIR_VIEWS: Record<string, string> = {
  crm_view_settled_repair: `
    select c.id, c.product_id, h.spent as hours
      from (select o.claim_id, sum(o.quantity) as spent from crm_warranty_cost o
             where o.source = 'labour' and o.deleted_at is null and not exists (select 1 from crm_warranty_cost r where r.reverses_id = o.id)
             group by 1) h
      join crm_warranty_claim c on c.id = h.claim_id
     where c.status = 'resolved' and c.remedy = 'repair' and c.deleted_at is null and h.spent > 0`,
}

/** How long repairs took is read from the work that was entered, without a look at every claim. */
export class CrmSettledRepairs1795900120000 implements MigrationInterface {
  name = "CrmSettledRepairs1795900120000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(INDEX)
    await replace(queryRunner, SETTLED_REPAIR_VIEWS.crm_view_settled_repair)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await replace(queryRunner, REPAIR_VIEWS.crm_view_settled_repair)
    await queryRunner.query("drop index if exists crm_report_warranty_labour")
  }
}

const replace = (queryRunner: QueryRunner, select: string): Promise<unknown> =>
  queryRunner.query(`create or replace view crm_view_settled_repair as ${select}`)
