import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { BANKING_MODULE } from "../../modules/banking"
import type { BankingModuleService } from "../../modules/banking/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { recordReceiptStep, RecordReceiptInput } from "../receivable/steps/record-receipt"
import { tellHostStep } from "../receivable/steps/tell-host"

export type AcceptBankLineInput = {
  line_id: string
  customer_id: string
  allocations: { invoice_id: string; amount: string; early_discount?: boolean; early_discount_note?: string }[]
  write_offs?: RecordReceiptInput["write_offs"]
  actor: Actor
}

/** A line is one receipt per try, however often it is accepted; a try that was undone has its own. */
export const sourceIdOf = ({ id, attempt }: { id: string; attempt: number }): string =>
  attempt ? `${id}#${attempt}` : id

/** The receipt that an open line becomes; of one that is settled already the same again. */
const readLineStep = createStep(
  "crm-read-bank-line",
  async ({ line_id, ...input }: AcceptBankLineInput, { container }) => {
    const line = await openLine(container, line_id)
    const receipt: RecordReceiptInput = {
      ...input,
      source: "bank",
      source_id: sourceIdOf(line),
      amount: MathBN.convert(line.amount).toFixed(),
      currency_code: line.currency_code,
      received_date: line.booked_date,
      company_id: line.company_id,
      method: "bank_transfer",
      reference: line.text.slice(0, 255) || undefined,
    }
    return new StepResponse({ receipt, attempt: line.attempt })
  }
)

/** @throws NOT_FOUND, and NOT_ALLOWED for a line that is not open */
async function openLine(container: MedusaContainer, id: string) {
  const banking = container.resolve<BankingModuleService>(BANKING_MODULE)
  const [line] = await banking.listCrmBankLines({ id }, { take: 1 })
  if (!line) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Bank line ${id} was not found.`)
  }
  if (line.state !== "open") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The line of ${line.booked_date} is ${line.state}${line.receipt_number ? ` by receipt ${line.receipt_number}` : ""}; only open lines can be accepted.`
    )
  }
  return line
}

type Settled = { line_id: string; attempt: number; receipt_id: string; actor: Actor }

const settleLineStep = createStep(
  "crm-settle-bank-line",
  async ({ line_id, attempt, receipt_id, actor }: Settled, { container }) => {
    const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    const receipt = await receivable.retrieveCrmReceipt(receipt_id)
    await container.resolve<BankingModuleService>(BANKING_MODULE).settleLine(
      {
        line_id,
        attempt,
        receipt_id,
        receipt_number: receipt.number,
        customer_id: receipt.customer_id ?? "",
        customer_name: receipt.customer_name,
      },
      actor
    )
    return new StepResponse({ id: line_id, receipt_id })
  }
)

/**
 * Makes the receipt of a bank line, once, and settles invoices with it. A crash between the receipt and the line leaves the line open;
 * accepting it again finds the receipt.
 *
 * Emits what `recordReceiptWorkflow` emits.
 *
 * @throws NOT_ALLOWED for a line that is not open, and as recording a receipt does
 */
export const acceptBankLineWorkflow = createWorkflow("crm-accept-bank-line", (input: AcceptBankLineInput) => {
  const line = readLineStep(input)
  const asked = transform({ line }, (data) => data.line.receipt)
  const receipt = recordReceiptStep(asked)
  const settled = transform({ input, line, receipt }, (data) => ({
    line_id: data.input.line_id,
    actor: data.input.actor,
    attempt: data.line.attempt,
    receipt_id: data.receipt.id,
  }))
  const done = settleLineStep(settled)
  const recorded = transform({ receipt }, (data) => ({ id: data.receipt.id }))
  emitEventStep({ eventName: CrmEvents.RECEIPT_RECORDED, data: recorded })
  emitEventStep({ eventName: CrmEvents.INVOICE_PAID, data: receipt.paid }).config({ name: "crm-emit-invoices-paid" })
  emitEventStep({ eventName: CrmEvents.CREDIT_NOTE_ISSUED, data: receipt.discounts }).config({
    name: "crm-emit-discounts",
  })
  tellHostStep(receipt)
  return new WorkflowResponse(done)
})
