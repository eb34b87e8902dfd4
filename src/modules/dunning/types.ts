import { InferTypeOf } from "@medusajs/framework/types"

import { Day } from "../../shared/days"
import { DunningLevel } from "./models/dunning-level"
import { DunningNotice } from "./models/dunning-notice"
import { DunningPause } from "./models/dunning-pause"
import { DunningPolicy } from "./models/dunning-policy"
import { DunningRun } from "./models/dunning-run"

export type PolicyRow = InferTypeOf<typeof DunningPolicy>
export type LevelRow = InferTypeOf<typeof DunningLevel>
export type RunRow = InferTypeOf<typeof DunningRun>
export type PauseRow = InferTypeOf<typeof DunningPause>
export type NoticeStatus = InferTypeOf<typeof DunningNotice>["status"]
export type RunStatus = RunRow["status"]
export type Tone = LevelRow["tone"]

/** Languages that a level's own texts may be written in. */
export type LevelTexts = Partial<Record<"en" | "pt-BR", { subject?: string | null; text?: string | null }>>

/** A level as rules need it. */
export type Level = Pick<
  LevelRow,
  "id" | "position" | "name" | "days_overdue" | "channel" | "tone" | "needs_person"
> & {
  texts: LevelTexts | null
}

/** A policy as rules need it; levels in the order of their days. */
export type Policy = {
  id: string
  name: string
  is_default: boolean
  customer_kind: "business" | "consumer" | null
  daily: "off" | "propose" | "send"
  minimums: Record<string, string> | null
  weekdays: number[]
  hour_from: number
  hour_to: number
  attach_pdfs: boolean
  max_delay_days: number
  levels: Level[]
}

/** What of an invoice is asked for, or why not. Amounts are decimal text in the notice's currency. */
export type NoticeInvoice = {
  invoice_id: string
  number: string | null
  issue_date: Day | null
  /** Of the earliest part that is open. */
  due_date: Day
  /** Negative before it is due. */
  days_late: number
  /** Everything that is open of it. */
  outstanding: string
  disputed: string
  /** Due and not disputed; "0" when it is held back. */
  asked: string
  /** The level it has reached, and whether this notice is the one that claims it. */
  level_id: string | null
  level_days: number | null
  claims: boolean
  held: HeldReason[]
}

/** Why an invoice or a whole message is held back. `until` is the last day of it. */
export type HeldReason =
  | { reason: "paused" | "sales_delay" | "locked"; note: string; until: Day | null; invoice_id?: string }
  | { reason: "disputed" | "claim"; amount: string; invoice_id?: string }
  | { reason: "promise"; until: Day; amount: string; invoice_id?: string }
  | { reason: "receipt"; number: string; receipt_id: string; amount: string; invoice_id?: string }
  | { reason: "below_minimum"; minimum: string }
  | { reason: "no_address" }

export type NoticeRow = Omit<InferTypeOf<typeof DunningNotice>, "invoices" | "held_reasons"> & {
  invoices: NoticeInvoice[]
  held_reasons: HeldReason[] | null
}

export type PolicyInput = Partial<Omit<Policy, "id" | "levels">> & {
  levels?: (Partial<Level> & Pick<Level, "days_overdue">)[]
}

export type PauseInput = {
  customer_id?: string | null
  invoice_id?: string | null
  kind: PauseRow["kind"]
  reason: string
  until_date?: Day | null
}

export type RunInput = {
  as_of_date: Day
  trigger?: RunRow["trigger"]
  run_key?: string | null
  policy_ids?: string[] | null
  currency_code?: string | null
}

/** How to reach a debtor: the host knows. */
export type Contact = { email: string | null; phone: string | null; name: string | null }
export type ContactsOf = (customer_ids: string[]) => Promise<Map<string, Contact>>

export type NoticeEdit = {
  subject?: string | null
  message?: string | null
  recipient?: string | null
  note?: string | null
}

/** What became of a notice that was to be sent. */
export type ClaimOutcome = { notice: NoticeRow; claimed: boolean }
