import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { Actor } from "../../src/shared/actor"
import { InterestPolicy } from "../../src/shared/interest"
import { draftInput } from "../fixtures/receivable"
import { Sql } from "../modules/receivable/suite"
import { Cents, Charge, CreditOver, Currency, Day, Invoice, Left, Source, Totals, Wanted } from "./reference-ledger"

const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

/** What paying late costs here: 9 % a year by the day, and 40 EUR once per invoice. */
export const LATE = { percent: 9n, fee: 4_000n }
const POLICY: InterestPolicy = {
  ...{ preset: "custom", uses_reference: false, percent: "9", per: "year", fixed_fee: "40", fixed_fee_currency: "eur" },
  ...{ penalty_percent: null, consumers: true, principal_first: false, rates: [] },
}

export type Row = Omit<Charge, "by"> & { amount: Cents }

export const money = (cents: Cents): string =>
  `${cents < 0n ? "-" : ""}${(cents < 0n ? -cents : cents) / 100n}.${String((cents < 0n ? -cents : cents) % 100n).padStart(2, "0")}`

export const toCents = (amount: string): Cents => {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount)!
  if (/[^0]/.test(fraction.slice(2))) {
    throw new Error(`${amount} is not in whole cents`)
  }
  return BigInt(sign + whole + fraction.slice(0, 2).padEnd(2, "0"))
}

/** Everything stored of one history, as the reference ledger calls it; amounts in cents. */
export type Stored = {
  invoices: (Pick<
    Invoice,
    "status" | "sequence" | "issued" | "net" | "tax" | "rounding" | "total" | "prepaid" | "allocated"
  > & {
    payable: Cents
    instalments: { amount: Cents; due: Day; allocated: Cents }[]
  })[]
  receipts: { sequence: number; day: Day; amount: Cents; allocated: Cents; refunded: Cents }[]
  notes: (Omit<Totals, "total"> & { sequence: number; day: Day; amount: Cents; allocated: Cents; refunded: Cents })[]
  /** The newest first. */
  allocations: StoredAllocation[]
  refunds: { id: string; source: Source; amount: Cents; day: Day; undone: Day | null }[]
  writeOffs: { amount: Cents; allocated: Cents; day: Day; undone: Day | null }[]
}
export type StoredAllocation = {
  id: string
  source: Source
  invoice: number
  instalment: number
  amount: Cents
  day: Day
  undone: Day | null
}

type Json = Record<string, string | number | null>

/** A company of its own in the module under test, so that histories share no numbers, locks or customers. */
export class Store {
  private invoices: { id: string; items: string[]; instalments: string[] }[] = []
  private receipts: string[] = []
  private notes: string[] = []
  private writeOffs: string[] = []
  private disputes: string[] = []
  private promises: string[] = []

  constructor(
    private readonly service: ReceivableModuleService,
    private readonly sql: Sql,
    private readonly company_id: string
  ) {}

  async draft(
    { customer, order, currency, lines, terms }: Pick<Invoice, "customer" | "order" | "currency" | "lines" | "terms">,
    today: Day
  ): Promise<void> {
    const made = await this.service.createInvoiceDraft(
      draftInput({
        company_id: this.company_id,
        customer_id: this.customer(customer),
        order_id: this.order(order),
        currency_code: currency,
        supply_date: today,
        payment_terms: {
          name: "parts",
          instalments: terms.map(({ share, days }) => ({ percent: money(share), days })),
        },
        lines: lines.map(({ price, quantity, discount, percent }) => ({
          kind: "item",
          order_item_id: order === null ? undefined : this.line(order),
          title: "Part",
          quantity: Number(quantity),
          unit_price: money(price),
          subtotal: money(price * quantity),
          discount_total: money(discount),
          tax_lines: [{ rate: String(percent), code: `T${percent}`, name: "Tax" }],
        })),
      }),
      CLERK
    )
    const items = [...(made as unknown as { items: { id: string; position: number }[] }).items]
    this.invoices.push({ id: made.id, items: items.sort((a, b) => a.position - b.position).map(({ id }) => id), instalments: [] }) // prettier-ignore
  }

