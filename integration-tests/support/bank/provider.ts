import { AbstractPaymentProvider, MathBN, PaymentActions, PaymentSessionStatus } from "@medusajs/framework/utils"
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  WebhookActionResult,
} from "@medusajs/framework/types"

import { bank } from "./ledger"

const idOf = (input: { data?: Record<string, unknown> }): string => String(input.data?.payment_id)

/**
 * A payment provider that sends the buyer to a page of its own, as PayPal or a bank does: what the buyer did there is known when the
 * provider is asked, or by its webhook `POST /hooks/payment/bank_test { payment_id }`.
 */
export class BankProvider extends AbstractPaymentProvider {
  static override identifier = "bank"

  async initiatePayment({ amount, data, context }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const payment_id = bank().open(
      MathBN.convert(amount).toFixed(),
      String(context?.idempotency_key ?? data?.session_id ?? "")
    )
    return { id: payment_id, data: { payment_id, links: { approve: `${bank().page}${payment_id}` } } }
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const { state } = await bank().ask(idOf(input))
    const known = { paid: PaymentSessionStatus.AUTHORIZED, taken: PaymentSessionStatus.CAPTURED } as const
    return { data: input.data ?? {}, status: known[state as keyof typeof known] ?? PaymentSessionStatus.REQUIRES_MORE }
  }

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    bank().take(idOf(input))
    return { data: input.data }
  }

  async refundPayment(input: RefundPaymentInput) {
    bank().giveBack(idOf(input), MathBN.convert(input.amount).toFixed())
    return { data: input.data }
  }

  async cancelPayment(input: { data?: Record<string, unknown> }) {
    bank().end(idOf(input))
    return { data: input.data }
  }

  async deletePayment(input: DeletePaymentInput) {
    bank().end(idOf(input))
    return { data: input.data }
  }

  async updatePayment(input: { data?: Record<string, unknown> }) {
    return { data: input.data }
  }

  async retrievePayment(input: { data?: Record<string, unknown> }) {
    return { data: input.data }
  }

  async getPaymentStatus(input: { data?: Record<string, unknown> }) {
    return { data: input.data, status: PaymentSessionStatus.PENDING }
  }

  async getWebhookActionAndData({ data }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const { session_id, amount, state } = bank().look(String(data.payment_id))
    bank().told++
    return state === "paid" || state === "taken"
      ? { action: PaymentActions.SUCCESSFUL, data: { session_id, amount: Number(amount) } }
      : { action: PaymentActions.NOT_SUPPORTED }
  }
}
