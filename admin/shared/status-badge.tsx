import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

type Color = "green" | "orange" | "red" | "blue" | "grey" | "purple"

/**
 * One color per meaning, everywhere: green settled, orange waiting for them, red late or refused,
 * blue live, grey draft or ended, purple on hold.
 */
const COLORS = {
  quote: {
    draft: "grey",
    sent: "orange",
    accepted: "green",
    declined: "red",
    expired: "red",
    canceled: "grey",
    hold: "purple",
  },
  approval: { pending: "orange", approved: "green", rejected: "red", withdrawn: "grey" },
  conversion: { none: "orange", partial: "orange", full: "green" },
  deposit: { none: "grey", pending: "orange", paid: "green", taken_over: "green", refunded: "grey" },
  invoice: { draft: "grey", issued: "blue", voided: "grey" },
  payment: { unpaid: "orange", partially_paid: "orange", paid: "green", overdue: "red" },
  credit_note: { draft: "grey", issued: "blue", voided: "grey" },
  billing: { planned: "blue", made: "green", nothing: "grey", refused: "red", stopped: "grey", failed: "red" },
  dispute: { open: "orange", credited: "green", rejected: "red", withdrawn: "grey", corrected: "green" },
  promise: { open: "orange", kept: "green", broken: "red", canceled: "grey" },
  proposal: { open: "orange", done: "green", dismissed: "grey", closed: "grey" },
  dunning_run: { proposing: "blue", proposed: "orange", canceled: "grey" },
  dunning_notice: {
    proposed: "orange",
    held: "purple",
    excluded: "grey",
    superseded: "grey",
    planned: "blue",
    sent: "green",
    failed: "red",
    skipped: "grey",
    canceled: "grey",
    open: "orange",
    done: "green",
  },
  address: {
    none: "grey",
    asked: "orange",
    confirmed: "green",
    corrected: "orange",
    accepted: "green",
    rejected: "grey",
    withdrawn: "grey",
  },
  warranty: {
    pending: "orange",
    not_begun: "orange",
    active: "blue",
    expired: "grey",
    returned: "grey",
    canceled: "grey",
  },
  warranty_unit: { active: "blue", returned: "grey", replaced: "grey" },
  warranty_claim: {
    submitted: "orange",
    approved: "blue",
    in_repair: "blue",
    rejected: "red",
    resolved: "green",
    canceled: "grey",
  },
  remedy: { started: "blue", waiting: "orange", done: "green", failed: "red" },
  warranty_part: { taking: "orange", taken: "green", failed: "red", returning: "orange", returned: "grey" },
  recovery: { expected: "grey", claimed: "orange", received: "green", refused: "red" },
  receipt: { unallocated: "orange", partially_allocated: "orange", allocated: "green", refunded: "grey" },
} as const satisfies Record<string, Record<string, Color>>

export type StatusKind = keyof typeof COLORS

type DocumentStatusProps = {
  kind: StatusKind
  status: string | null | undefined
}

/** The status of a document with its word and color; the same status looks the same on every page. */
export const DocumentStatus = ({ kind, status }: DocumentStatusProps) => {
  const { t } = useTranslation("crm")
  if (!status) {
    return null
  }
  const colors: Record<string, Color> = COLORS[kind]
  return (
    <StatusBadge color={colors[status] ?? "grey"} className="whitespace-nowrap">
      {t(`status.${kind}.${status}`, { defaultValue: status })}
    </StatusBadge>
  )
}
