import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { Actor } from "../../shared/actor"
import { sha256 } from "../../shared/canonical-json"
import { debtorGroup } from "../interaction/customer-group"
import { mailStatement, StatementMailOptions } from "./statement/mail-statement"
import { readStatement, StatementRange } from "./statement/read-statement"

export type SendStatementInput = {
  customer_id: string
  range: StatementRange
  options?: StatementMailOptions
  /** Of the caller's own making, one for each mail that is meant. */
  idempotency_key?: string
  actor: Actor
}

const mailStatementStep = createStep("crm-mail-statement", async (input: SendStatementInput, { container }) => {
  const { customer_id, range, options = {}, idempotency_key, actor } = input
  const statement = await readStatement(container, await debtorGroup(container, customer_id), range)
  const { to, cc, subject, message } = options
  const { bill_to_customer_id: debtor, currency_code, from } = statement
  // The same mail under one key goes out once, however often it is asked for; without a key, once within a minute.
  const asked = idempotency_key ?? Math.floor(Date.now() / 60_000)
  const said = sha256(JSON.stringify([asked, currency_code, from, statement.to, to, cc, subject, message]))
  const key = `statement_sent:${debtor}:${said.slice(0, 24)}`
  return new StepResponse(await mailStatement(container, { statement, key, options, actor }))
})

/**
 * Mails a debtor its statement with the PDF.
 *
 * @throws INVALID_DATA without a recipient, for a range that ends before it begins, and for more movements than a paper takes
 */
export const sendStatementWorkflow = createWorkflow("crm-send-statement", (input: SendStatementInput) => {
  return new WorkflowResponse(mailStatementStep(input))
})
