import { localToday } from "../../shared/format"
import { FollowUp, Priority } from "../queries"
import { EVERY_WEEK, readRecurrence, Recurrence, writeRecurrence } from "./recurrence"

/** What a new follow-up is about. */
export type About = {
  customer_id?: string | null
  reference?: { reference: string; reference_id: string }
  /** Said in the dialog, such as a document's number. */
  name?: string | null
}

export const REPEATS = ["none", "DAILY", "WEEKLY", "MONTHLY", "custom"] as const
export type Repeats = (typeof REPEATS)[number]

/** The form of a follow-up; times are as the browser's own field takes them, empty for none. */
export type FollowUpDraft = {
  kind: string
  title: string
  note: string
  customer_id: string | null
  due_date: string | null
  time: string
  assignee_id: string | null
  priority: Priority
  repeats: Repeats
  custom: Recurrence
  /** What the form cannot say, kept as it is written. */
  kept: string | null
}

const two = (part: number): string => String(part).padStart(2, "0")

/** The time of day of a moment by the user's clock. */
const timeOf = (moment: string): string => {
  const date = new Date(moment)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** @param me - whose a new one is */
export function draftOf(followUp: FollowUp | null, about: About, me: string | null): FollowUpDraft {
  const read = readRecurrence(followUp?.recurrence ?? null)
  const plain = read && read.interval === 1 && !read.weekdays.length && !read.until && !read.times
  const repeats: Repeats = !followUp?.recurrence
    ? "none"
    : plain && read.frequency !== "YEARLY"
      ? read.frequency
      : "custom"
  const timed = Boolean(followUp?.has_time)
  return {
    kind: followUp?.kind ?? (about.customer_id || about.reference ? "call" : "task"),
    title: followUp?.title ?? "",
    note: followUp?.note ?? "",
    customer_id: followUp?.customer_id ?? about.customer_id ?? null,
    due_date: followUp ? (timed ? localToday(new Date(followUp.due_at)) : followUp.due_date) : localToday(),
    time: followUp && timed ? timeOf(followUp.due_at) : "",
    assignee_id: followUp ? followUp.assignee_id : me,
    priority: followUp?.priority ?? "normal",
    repeats,
    custom: read ?? EVERY_WEEK,
    kept: followUp?.recurrence && !read ? followUp.recurrence : null,
  }
}

/** The recurrence as it is stored, null for none. */
export function recurrenceOf({ repeats, custom, kept }: FollowUpDraft): string | null {
  switch (repeats) {
    case "none":
      return null
    case "custom":
      return kept ?? writeRecurrence(custom)
    default:
      return writeRecurrence({ ...EVERY_WEEK, frequency: repeats })
  }
}

const dueOf = ({ due_date, time }: FollowUpDraft): object =>
  due_date && time ? { due_at: new Date(`${due_date}T${time}`).toISOString() } : { due_date }

/** A new follow-up as the API takes it. */
export function createBody(draft: FollowUpDraft, about: About) {
  const recurrence = recurrenceOf(draft)
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    ...dueOf(draft),
    ...(draft.assignee_id ? { assignee_id: draft.assignee_id } : {}),
    priority: draft.priority,
    ...(draft.customer_id ? { customer_id: draft.customer_id } : {}),
    ...(about.reference ?? {}),
    ...(recurrence ? { recurrence } : {}),
  }
}

/** What was changed of a stored one, as the API takes it. */
export function changeBody(draft: FollowUpDraft, before: FollowUpDraft, isRules: boolean) {
  const [recurrence, was] = [recurrenceOf(draft), recurrenceOf(before)]
  const changed = <Key extends "kind" | "priority" | "assignee_id">(key: Key) =>
    draft[key] === before[key] ? {} : { [key]: draft[key] }
  return {
    ...(isRules ? {} : { ...changed("kind"), ...(draft.title === before.title ? {} : { title: draft.title.trim() }) }),
    ...(draft.note === before.note ? {} : { note: draft.note.trim() || null }),
    ...(draft.due_date === before.due_date && draft.time === before.time ? {} : dueOf(draft)),
    ...changed("priority"),
    ...changed("assignee_id"),
    ...(recurrence === was ? {} : { recurrence }),
  }
}

/** The first thing that keeps a draft from being stored, or null. */
export function followUpProblem(draft: FollowUpDraft, isRules: boolean): "title" | "due" | "interval" | "times" | null {
  const { custom, repeats, kept } = draft
  if (!isRules && !draft.title.trim()) {
    return "title"
  }
  if (!draft.due_date) {
    return "due"
  }
  if (repeats !== "custom" || kept) {
    return null
  }
  if (!(custom.interval >= 1 && custom.interval <= 999)) {
    return "interval"
  }
  return custom.times !== null && !(custom.times >= 1 && custom.times <= 999) ? "times" : null
}
