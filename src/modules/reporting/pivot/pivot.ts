import type { Day } from "../../../shared/days"
import { DATASETS, DatasetKey, dimensionsOf } from "./registry"
import { Dimension, Measure } from "./field"

/** What is asked: which rows, by what, and what is counted. Every name is one of the registry. */
export type PivotDefinition = {
  dataset: DatasetKey
  /** One or two dimensions. */
  rows: string[]
  column?: string
  /** One to three of them; the first one decides which columns are shown by themselves. */
  measures: string[]
  /** The day that periods are of. */
  date: string
  from?: Day
  to?: Day
  currency_code?: string
  as_of?: Day
  /** Keys by dimension; the empty one stands for rows that have none. */
  filters: Record<string, string[]>
  /** `rows`, or a measure, with a minus the largest first. */
  order?: string
  /** The column whose figures order the rows, instead of their totals. */
  order_column?: string
}

/** A definition with the fields that it names. */
export type Pivot = PivotDefinition & { dimension: (name: string) => Dimension; measure: (name: string) => Measure }

/** @param definition - one that was checked against the registry */
export function pivotOf(definition: PivotDefinition): Pivot {
  const dataset = DATASETS[definition.dataset]
  const dimensions = dimensionsOf(dataset, definition.date)
  const measures: Record<string, Measure> = dataset.measures
  return { ...definition, dimension: (name) => dimensions[name], measure: (name) => measures[name] }
}

/** Why a definition cannot be answered, by what it names; empty where it can. */
export function misfits(asked: Omit<PivotDefinition, "date"> & { date?: string }): [path: string, words: string][] {
  const dataset = DATASETS[asked.dataset]
  const dates = Object.keys(dataset.dates)
  if (asked.date && !dates.includes(asked.date)) {
    return [["date", `${asked.date} is not a day of ${asked.dataset}; it has ${dates.join(", ")}`]]
  }
  const dimensions = dimensionsOf(dataset, dates[0])
  const unknown = (path: string, names: string[], known: object): [string, string][] =>
    names
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => [path, `${name} is not a field of ${asked.dataset}; it has ${Object.keys(known).join(", ")}`])
  const axes = [...asked.rows, ...(asked.column ? [asked.column] : [])]
  const ordered = asked.order?.replace(/^-/, "")
  return [
    ...unknown("rows", asked.rows, dimensions),
    ...unknown("column", asked.column ? [asked.column] : [], dimensions),
    ...unknown("measures", asked.measures, dataset.measures),
    ...unknown("filters", Object.keys(asked.filters), dimensions),
    ...(new Set(axes).size < axes.length ? [["rows", "and column must be different fields"] as [string, string]] : []),
    ...(ordered && ordered !== "rows" && !asked.measures.includes(ordered)
      ? [["order", `${ordered} is not one of the measures asked for`] as [string, string]]
      : []),
    ...(asked.from && asked.to && asked.to < asked.from ? [["to", "must not be before from"] as [string, string]] : []),
  ]
}
