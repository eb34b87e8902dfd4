import { Actor } from "../../../src/shared/actor"
import { storeToday } from "../../../src/shared/days"
import { draftInput } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

/** What may still change, and why. Everything else of these tables is final once its document is issued. */
const OPEN: Record<string, string[]> = {
  crm_invoice: ["allocated_total", "raw_allocated_total", "handed_over_at", "exported_at", "updated_at"],
  crm_invoice_item: [],
  crm_instalment: ["allocated_total", "raw_allocated_total", "open", "updated_at"],
  crm_credit_note: ["allocated_total", "raw_allocated_total", "refunded_total", "raw_refunded_total", "updated_at"],
  crm_credit_note_item: [],
  crm_receipt: [
    "allocated_total",
    "raw_allocated_total",
    "refunded_total",
    "raw_refunded_total",
    "owner_id",
    "updated_at",
  ],
  crm_allocation: ["reversed_at", "reversed_by", "reversed_date", "updated_at"],
  crm_refund: ["reversed_at", "reversed_by", "reversed_date", "updated_at"],
  crm_receivable_history: [],
  crm_write_off: ["allocated_total", "raw_allocated_total", "reversed_at", "reversed_by", "reversed_date", "updated_at"],
}

/** The name of a table in the generated methods: updateCrmInvoices. */
const METHOD: Record<string, string> = {
  crm_invoice: "CrmInvoices",
  crm_invoice_item: "CrmInvoiceItems",
  crm_instalment: "CrmInstalments",
  crm_credit_note: "CrmCreditNotes",
  crm_credit_note_item: "CrmCreditNoteItems",
  crm_receipt: "CrmReceipts",
  crm_allocation: "CrmAllocations",
  crm_refund: "CrmRefunds",
  crm_receivable_history: "CrmReceivableHistories",
  crm_write_off: "CrmWriteOffs",
}

const OTHER: Record<string, (column: string) => string> = {
  text: (column) => `coalesce("${column}", '') || 'x'`,
  integer: (column) => `coalesce("${column}", 0) + 1`,
  numeric: (column) => `coalesce("${column}", 0) + 1`,
  jsonb: () => `'{"x": 1}'::jsonb`,
  boolean: (column) => `not "${column}"`,
  "timestamp with time zone": () => "now() + interval '1 day'",
}

const VALUE: Record<string, unknown> = {
  text: "x",
  integer: 99,
  numeric: 99,
  jsonb: { x: 1 },
  boolean: true,
  "timestamp with time zone": new Date("2030-01-01"),
}

