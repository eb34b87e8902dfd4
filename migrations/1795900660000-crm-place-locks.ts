import { MigrationInterface, QueryRunner } from "typeorm"

import { placeTriggers } from "./1795900300000-crm-places"

/** Locks that a statement takes at most, however many orders it is about. */
const LOCKS = 1024

/**
 * Of an order and a document of it that two transactions write at once, neither sees the other: whoever writes an order, or where it was sold,
 * waits for those who write its documents, and they for it, until the transaction ends. Those who write documents do not wait for each other.
 * May run again at any time.
 */
export const KEEP_PLACE_LOCKS = [
  `create or replace function crm_lock_places(orders text[], alone boolean) returns void language plpgsql as $$
   declare lock int;
   begin
     for lock in select distinct abs(hashtext(o) % ${LOCKS}) from unnest(orders) o where o is not null order by 1 loop
       if alone then
         perform pg_advisory_xact_lock(hashtext('crm_document_place'), lock);
       else
         perform pg_advisory_xact_lock_shared(hashtext('crm_document_place'), lock);
       end if;
     end loop;
   end $$`,
  ...placeTriggers((orders, isOrder) => `perform crm_lock_places(array(${orders}), ${isOrder}); `),
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
    for (const statement of [...placeTriggers(), "drop function if exists crm_lock_places(text[], boolean)"]) {
      await queryRunner.query(statement)
    }
  }
}
