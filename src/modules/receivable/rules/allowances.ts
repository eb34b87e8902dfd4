/** Reasons for which a credit note gives away money without a change of the order: what was sold and asked for stays what it was. */
export const ALLOWANCES: readonly string[] = ["early_payment", "goodwill", "warranty"]

/** Whether a credit note follows a change of the order. What another takes back, pieces too, stays sold and invoiced. */
export const followsTheOrder = ({ reason_code }: { reason_code: string | null }): boolean =>
  !reason_code || !ALLOWANCES.includes(reason_code)
