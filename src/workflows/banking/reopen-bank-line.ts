import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { BANKING_MODULE } from "../../modules/banking"
import type { BankingModuleService } from "../../modules/banking/service"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { ordersOfInvoices } from "../receivable/host/orders-of-invoices"
import { storeToday } from "../receivable/host/store-today"
import { tellHostStep } from "../receivable/steps/tell-host"

export type ReopenBankLineInput = { line_id: string; actor: Actor }

/** First the money, then the line: a crash between them leaves a line whose receipt is taken back, and the next try opens it. */
const reopenLineStep = createStep(
  "crm-reopen-bank-line",
  async ({ line_id, actor }: ReopenBankLineInput, { container }) => {
    const banking = container.resolve<BankingModuleService>(BANKING_MODULE)
    const [line] = await banking.listCrmBankLines({ id: line_id }, { take: 1 })
    if (!line) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Bank line ${line_id} was not found.`)
    }
    const invoiceIds = line.receipt_id
      ? await container
          .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
          .takeReceiptBack(line.receipt_id, `Bank line of ${line.booked_date}`, actor, await storeToday(container))
      : []
    await banking.reopenLine(line_id, actor)
    return new StepResponse({ id: line_id, order_ids: await ordersOfInvoices(container, invoiceIds) })
  }
)

/** Undoes what was made of a bank line: its invoices are open again, its receipt is taken back, and the line waits for another choice. */
export const reopenBankLineWorkflow = createWorkflow("crm-reopen-bank-line", (input: ReopenBankLineInput) => {
  const reopened = reopenLineStep(input)
  tellHostStep(reopened)
  return new WorkflowResponse(reopened)
})
