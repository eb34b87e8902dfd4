import { z } from "@medusajs/framework/zod"

import { DELIMITERS, ENCODINGS } from "../../../../modules/banking/rules/bank-format"
import { DATE_FORMATS } from "../../../../shared/date-formats"
import { createListParams, currencyCode, id, idFilter, line, requiredText, textFilter } from "../../../shared"

const column = () => line(100)

/** How a bank's CSV file is read; a column is named by its heading, or by its place from 1 on. */
export const bankFormat = z
  .strictObject({
    encoding: z.enum(ENCODINGS),
    delimiter: z.enum(DELIMITERS),
    decimal: z.enum([".", ","]),
    date_format: z.enum(DATE_FORMATS),
    header_lines: z.int().min(0).max(50),
    columns: z.strictObject({
      date: requiredText(100),
      amount: column().nullish(),
      credit: column().nullish(),
      debit: column().nullish(),
      text: z.array(requiredText(100)).min(1).max(10),
      payer_name: column().nullish(),
      payer_iban: column().nullish(),
    }),
  })
  .refine(
    ({ columns }) => Boolean(columns.amount) !== Boolean(columns.credit && columns.debit),
    "must name one column of amounts, or one of what came in (credit) and one of what went out (debit)"
  )

export const AdminGetCrmBankMappingsParams = createListParams({
  order: ["name", "created_at"],
  filters: { id: idFilter(), account: textFilter() },
  defaultOrder: "name",
  defaultLimit: 50,
})

const account = () => requiredText(42).transform((text) => text.replace(/\s/g, "").toUpperCase())

export const AdminCreateCrmBankMapping = z.strictObject({
  name: requiredText(100),
  account: account(),
  currency_code: currencyCode(),
  company_id: id().optional(),
  format: bankFormat,
})
export type AdminCreateCrmBankMapping = z.infer<typeof AdminCreateCrmBankMapping>

export const AdminUpdateCrmBankMapping = AdminCreateCrmBankMapping.partial()
export type AdminUpdateCrmBankMapping = z.infer<typeof AdminUpdateCrmBankMapping>