  discard = (at: number) => this.service.deleteInvoiceDraft(this.invoices[at].id, CLERK)

  issue = (at: number, today: Day, issue_date?: Day) =>
    this.service.issueInvoice(this.invoices[at].id, { issue_date, today, actor: CLERK, revenue_on: "delivery" })

  void = (at: number, today: Day) =>
    this.service.voidInvoice(this.invoices[at].id, { voided_date: today, actor: CLERK })

  handOver = (at: number) => this.service.markInvoiceHandedOver(this.invoices[at].id, CLERK)

  /** @param key - what makes it one and the same receipt, however often it is told */
  async receive(
    head: {
      customer: number
      currency: Currency
      amount: Cents
      day: Day
      order: number | null
      payment: number | null
      key: string
    },
    wanted: Wanted[],
    today: Day
  ): Promise<void> {
    const fromHost = head.payment !== null
    const { id } = await this.service.recordReceipt({
      source: fromHost ? "host_capture" : "manual",
      source_id: `${this.company_id}:${head.key}`,
      company_id: this.company_id,
      customer_id: this.customer(head.customer),
      order_id: this.order(head.order),
      payment_id: this.payment(head.payment),
      amount: money(head.amount),
      currency_code: head.currency,
      received_date: head.day,
      allocations: this.wanted(wanted),
      today,
      actor: CLERK,
    })
    if (!this.receipts.includes(id)) {
      this.receipts.push(id)
    }
  }

  allocate = (source: Source, wanted: Wanted[], today: Day, allocation_date?: Day) =>
    this.service.allocate({
      ...this.source(source),
      allocations: this.wanted(wanted),
      allocation_date,
      today,
      actor: CLERK,
    })

  /** @param deliveries - every delivery of the order so far */
  deliver = (order: number, deliveries: { day: Day; pieces: bigint }[]) => {
    const delivered = String(deliveries.reduce((all, { pieces }) => all + pieces, 0n))
    const facts = {
      title: "Part",
      subtitle: null,
      sku: null,
      ordered: delivered,
      billable: delivered,
      returned: "0",
      total: "0",
    }
    return this.service.upsertReceivableOrder({
      ...{ order_id: this.order(order)!, company_id: this.company_id, customer_id: this.customer(order % 2) },
      ...{ currency_code: "eur", total: 0, paid_total: 0, delivered_total: 0, placed_date: null, delivered_date: null },
      canceled_at: null,
      lines: [{ order_item_id: this.line(order), kind: "item", delivered, ...facts }],
      deliveries: deliveries.map(({ day, pieces }) => ({
        order_item_id: this.line(order),
        quantity: String(pieces),
        date: day,
      })),
    })
  }

  /** What is left of lines as a promise to deliver, as it was moved so far. */
  async left(sold: { invoice: number; line: number }[]): Promise<Left[]> {
    const rows = await this.sql<{ item: string; quantity: string; goods: string; discount: string }>(
      `select m.invoice_item_id as item, ${["quantity", "goods", "discount"]
        .map((name) => `sum(case m.kind when 'promised' then m.${name} else -m.${name} end)::text as ${name}`)
        .join(", ")}
       from crm_revenue_move m join crm_invoice i on i.id = m.invoice_id where i.company_id = ? group by 1`,
      [this.company_id]
    )
    return sold.map(({ invoice, line }) => {
      const { quantity, goods, discount } = rows.find(({ item }) => item === this.invoices[invoice].items[line])!
      return { quantity: toCents(quantity) / 100n, goods: toCents(goods), discount: toCents(discount) }
    })
  }

  /** Pieces by line that the last credit note takes back. */
  async creditedPieces(at: number): Promise<{ line: number; quantity: bigint }[]> {
    const rows = await this.sql<{ item: string; quantity: string }>(
      `select invoice_item_id as item, quantity::text from crm_credit_note_item
       where credit_note_id = ? and invoice_item_id is not null and kind <> 'price' order by position`,
      [this.notes.at(-1)]
    )
    return rows.map(({ item, quantity }) => ({
      line: this.invoices[at].items.indexOf(item),
      quantity: toCents(quantity) / 100n,
    }))
  }

