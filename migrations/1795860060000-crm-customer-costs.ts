import { MigrationInterface, QueryRunner } from "typeorm"

/** What the claims of one customer cost is found without a look at everybody's; may run again at any time. */
export const KEEP_CUSTOMER_COSTS = [
  `create index if not exists crm_sum_warranty_group_customer on crm_sum_warranty_group (key) where dimension = 'customer'`,
]

/** Costs of warranties by customer: the figures of those who are shown are read by themselves. */
export class CrmCustomerCosts1795860060000 implements MigrationInterface {
  name = "CrmCustomerCosts1795860060000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_CUSTOMER_COSTS) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop index if exists crm_sum_warranty_group_customer")
  }
}
