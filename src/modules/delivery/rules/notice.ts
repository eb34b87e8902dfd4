import { DeliveryLineRow, NoticeKind } from "../types"

type Told = Pick<DeliveryLineRow, "line_id" | "promised_date" | "change_no" | "told_no" | "told_date" | "closed_at">

/** Whether the customer knows less of a line than the house does. A line whose goods came needs no word. */
export const isUntold = ({ closed_at, told_no, change_no }: Told): boolean => !closed_at && told_no !== change_no

/** What makes two notices one: the changes that they tell. Those of an order without any date tell that there is none. */
export const contentKey = (untold: Told[]): string =>
  untold.length
    ? untold
        .map(({ line_id, change_no }) => `${line_id}:${change_no}`)
        .sort()
        .join(",")
    : "undated"

/** What is told: that there is no date yet, a first date, or another one. */
export function noticeKind(untold: Told[]): NoticeKind {
  if (untold.every(({ promised_date }) => promised_date === null)) {
    return untold.some(({ told_date }) => told_date !== null) ? "changed" : "undated"
  }
  return untold.some(({ told_date, promised_date }) => told_date !== null && told_date !== promised_date)
    ? "changed"
    : "dated"
}