  useCredit = (at: number, today: Day) =>
    this.service.applyCustomerCredit(this.invoices[at].id, { actor: CLERK, must: true, today })

  undo = (id: string, today: Day) => this.service.reverseAllocation(id, CLERK, today)

  async credit(at: number, over: CreditOver, today: Day): Promise<void> {
    const { id, items } = this.invoices[at]
    const note = await this.service.createCreditNote({
      invoice_id: id,
      ...("amount" in over ? { amount: money(over.amount) } : {}),
      ...("lines" in over
        ? {
            items: over.lines
              .map((quantity, line) => ({ invoice_item_id: items[line], quantity: Number(quantity) }))
              .filter(({ quantity }) => quantity > 0),
          }
        : {}),
      today,
      actor: CLERK,
    })
    this.notes.push(note.id)
  }

  async writeOff(at: number, amount: Cents | undefined, today: Day, write_off_date?: Day): Promise<void> {
    const { id } = await this.service.writeOff({
      invoice_id: this.invoices[at].id,
      amount: amount === undefined ? undefined : money(amount),
      ...{ reason_code: "bad_debt", write_off_date, today, actor: CLERK },
    })
    this.writeOffs.push(id)
  }

  undoWriteOff = (at: number, today: Day) => this.service.reverseWriteOff(this.writeOffs[at], CLERK, today)

  async dispute(at: number, amount: Cents | undefined, today: Day): Promise<void> {
    const { id } = await this.service.disputeInvoice({
      invoice_id: this.invoices[at].id,
      amount: amount === undefined ? undefined : money(amount),
      // Each is a doubt of its own; the same once more would be answered by the first.
      ...{ reason: "other", note: `Doubt ${this.disputes.length}`, today, actor: CLERK },
    })
    this.disputes.push(id)
  }

  resolve = (at: number, today: Day) =>
    this.service.resolveDispute(this.disputes[at], { resolution: "rejected", today, actor: CLERK })

  /** What of each invoice is disputed, in cents. */
  async disputed(): Promise<Cents[]> {
    const sums = await this.service.disputedTotals(this.invoices.map(({ id }) => id))
    return this.invoices.map(({ id }) => toCents(sums.get(id) ?? "0"))
  }

  async promise(
    { invoice, customer, currency }: { invoice: number | null; customer: number; currency: Currency },
    amount: Cents | undefined,
    promised_date: Day,
    grace_days: number,
    today: Day
  ): Promise<void> {
    const { id } = await this.service.promisePayment({
      ...(invoice === null
        ? { customer_id: this.customer(customer), currency_code: currency }
        : { invoice_id: this.invoices[invoice].id }),
      amount: amount === undefined ? undefined : money(amount),
      ...{ promised_date, grace_days, today, actor: CLERK },
    })
    if (!this.promises.includes(id)) {
      this.promises.push(id)
    }
  }

  cancelPromise = (at: number) => this.service.cancelPromise(this.promises[at], null, CLERK)

  /** What became of each promise, and how much came for it; canceled ones are not asked about. */
  async promised(today: Day): Promise<({ state: string; received: Cents } | undefined)[]> {
    const states = await this.service.promiseStates(this.promises, today)
    return this.promises.map((id) => {
      const { state, received } = states.get(id)!
      return { state, received: state === "canceled" ? 0n : toCents(received) }
    })
  }

  /** The arithmetic of what a customer owes for paying late, row by row. */
  async late(customer: number, currency: Currency, until: Day): Promise<Row[]> {
    const rows = await this.service.previewInterest({
      ...{ debtor_id: this.customer(customer), currency_code: currency, until, policy: POLICY },
    })
    return rows.map(({ invoice_id, kind, until: day, amount }) => ({
      invoice: this.invoices.findIndex(({ id }) => id === invoice_id),
      kind: kind === "fixed_fee" ? "fee" : "interest",
      until: day,
      amount: toCents(amount),
    }))
  }

