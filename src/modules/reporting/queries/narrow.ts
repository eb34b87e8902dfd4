import type { ReportInput } from "./input"

/** Stands for the documents that belong to no user. */
export const NOBODY = "none"

/** Filters of who and where, and the caller's scope. */
export type Narrowing = Pick<
  ReportInput,
  "owner_ids" | "owner_id" | "team_owner_ids" | "region_id" | "sales_channel_id"
>

/** What a row is, and the SQL of its id, by which the place of its sale is found. */
export type Placed = {
  kinds: readonly ("quote" | "order" | "invoice" | "credit_note" | "receipt")[]
  id: string
  /** Whether each is looked up: few of all that were ever sold, while a join would begin with everything sold at the place. */
  isFew?: boolean
}

/** What the rows of every report are by their alias, with the column that says which document they belong to. */
export const PLACED: Record<string, Placed> = {
  n: { kinds: ["invoice"], id: "n.invoice_id", isFew: true },
  q: { kinds: ["quote"], id: "q.id", isFew: true },
  o: { kinds: ["order"], id: "o.order_id" },
  c: { kinds: ["receipt", "credit_note"], id: "c.id" },
  b: { kinds: ["invoice", "credit_note"], id: "b.id", isFew: true },
}

/** Whether anything but the currency narrows a report. */
export const isNarrowed = ({ owner_ids, owner_id, team_owner_ids, region_id, sales_channel_id }: Narrowing): boolean =>
  Boolean(owner_ids || owner_id || team_owner_ids || region_id || sales_channel_id)

/**
 * Conditions of scope and filters for statements written by hand.
 *
 * @param first - number of the first parameter that they may take
 * @returns `values` to be bound from there, and `of`, which gives what is to be added to the condition on rows of an alias of `PLACED`
 */
export function narrowing(
  { owner_ids, owner_id, team_owner_ids, region_id, sales_channel_id }: Narrowing,
  first: number
): { values: unknown[]; of: (alias: string) => string } {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${first + values.push(value) - 1}`
  const parts: ((alias: string) => string)[] = []
  if (owner_ids) {
    const users = bind(owner_ids)
    parts.push((alias) => `(${alias}.owner_id is null or ${alias}.owner_id = any (${users}::text[]))`)
  }
  if (owner_id === NOBODY) {
    parts.push((alias) => `${alias}.owner_id is null`)
  } else if (owner_id) {
    const user = bind(owner_id)
    parts.push((alias) => `${alias}.owner_id = ${user}`)
  }
  if (team_owner_ids) {
    const team = bind(team_owner_ids)
    parts.push((alias) => `${alias}.owner_id = any (${team}::text[])`)
  }
  if (region_id || sales_channel_id) {
    const region = region_id ? ` and place.region_id = ${bind(region_id)}` : ""
    const channel = sales_channel_id ? ` and place.sales_channel_id = ${bind(sales_channel_id)}` : ""
    parts.push((alias) => placedSql(alias, region + channel))
  }
  return { values, of: (alias) => parts.map((part) => ` and ${part(alias)}`).join("") }
}

/** SQL of whether a row's document was sold at a place. @param where - conditions on `place`, each after an `and` */
export const placedSql = (alias: string, where: string): string =>
  `exists (select from crm_view_document_place place where ${PLACED[alias].kinds
    .map((kind) => `place.kind = '${kind}'`)
    .join(" or ")
    .replace(
      /^(.* or .*)$/,
      "($1)"
    )} and place.id = ${PLACED[alias].id}${where}${PLACED[alias].isFew ? " offset 0" : ""})`
