import { MigrationInterface, QueryRunner } from "typeorm"

import { placeTriggers } from "./1795900300000-crm-places"

/** Locks that a statement takes at most, however many orders it is about. */
const LOCKS = 1024

/**
 * Whoever keeps the place of an order's documents does so alone, until the transaction ends, and sees what another left that was waited for:
 * of an order and an invoice that two transactions write at once, neither sees the other. May run again at any time.
 */
export const KEEP_PLACE_LOCKS = [
  `create or replace function crm_lock_places(orders text[]) returns void language plpgsql as $$
   begin
     perform pg_advisory_xact_lock(hashtext('crm_document_place'), lock)
       from (select distinct abs(hashtext(order_id) % ${LOCKS}) as lock from unnest(orders) order_id where order_id is not null order by 1) l;
   end $$`,
  ...placeTriggers((orders) => `perform crm_lock_places(array(${orders})); `),
  "select crm_rebuild_document_places()",
]

/** The place of a document cannot be missed by two who write at once. */
export class CrmPlaceLocks1795900660000 implements MigrationInterface {
  name = "CrmPlaceLocks1795900660000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_PLACE_LOCKS) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...placeTriggers(), "drop function if exists crm_lock_places(text[])"]) {
      await queryRunner.query(statement)
    }
  }
}