  async charge(customer: number, currency: Currency, until: Day, today: Day): Promise<void> {
    const id = await this.service.chargeInterest({
      ...{ debtor_id: this.customer(customer), currency_code: currency, until, policy: POLICY, terms_days: 14, today },
      titleOf: ({ number, kind }) => `${kind} of ${number}`,
      actor: CLERK,
    })
    const items = await this.sql<{ id: string }>(
      "select id from crm_invoice_item where invoice_id = ? order by position",
      [id]
    )
    this.invoices.push({ id, items: items.map((item) => item.id), instalments: [] })
  }

  takeBack = (at: number, today: Day) => this.service.takeReceiptBack(this.receipts[at], "Wrong line", CLERK, today)

  payBack = (source: Source, amount: Cents, today: Day, paid_date?: Day) =>
    this.service.payBack({ ...this.source(source), amount: money(amount), paid_date, today, actor: CLERK })

  undoPayBack = (id: string, today: Day) => this.service.reversePayBack(id, CLERK, today)

  /** The host tells what a payment gave back in all. */
  hostRefund = (payment: number, refunded: Cents, today: Day) =>
    this.service.setPaymentRefunded({
      payment_id: this.payment(payment)!,
      refunded_total: money(refunded),
      today,
      actor: CLERK,
    })

  close = (lock_date: Day | null, may_reopen: boolean, today: Day) =>
    this.service.setPeriodLock({ company_id: this.company_id, lock_date, may_reopen, today, actor: CLERK })

  /** What a customer owes, by currency. */
  async position(customer: number, today: Day) {
    const rows = await this.service.position(this.customer(customer), { today })
    const read = (amount?: string) => toCents(amount ?? "0")
    return (currency: Currency) => {
      const row = rows.find(({ currency_code }) => currency_code === currency)
      return { outstanding: read(row?.outstanding), overdue: read(row?.overdue), unallocated: read(row?.unallocated) }
    }
  }

