import { MigrationInterface, QueryRunner } from "typeorm"

/** Claims are counted by customer, product or plan without a look at the rows; may run again at any time. */
export const KEEP_COUNTED_CLAIMS = [
  `create index if not exists crm_sum_warranty_claim_counted_by on crm_sum_warranty_claim (submitted_at)
     include (currency_code, status, provisioned, customer_id, product_id, plan_id)`,
  "drop index if exists crm_sum_warranty_claim_counted",
]

/** Costs of warranties by product and plan count claims from the index that those by customer do. */
export class CrmCountedClaims1795900540000 implements MigrationInterface {
  name = "CrmCountedClaims1795900540000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_COUNTED_CLAIMS) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index if not exists crm_sum_warranty_claim_counted on crm_sum_warranty_claim (submitted_at)
         include (currency_code, status, provisioned, customer_id)`
    )
    await queryRunner.query("drop index if exists crm_sum_warranty_claim_counted_by")
  }
}
