import { MigrationInterface, QueryRunner } from "typeorm"

import { addRows, deferredTrigger, list } from "./1795740000000-crm-timeline"
import { rebuildTimeline, TIMELINE_ENTRIES } from "./1795753000000-crm-timeline-moments"

/** Acts on a warranty claim that its customer's timeline shows; a test has words for each. */
export const CLAIM_ACTS = [
  "submitted", "approved", "rejected", "reopened", "repair_started", "message_received", "resolved", "canceled",
] // prettier-ignore

/** What the house does with a claim before it is decided is not the customer's to see. */
const FOR_CUSTOMER = ["submitted", "approved", "rejected", "message_received", "resolved", "canceled"]

const SAID = ["submitted", "rejected", "message_received"]

const ENTRIES: Record<string, string> = {
  ...TIMELINE_ENTRIES,
  crm_warranty_history: `
    select d.customer_id, h.id, 'warranty_claim', h.act, h.created_at, 'crm_warranty_claim', d.id, d.number, d.title,
           case when h.act in (${list(SAID)}) then h.note end, null::numeric, null::text, d.order_id, null::text, h.act in (${list(FOR_CUSTOMER)}),
           h.actor_id, h.actor_type
      from crm_warranty_history h join crm_warranty_claim d on d.id = h.reference_id
     where h.reference = 'crm_warranty_claim' and h.act in (${list(CLAIM_ACTS)}) and d.customer_id is not null and d.deleted_at is null`,
}
const add = addRows(ENTRIES)
const NAME = "crm_timeline_claim"

/** Makes every row anew, claims among them. */
const REBUILD = rebuildTimeline(Object.keys(ENTRIES).map((source) => add(source, "")))

/** Everything that keeps claims on the timeline; may run again at any time. */
export const KEEP_CLAIM_TIMELINE = [
  ...deferredTrigger(NAME, "crm_warranty_history", "insert", [add("crm_warranty_history", "h.id = new.id")]),
  REBUILD,
  add("crm_warranty_history", ""),
]

export const CLAIM_TIMELINE_TRIGGERS = [NAME]

/** What becomes of warranty claims stands on the customer's timeline. */
export class CrmClaimTimeline1795760000000 implements MigrationInterface {
  name = "CrmClaimTimeline1795760000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_CLAIM_TIMELINE) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function if exists ${NAME}() cascade`)
  }
}
