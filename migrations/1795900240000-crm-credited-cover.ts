import { MigrationInterface, QueryRunner } from "typeorm"

import { CREDIT } from "./1795810000000-crm-sold-cover"

/** Cover that a waiting part's units began since a month was closed: what ends first of it, and the units of all of it. */
const BEGAN = `
  left join lateral (
    select c.ends_date, c.number, sum(c.room) over () as room
      from (select o.ends_date, o.number, o.quantity - (
                     select coalesce(sum(r.units), 0) from crm_invoice_item t join crm_sold_cover_part r on r.invoice_item_id = t.id
                      where t.order_item_id = p.order_item_id and t.deleted_at is null and r.warranty_id = o.id and r.state = 'running' and not r.is_price) as room
              from crm_warranty o
             where o.order_id = p.order_id and o.source = 'sold' and o.status = 'active' and o.deleted_at is null
               and (o.source_key = 'sold:' || p.order_item_id or starts_with(o.source_key, 'sold:' || p.order_item_id || ':'))) c
     where c.room > 0 order by c.ends_date, length(c.number), c.number collate "C" limit 1) began on p.state = 'waiting'`

/** As the entitlements give units back: those without cover first, then what ends first, of what ends on one day what was opened first. */
const ORDER = `(p.state = 'waiting' and p.units > coalesce(began.room, 0)) desc, coalesce(w.ends_date, began.ends_date),
  length(coalesce(w.number, began.number)), coalesce(w.number, began.number) collate "C", p.id`

/** May run again at any time. */
export const KEEP_CREDITED_COVER = [
  CREDIT.replace(
    "left join crm_warranty w on w.id = p.warranty_id",
    `left join crm_warranty w on w.id = p.warranty_id ${BEGAN}`
  ).replace("p.state = 'waiting' desc, w.ends_date desc, p.id", ORDER),
]

/** A credit note takes the units of sold cover that the entitlements give back once they hear of it. */
export class CrmCreditedCover1795900240000 implements MigrationInterface {
  name = "CrmCreditedCover1795900240000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_CREDITED_COVER) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CREDIT)
  }
}
