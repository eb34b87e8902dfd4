import { verifyLedger } from "../../../src/modules/receivable/sql/verify"
import { Actor } from "../../../src/shared/actor"
import { storeToday } from "../../../src/shared/days"
import { draftInput, line } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const CHANGES = process.env.CRM_DEEP === "1" ? 1_000 : 120

const TABLES = [
  "crm_invoice",
  "crm_invoice_item",
  "crm_instalment",
  "crm_credit_note",
  "crm_credit_note_item",
  "crm_receipt",
  "crm_allocation",
  "crm_refund",
  "crm_write_off",
  "crm_receivable_history",
]

/** Another value for a column, which is not what is there. */
const OTHER: Record<string, (column: string) => string> = {
  text: (column) => `coalesce("${column}", '') || 'x'`,
  integer: (column) => `coalesce("${column}", 0) + 1`,
  numeric: (column) => `coalesce("${column}", 0) + 0.01`,
  jsonb: (column) => `coalesce("${column}", '{}'::jsonb) || '[{"x": 1}]'::jsonb`,
  boolean: (column) => `not coalesce("${column}", false)`,
  "timestamp with time zone": (column) => `coalesce("${column}", now()) + interval '1 millisecond'`,
}

class Undo extends Error {}

/** The same sequence in every run, so that a miss can be looked at again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export const randomChanges: ReceivableSuite = ({ service, sql, manager }) => {
  const ledger = async () => {
    const receipt = (amount: string, allocations: { invoice_id: string; amount: string }[] = []) =>
      service.recordReceipt({
        source: "manual",
        customer_id: "cus_1",
        amount,
        currency_code: "eur",
        received_date: TODAY,
        reference: "thanks",
        allocations,
        actor: CLERK,
      })
    const ids: string[] = []
    for (let index = 0; index < 4; index++) {
      const lines = [line(), line({ title: "Nut", quantity: index + 1, sku: "N1" })]
      const { id } = await service.createInvoiceDraft(draftInput({ order_id: `order_${index}`, lines }), CLERK)
      ids.push((await service.issueInvoice(id, { actor: CLERK })).id)
    }
    const paid = await receipt("25", [{ invoice_id: ids[0], amount: "20" }])
    await receipt("10", [{ invoice_id: ids[1], amount: "10" }])
    await service.reverseAllocation(paid.allocations[0].id, CLERK)
    await service.createCreditNote({ invoice_id: ids[1], amount: "5", reason: "late", actor: CLERK })
    await service.createCreditNote({ invoice_id: ids[2], actor: CLERK })
    await service.payBack({ receipt_id: paid.id, amount: "3", method: "cash", actor: CLERK })
    const back = await service.payBack({ receipt_id: paid.id, amount: "2", method: "cash", actor: CLERK })
    await service.reversePayBack(back.id, CLERK)
    const rest = await service.writeOff({
      invoice_id: ids[0],
      amount: "1",
      reason_code: "small_difference",
      actor: CLERK,
    })
    await service.reverseWriteOff(rest.id, CLERK)
    await service.writeOff({ invoice_id: ids[1], amount: "1", reason_code: "small_difference", actor: CLERK })
    await service.voidInvoice(ids[3], { actor: CLERK, note: "typo" })
    await service.createInvoiceDraft(draftInput(), CLERK)
  }

  describe("random changes with the triggers off", () => {
    it(`are all found: ${CHANGES} of ${CHANGES}`, async () => {
      await ledger()
      expect(await service.verify()).toEqual([])
      const random = randomFrom(20261125)
      const columns = await sql<{ table_name: string; column_name: string; data_type: string }>(
        `select table_name, column_name, data_type from information_schema.columns
         where table_name in (${TABLES.map(() => "?").join(", ")}) and column_name <> 'updated_at' order by table_name, ordinal_position`,
        TABLES
      )
      const missed: string[] = []
      let tried = 0
      for (let made = 0; made < CHANGES && tried < CHANGES * 3; tried++) {
        const { table_name, column_name, data_type } = columns[random(columns.length)]
        const value = column_name.endsWith("_date")
          ? `(coalesce("${column_name}", '2020-01-01')::date + 1)::text`
          : OTHER[data_type](column_name)
        // One in ten is a row taken away.
        const removes = random(10) === 0
        const rows = await sql<{ id: string }>(`select id from ${table_name} order by id`)
        const { id } = rows[random(rows.length)]
        const change = removes ? `delete from ${table_name}` : `update ${table_name} set "${column_name}" = ${value}` // prettier-ignore
        const found = await manager()
          .transactional(async (transaction) => {
            await transaction.execute("set local session_replication_role = replica")
            await transaction.execute(`${change} where id = ?`, [id])
            throw Object.assign(new Undo(), { faults: await verifyLedger(transaction as never) })
          })
          .catch((error: Error & { faults?: unknown[]; code?: string }) => {
            // A CHECK, a type or a unique index refuses it even so: no change was made.
            return error instanceof Undo
              ? error.faults!.length
              : /^2[23]/.test(error.code ?? "")
                ? null
                : Promise.reject(error)
          })
        if (found === null) {
          continue
        }
        made++
        if (!found && !(await isDraft(table_name, id, removes))) {
          missed.push(`${change} (${id})`)
        }
      }
      expect(missed).toEqual([])
      expect(tried).toBeLessThan(CHANGES * 3)
      expect(await service.verify()).toEqual([])

      /** Throwing a draft away is no tampering: nothing of it was issued. */
      async function isDraft(table: string, rowId: string, removed: unknown): Promise<boolean> {
        const key = table === "crm_invoice" ? "t.id" : table === "crm_invoice_item" ? "t.invoice_id" : null
        if (!removed || !key) {
          return false
        }
        const [{ draft }] = await sql<{ draft: boolean }>(
          `select exists (select from ${table} t join crm_invoice i on i.id = ${key} where t.id = ? and i.status = 'draft') as draft`,
          [rowId]
        )
        return draft
      }
    })

    it("name the document", async () => {
      await ledger()
      const [{ id, number }] = await service.listCrmInvoices(
        { status: "issued" },
        { order: { sequence: "ASC" }, take: 1 }
      )
      const at = async (change: string) => {
        await sql(`set session_replication_role = replica; ${change}; set session_replication_role = origin`)
        return (await service.verify()).map(({ invariant, message }) => `${invariant} ${message}`)
      }
      expect(
        await at(`update crm_invoice_item set title = 'Screw' where invoice_id = '${id}' and position = 1`)
      ).toEqual([
        `I6 ${number}: its content is not what was issued.`,
        `I8 A line of Invoice ${number}: it was changed past the rules of the ledger.`,
      ])
      expect(
        await at(
          `update crm_invoice_item set title = 'Bolt' where invoice_id = '${id}' and position = 1; delete from crm_receivable_history where reference_id = '${id}' and act = 'issued'`
        )
      ).toEqual([
        expect.stringMatching(new RegExp(`^I9 History of Invoice ${number}: it has \\d+ of \\d+ entries\\.$`)),
      ])
    })
  })
}