  /** One reading of all rows, in one statement. */
  async read(): Promise<Stored> {
    const own = "(select id from crm_invoice where company_id = ?)"
    const [{ facts }] = await this.sql<{ facts: Record<string, Json[] | null> }>(
      `select json_build_object(
        'invoices', (select json_agg(json_build_object('id', id, 'status', status, 'sequence', sequence, 'issued', issue_date,
            'net', (subtotal - discount_total)::text, 'tax', tax_total::text, 'rounding', rounding_total::text, 'total', total::text, 'prepaid', prepaid::text,
            'payable', payable::text, 'allocated', allocated_total::text,
            'lines', (select sum(subtotal - discount_total)::text from crm_invoice_item t where t.invoice_id = i.id)))
          from crm_invoice i where company_id = ? and deleted_at is null),
        'instalments', (select json_agg(json_build_object('id', id, 'invoice', invoice_id, 'amount', amount::text, 'due', due_date,
            'allocated', allocated_total::text) order by position) from crm_instalment where invoice_id in ${own}),
        'receipts', (select json_agg(json_build_object('id', id, 'sequence', sequence, 'day', received_date, 'amount', amount::text,
            'allocated', allocated_total::text, 'refunded', refunded_total::text)) from crm_receipt where company_id = ?),
        'notes', (select json_agg(json_build_object('id', id, 'sequence', sequence, 'day', issue_date,
            'net', (subtotal - discount_total)::text, 'tax', tax_total::text, 'rounding', rounding_total::text, 'amount', total::text, 'allocated', allocated_total::text,
            'refunded', refunded_total::text)) from crm_credit_note where company_id = ?),
        'allocations', (select json_agg(json_build_object('id', id, 'receipt', receipt_id, 'note', credit_note_id, 'write_off', write_off_id, 'invoice', invoice_id,
            'instalment', instalment_id, 'amount', amount::text, 'day', allocation_date, 'undone', reversed_date)
            order by created_at desc, id desc) from crm_allocation where invoice_id in ${own}),
        'refunds', (select json_agg(json_build_object('id', id, 'receipt', receipt_id, 'note', credit_note_id, 'amount', amount::text,
            'day', paid_date, 'undone', reversed_date)) from crm_refund
          where customer_id in (?, ?)),
        'write_offs', (select json_agg(json_build_object('id', id, 'amount', amount::text, 'allocated', allocated_total::text,
            'day', write_off_date, 'undone', reversed_date)) from crm_write_off where company_id = ?)
      ) as facts`,
      [...Array(5).fill(this.company_id), this.customer(0), this.customer(1), this.company_id]
    )
    const rows = (name: string): Json[] => facts[name] ?? []
    const cents = (value: Json[string]): Cents => toCents(String(value))
    const instalments = rows("instalments")
    const inOrder = (name: string, ids: string[]): Json[] => {
      const found = rows(name)
      if (found.some(({ id }) => !ids.includes(id as string))) {
        throw new Error(`There are ${name} that nobody made`)
      }
      return ids.map((id) => found.find((row) => row.id === id) ?? { status: "deleted" })
    }
    const partsOf = (id: string): Json[] => instalments.filter(({ invoice }) => invoice === id)
    for (const invoice of this.invoices) {
      invoice.instalments = partsOf(invoice.id).map(({ id }) => id as string)
    }
    const source = ({ receipt, note, write_off }: Json): Source =>
      write_off
        ? { kind: "writeOff", at: this.writeOffs.indexOf(write_off as string) }
        : receipt
          ? { kind: "receipt", at: this.receipts.indexOf(receipt as string) }
          : { kind: "note", at: this.notes.indexOf(note as string) }
    const money = (row: Json) => ({
      sequence: row.sequence as number,
      day: row.day as Day,
      amount: cents(row.amount),
      allocated: cents(row.allocated),
      refunded: cents(row.refunded),
    })
    const act = (row: Json) => ({
      id: row.id as string,
      source: source(row),
      amount: cents(row.amount),
      day: row.day as Day,
      undone: row.undone as Day | null,
    })
    return {
      invoices: inOrder(
        "invoices",
        this.invoices.map(({ id }) => id)
      ).map((row) => {
        // prettier-ignore
        if (row.status === "deleted") {
          return { status: "deleted" } as Stored["invoices"][number]
        }
        if (cents(row.lines) !== cents(row.net)) {
          throw new Error(`The lines of ${String(row.id)} do not add up to its net`)
        }
        return {
          status: row.status as Invoice["status"],
          sequence: row.sequence as number | null,
          issued: row.issued as Day | null,
          ...{ net: cents(row.net), tax: cents(row.tax), rounding: cents(row.rounding), total: cents(row.total) },
          ...{ prepaid: cents(row.prepaid), payable: cents(row.payable), allocated: cents(row.allocated) },
          instalments: partsOf(row.id as string).map(({ amount, due, allocated }) => ({
            amount: cents(amount),
            due: due as Day,
            allocated: cents(allocated),
          })),
        }
      }),
      receipts: inOrder("receipts", this.receipts).map(money),
      notes: inOrder("notes", this.notes).map((row) => ({ ...money(row), net: cents(row.net), tax: cents(row.tax), rounding: cents(row.rounding) })), // prettier-ignore
      allocations: rows("allocations").map((row) => ({
        ...act(row),
        invoice: this.invoices.findIndex(({ id }) => id === row.invoice),
        instalment: partsOf(row.invoice as string).findIndex(({ id }) => id === row.instalment),
      })),
      refunds: rows("refunds").map(act),
      writeOffs: inOrder("write_offs", this.writeOffs).map((row) => ({
        ...{ amount: cents(row.amount), allocated: cents(row.allocated) },
        ...{ day: row.day as Day, undone: row.undone as Day | null },
      })),
    }
  }

  private customer = (customer: number): string => `${this.company_id}_cus_${customer}`
  private order = (order: number | null): string | null => (order === null ? null : `${this.company_id}_order_${order}`)
  private line = (order: number): string => `${this.order(order)}_item`
  private payment = (payment: number | null): string | null =>
    payment === null ? null : `${this.company_id}_pay_${payment}`
  private source = ({ kind, at }: Source) =>
    kind === "receipt" ? { receipt_id: this.receipts[at] } : { credit_note_id: this.notes[at] }
  private wanted = (wanted: Wanted[]) =>
    wanted.map(({ invoice, amount, instalment }) => ({
      invoice_id: this.invoices[invoice].id,
      amount: money(amount),
      instalment_id: instalment === undefined ? undefined : this.invoices[invoice].instalments[instalment],
    }))
}
