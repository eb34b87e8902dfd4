import { MigrationInterface, QueryRunner } from "typeorm"

/** Claims of one customer are counted without a look at everybody's; may run again at any time. */
export const KEEP_CUSTOMER_CLAIMS = [
  `create index if not exists crm_sum_warranty_claim_customer on crm_sum_warranty_claim (customer_id)`,
  // All that is asked for to count them by customer, without a look at the rows.
  `create index if not exists crm_sum_warranty_claim_counted on crm_sum_warranty_claim (submitted_at)
     include (currency_code, status, provisioned, customer_id)`,
]

/** Costs of warranties by customer count claims from narrow indexes. */
export class CrmCustomerClaims1795900420000 implements MigrationInterface {
  name = "CrmCustomerClaims1795900420000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_CUSTOMER_CLAIMS) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ["crm_sum_warranty_claim_customer", "crm_sum_warranty_claim_counted"]) {
      await queryRunner.query(`drop index if exists ${name}`)
    }
  }
}