export const whatWasIssued: ReceivableSuite = ({ service, sql }) => {
  type Column = { column_name: string; data_type: string }
  type Generated = Record<string, (...args: unknown[]) => Promise<unknown>>
  const columnsOf = (table: string) =>
    sql<Column>(
      "select column_name, data_type from information_schema.columns where table_name = ? order by ordinal_position",
      [table]
    )
  const snapshot = async (table: string) =>
    JSON.stringify(await sql(`select to_jsonb(t) - 'updated_at' as row from ${table} t order by id`))
  const methods = () => service as unknown as Generated
  const rowOf = async (table: string): Promise<string> =>
    (await sql<{ id: string }>(`select id from ${table} order by id limit 1`))[0].id

  const ledger = async () => {
    const draft = await service.createInvoiceDraft(draftInput({ supply_date: TODAY, order_id: "order_1" }), CLERK)
    const invoice = await service.issueInvoice(draft.id, { actor: CLERK })
    await service.writeOff({ invoice_id: invoice.id, amount: "0.01", reason_code: "rounding", actor: CLERK })
    await service.recordReceipt({
      source: "manual",
      customer_id: "cus_1",
      amount: "10",
      currency_code: "eur",
      received_date: TODAY,
      allocations: [{ invoice_id: invoice.id, amount: "10" }],
      actor: CLERK,
    })
    await service.createCreditNote({ invoice_id: invoice.id, amount: "28.03", actor: CLERK })
    const [{ id: credit_note_id }] = await service.listCrmCreditNotes({})
    await service.payBack({ credit_note_id, amount: "2", actor: CLERK })
    return invoice
  }

  describe("what was issued", () => {
    beforeEach(ledger)

    it("is every table that carries a seal", async () => {
      const sealed = await sql<{ name: string }>("select table_name as name from information_schema.columns where column_name = 'seal' order by 1")
      expect(sealed.map(({ name }) => name)).toEqual(Object.keys(OPEN).sort())
    })

    it.each(Object.keys(OPEN))("refuses every other value in every column of %s, in SQL", async (table) => {
      const before = await snapshot(table)
      const columns = (await columnsOf(table)).filter(({ column_name }) => !OPEN[table].includes(column_name))
      expect(columns.length).toBeGreaterThan(8)
      for (const { column_name, data_type } of columns) {
        const change = sql(`update ${table} set "${column_name}" = ${OTHER[data_type](column_name)}`)
        await expect(change.then(() => `${column_name} was changed`)).rejects.toMatchObject({ code: "CRM01" })
      }
      await expect(sql(`delete from ${table}`)).rejects.toMatchObject({ code: "CRM01" })
      expect(await snapshot(table)).toBe(before)
    })

    it.each(Object.keys(OPEN))("refuses the generated methods on %s, in words", async (table) => {
      const before = await snapshot(table)
      const id = await rowOf(table)
      const properties = (await columnsOf(table)).filter(
        ({ column_name }) =>
          !OPEN[table].includes(column_name) &&
          !column_name.startsWith("raw_") &&
          !["id", "created_at", "updated_at", "deleted_at"].includes(column_name)
      )
      for (const { column_name, data_type } of properties) {
        // Most are refused in words by the trigger, some by the ORM itself (an unknown status, a missing parent); none may change a row.
        await methods()
          [`update${METHOD[table]}`]({ id, [column_name]: VALUE[data_type] })
          .catch(() => undefined)
      }
      await expect(methods()[`delete${METHOD[table]}`](id)).rejects.toThrow(/cannot be (changed or )?(deleted|changed)/)
      await expect(methods()[`softDelete${METHOD[table]}`](id)).rejects.toThrow(/cannot be/)
      await methods()
        [`restore${METHOD[table]}`](id)
        .catch(() => undefined)
      expect(await snapshot(table)).toBe(before)
    })

    it("takes no more lines or instalments", async () => {
      for (const table of ["crm_invoice_item", "crm_instalment", "crm_credit_note_item"]) {
        const columns = (await columnsOf(table))
          .map(({ column_name }) => `"${column_name}"`)
          .filter((name) => name !== '"id"')
        const copy = sql(
          `insert into ${table} (id, ${columns.join(", ")}) select 'copy', ${columns.join(", ")} from ${table} limit 1`
        )
        await expect(copy).rejects.toMatchObject({ code: "CRM01" })
      }
    })

    it("says which document it is", async () => {
      const [invoice] = await service.listCrmInvoices({})
      await expect(service.updateCrmInvoices({ id: invoice.id, total: 1 })).rejects.toThrow(
        `Invoice ${invoice.number} is issued and cannot be changed; correct it by another document.`
      )
    })

    it("refuses totals that do not fit together where columns are open", async () => {
      await expect(sql("update crm_invoice set allocated_total = total + 1")).rejects.toMatchObject({ code: "23514" })
      await expect(sql("update crm_receipt set refunded_total = amount")).rejects.toMatchObject({ code: "23514" })
      await expect(sql("update crm_instalment set allocated_total = -1")).rejects.toMatchObject({ code: "23514" })
      await expect(sql("update crm_invoice set status = 'voided'")).rejects.toMatchObject({ code: "23514" })
    })
  })

  describe("tampering", () => {
    it("shows, whoever did it and how", async () => {
      const first = await ledger()
      await ledger()
      await sql("alter table crm_invoice disable trigger user")
      await sql("alter table crm_invoice_item disable trigger user")
      expect(await service.verify()).toEqual([])
      await sql(`update crm_invoice set buyer = '{"legal_name": "Someone else"}' where id = ?`, [first.id])
      expect((await service.verify()).map(({ invariant, message }) => [invariant, message])).toEqual([
        ["I6", `${first.number}: its content is not what was issued.`],
        ["I8", `Invoice ${first.number}: it was changed past the rules of the ledger.`],
      ])
    })

    it("shows when the last document of a series is gone", async () => {
      const draft = await service.createInvoiceDraft(draftInput(), CLERK)
      await service.issueInvoice((await service.createInvoiceDraft(draftInput(), CLERK)).id, { actor: CLERK })
      const last = await service.issueInvoice(draft.id, { actor: CLERK })
      await sql("set session_replication_role = replica; delete from crm_instalment where invoice_id = '" + last.id + "'; delete from crm_invoice_item where invoice_id = '" + last.id + "'; delete from crm_invoice where id = '" + last.id + "'; set session_replication_role = origin") // prettier-ignore
      const found = (await service.verify()).map(({ invariant }) => invariant)
      expect(found).toEqual(expect.arrayContaining(["I5", "I6"]))
    })
  })
}
