import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * What the acts and triggers look documents up by. The models' own indexes leave out rows that were deleted, and serve no statement that does not
 * leave them out too: such a statement read the whole table, which nobody saw before it was large.
 */
const LOOKED_UP_BY: Record<string, string> = {
  crm_credit_note_item: "credit_note_id",
  crm_host_customer: "customer_id",
  crm_host_payment: "payment_collection_id",
  crm_instalment: "invoice_id",
  crm_interaction: "source_id, source",
  crm_invoice_item: "invoice_id",
  crm_quote_history: "reference_id, reference",
  crm_quote_move: "quote_id, field, created_at, id",
  crm_quote_token: "quote_id",
  crm_quote_version: "quote_id, version",
  crm_warranty: "order_id",
  crm_warranty_history: "reference_id, act",
}

/** Documents are looked up by an index, whether or not a statement says that they were not deleted. */
export class CrmPlainIndexes1795900180000 implements MigrationInterface {
  name = "CrmPlainIndexes1795900180000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(LOOKED_UP_BY)) {
      await queryRunner.query(`create index if not exists ${table}_looked_up on ${table} (${columns})`)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(LOOKED_UP_BY)) {
      await queryRunner.query(`drop index if exists ${table}_looked_up`)
    }
  }
}
