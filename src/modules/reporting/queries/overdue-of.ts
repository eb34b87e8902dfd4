import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { OpenInstalment } from "../views"
import { membersOf, rootOf, rootsOf } from "./customer-groups"
import { ReportInput, within } from "./input"

/** What each of some debtors owes past its day, of what the caller sees, as decimal text; those who owe nothing are left out. */
export async function overdueOf(
  source: DataSource,
  input: ReportInput,
  debtors: string[]
): Promise<Map<string, string>> {
  if (!debtors.length) {
    return new Map()
  }
  const roots = await rootsOf(source, debtors)
  const members = await membersOf(source, [...new Set(roots.values())])
  const query = source.createQueryBuilder().select(rootOf("n.bill_to_customer_id"), "debtor").from(OpenInstalment, "n")
  const rows: { debtor: string; overdue: string }[] = await within(query, "n", input)
    .leftJoin("crm_view_customer_alias", "root", "root.customer_id = n.bill_to_customer_id")
    .addSelect("sum(n.outstanding)", "overdue")
    .andWhere("n.bill_to_customer_id in (:...members) and n.due_date < :as_of", { members, as_of: input.as_of })
    .groupBy(rootOf("n.bill_to_customer_id"))
    .getRawMany()
  const sums = new Map(rows.map(({ debtor, overdue }) => [debtor, MathBN.convert(overdue).toFixed()]))
  return new Map(
    debtors.flatMap((debtor): [string, string][] => {
      const overdue = sums.get(roots.get(debtor)!)
      return overdue === undefined ? [] : [[debtor, overdue]]
    })
  )
}
