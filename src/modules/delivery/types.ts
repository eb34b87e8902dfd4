import { InferTypeOf } from "@medusajs/framework/types"

import { Day } from "../../shared/days"
import { AddressCheck } from "./models/address-check"
import { DeliveryHistory } from "./models/delivery-history"
import { DeliveryLine } from "./models/delivery-line"
import { DeliveryNotice } from "./models/delivery-notice"
import { DeliveryToken } from "./models/delivery-token"

export type DeliveryLineRow = InferTypeOf<typeof DeliveryLine>
export type DeliveryHistoryRow = InferTypeOf<typeof DeliveryHistory>
export type DeliveryTokenRow = InferTypeOf<typeof DeliveryToken>
export type DeliverySource = DeliveryLineRow["source"]
export type LinkPurpose = DeliveryTokenRow["purpose"]

/** The host's order that an act is about, and what people call it. */
export type OrderRef = { order_id: string; customer_id: string | null; number: string }

/** A date for one line; null takes the one it has back. */
export type DatedLine = { line_id: string; promised_date: Day | null }

/** Where a date comes from; a fulfilment's is taken once by its `source_id`. */
export type DateOrigin = { source: DeliverySource; source_id?: string | null; note?: string | null }

/** What a notice says of one line. */
export type NoticeLine = {
  line_id: string
  title: string
  quantity: number
  promised_date: Day | null
  /** What the customer was told before; null when nothing. */
  told_date: Day | null
}

export type NoticeKind = InferTypeOf<typeof DeliveryNotice>["kind"]
export type NoticeAnswer = NonNullable<InferTypeOf<typeof DeliveryNotice>["answer"]>
export type DeliveryNoticeRow = Omit<InferTypeOf<typeof DeliveryNotice>, "lines"> & { lines: NoticeLine[] }

/** Parts of a shipping address that a buyer may correct. The country is not one: the host keeps an order's country. */
export const ADDRESS_FIELDS = [
  "company", "first_name", "last_name", "address_1", "address_2", "postal_code", "city", "province", "phone",
] as const // prettier-ignore

export type ShippingAddress = Record<(typeof ADDRESS_FIELDS)[number], string | null>

export type AddressState = InferTypeOf<typeof AddressCheck>["state"]
export type AddressCheckRow = Omit<InferTypeOf<typeof AddressCheck>, "proposed_address"> & {
  proposed_address: ShippingAddress | null
}

/** What a live link opens. */
export type OpenedDelivery = { token_id: string; order_id: string; reference_id: string; recipient: string }
