import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import { AmountInput, assertMoney } from "../../../shared/money"
import { assertRoom, invoiceContactsAfter } from "../rules/invoice-contacts"
import { insertRows, lockName, record, updateRow } from "../sql/rows"
import { CreditTermsInput, InvoiceContact, InvoiceContactChange } from "../types"

const FIELDS = [
  "bill_to_customer_id", "tax_id", "vat_id", "legal_name", "legal_address", "buyer_reference", "endpoint_scheme", "endpoint_id",
  "customer_kind", "locale", "credit_limit", "currency_code", "payment_terms_id", "hold",
  "dunning_policy_id", "invoice_contacts", "statement_monthly", "collection_note",
] as const // prettier-ignore

type Terms = { [Field in (typeof FIELDS)[number]]?: unknown }

/**
 * Changes who gets copies of a customer's invoices, as they are by then: two who change different people at once lose nothing.
 *
 * @throws as `assertRoom`
 */
export async function changeInvoiceContacts(
  manager: EntityManager,
  customer_id: string,
  change: InvoiceContactChange,
  actor: Actor
): Promise<void> {
  await lockName(manager, `crm_customer_account:${customer_id}`)
  const [account] = await manager.execute<{ invoice_contacts: InvoiceContact[] | null }[]>(
    "select invoice_contacts from crm_customer_account where customer_id = ? and deleted_at is null",
    [customer_id]
  )
  const before = account?.invoice_contacts ?? []
  const next = invoiceContactsAfter(before, change)
  assertRoom(before, next)
  if (JSON.stringify(before) !== JSON.stringify(next)) {
    await setCreditTerms(manager, { customer_id, invoice_contacts: next.length ? next : null }, actor)
  }
}

/** Writes a customer's account; what was not given stays. @returns its id */
export async function setCreditTerms(manager: EntityManager, input: CreditTermsInput, actor: Actor): Promise<string> {
  const { customer_id } = input
  await lockName(manager, `crm_customer_account:${customer_id}`)
  const [known] = await manager.execute<(Terms & { id: string })[]>(
    `select id, ${FIELDS.map((field) => (field === "credit_limit" ? "credit_limit::text" : field)).join(", ")}
     from crm_customer_account where customer_id = ? and deleted_at is null`,
    [customer_id]
  )
  const given = Object.fromEntries(
    FIELDS.filter((field) => input[field] !== undefined).map((field) => [field, input[field]])
  ) as Terms
  if (typeof given.currency_code === "string") {
    given.currency_code = given.currency_code.toLowerCase()
  }
  if (given.credit_limit != null) {
    given.credit_limit = MathBN.convert(given.credit_limit as AmountInput).toFixed()
  }
  const after: Terms = { ...known, ...given }
  await assertTerms(manager, customer_id, after)
  const id = known?.id ?? (await insertRows(manager, "crm_customer_account", "crmca", [{ customer_id, ...given }]))[0]
  if (known && Object.keys(given).length) {
    await updateRow(manager, "crm_customer_account", id, given)
  }
  const changes = changesBetween<Terms>(known ?? {}, after, [...FIELDS])
  if (changes) {
    await record(manager, actor, [
      { reference: "crm_customer_account", reference_id: customer_id, act: "terms_set", changes },
    ])
  }
  return id
}

async function assertTerms(manager: EntityManager, customer_id: string, terms: Terms): Promise<void> {
  if (terms.credit_limit != null) {
    if (!terms.currency_code) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "A credit limit needs a currency: currency_code is missing."
      )
    }
    const limit = assertMoney(terms.credit_limit as AmountInput, terms.currency_code as string, "The credit limit")
    if (limit.isNegative()) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The credit limit is ${limit.toFixed()}; it must be 0 or more.`
      )
    }
  }
  if (terms.bill_to_customer_id && terms.bill_to_customer_id !== customer_id) {
    await assertPaysForItself(manager, customer_id, terms.bill_to_customer_id as string)
  }
  if (terms.payment_terms_id) {
    const [found] = await manager.execute<unknown[]>(
      "select id from crm_payment_terms where id = ? and deleted_at is null",
      [terms.payment_terms_id]
    )
    if (!found) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `Payment terms ${String(terms.payment_terms_id)} were not found.`
      )
    }
  }
}

/** One step only: whoever pays for others pays for themselves, so that a debtor has one position. */
async function assertPaysForItself(manager: EntityManager, customer_id: string, debtor: string): Promise<void> {
  const rows = await manager.execute<{ customer_id: string; bill_to_customer_id: string }[]>(
    `select customer_id, bill_to_customer_id from crm_customer_account
     where deleted_at is null and bill_to_customer_id is not null and bill_to_customer_id <> customer_id
       and (customer_id = ? or bill_to_customer_id = ?)`,
    [debtor, customer_id]
  )
  if (rows.length) {
    const [row] = rows
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Customer ${debtor} cannot pay for customer ${customer_id}: customer ${row.bill_to_customer_id} pays for customer ${row.customer_id} already.`
    )
  }
}
