import { z } from "@medusajs/framework/zod"

import { misfits, PivotDefinition } from "../../../../../modules/reporting/pivot/pivot"
import { DATASET_KEYS, DATASETS } from "../../../../../modules/reporting/pivot/registry"
import { createListParams, currencyCode, day, line, text } from "../../../../shared"

const name = () => z.string().max(60)

/** A list, in an address parted by commas. */
const names = (max: number) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(name()).min(1).max(max)
  )

/** In an address as JSON. */
const filters = z.preprocess(
  (value) => {
    try {
      return typeof value === "string" ? JSON.parse(value) : value
    } catch {
      return value
    }
  },
  z.record(name(), z.array(text(255)).min(1).max(100))
)

const definition = {
  dataset: z.enum(DATASET_KEYS),
  rows: names(2),
  column: name().min(1).optional(),
  measures: names(3),
  /** The day that `from`, `to` and the periods are of; the dataset's first one unless given. */
  date: name().min(1).optional(),
  from: day().optional(),
  to: day().optional(),
  currency_code: currencyCode().optional(),
  as_of: day().optional(),
  filters: filters.default({}),
  order: name().min(1).optional(),
  order_column: text(255).optional(),
}

type Asked = Omit<PivotDefinition, "date"> & { date?: string }

/** Every name must be one of the registry. */
const known = <Schema extends z.ZodType<Asked>>(schema: Schema) =>
  schema.superRefine((asked, context) => {
    for (const [path, message] of misfits(asked)) {
      context.addIssue({ code: "custom", path: [path], message })
    }
  })

/** The day that a definition is meant by, said. */
export const withDate = <A extends Asked>(asked: A): A & { date: string } => ({
  ...asked,
  date: asked.date ?? Object.keys(DATASETS[asked.dataset].dates)[0],
})

const page = createListParams({ order: ["total"], defaultLimit: 50 }).pick({ limit: true, offset: true })

/** A pivot as it is kept. */
export const Definition = known(z.strictObject(definition))
export type Definition = z.infer<typeof Definition>

export const AdminPivotParams = known(page.extend(definition))
export type AdminPivotParams = z.infer<typeof AdminPivotParams>

/** `locale` is the language of the headings, else the browser's. */
export const AdminPivotExportParams = known(z.strictObject({ ...definition, locale: line(35).optional() }))
export type AdminPivotExportParams = z.infer<typeof AdminPivotExportParams>
