import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { OpenInstalment } from "../views"
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
  const query = source.createQueryBuilder().select("n.bill_to_customer_id", "debtor").from(OpenInstalment, "n")
  const rows: { debtor: string; overdue: string }[] = await within(query, "n", input)
    .addSelect("sum(n.outstanding)", "overdue")
    .andWhere("n.bill_to_customer_id in (:...debtors) and n.due_date < :as_of", { debtors, as_of: input.as_of })
    .groupBy("n.bill_to_customer_id")
    .getRawMany()
  return new Map(rows.map(({ debtor, overdue }) => [debtor, MathBN.convert(overdue).toFixed()]))
}
