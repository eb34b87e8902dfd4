import { XMarkMini } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { PivotAsked, PivotDataset, PivotKey, pivotQuery } from "./queries"
import { useKeyName } from "./use-key-name"
import { usePivot } from "./use-pivot"

const MOST = 100

/** What a pivot is narrowed to, a chip per value; a field's values are those of the rows that there are. */
export const FilterChips = ({ dataset, asked }: { dataset: PivotDataset; asked: PivotAsked }) => {
  const { t } = useTranslation("crm")
  const { filters, setFilter } = usePivot()
  const [field, setField] = useState<string>()
  return (
    <div className="flex flex-wrap items-center gap-2">
      {Object.keys(filters).map((name) => (
        <FieldChips key={name} field={name} dataset={dataset} asked={asked} />
      ))}
      <div className="w-40">
        <Choice
          size="small"
          label={t("pivot.filter.add")}
          placeholder={t("pivot.filter.add")}
          value={field ?? null}
          options={dataset.dimensions.map(({ key }) => ({ value: key, label: t(`pivot.fields.${key}`) }))}
          onChange={setField}
        />
      </div>
      {field ? (
        <ValueChoice
          key={field}
          field={field}
          dataset={dataset}
          asked={asked}
          onPick={(key) => {
            setFilter(field, (chosen) => [...new Set([...chosen, key])])
            setField(undefined)
          }}
        />
      ) : null}
    </div>
  )
}

type OfField = { field: string; dataset: PivotDataset; asked: PivotAsked }

/** The values of a field with their names: those of the rows that the other filters leave. */
function useValues({ field, dataset, asked }: OfField): [PivotKey[], (key: PivotKey) => string] {
  const { filters } = usePivot()
  const nameOf = useKeyName()
  const { [field]: _own, ...others } = filters
  const { data } = useQuery(
    pivotQuery({
      ...{ dataset: asked.dataset, rows: field, measures: dataset.measures[0].key, filters: JSON.stringify(others) },
      ...{ date: asked.date, from: asked.from, to: asked.to, as_of: asked.as_of, currency_code: asked.currency_code },
      ...{ limit: MOST, offset: 0 },
    })
  )
  const dimension = dataset.dimensions.find(({ key }) => key === field)
  return [data?.rows.map(({ keys }) => keys[0]) ?? [], (key) => nameOf(dimension, key)]
}

const ValueChoice = ({ onPick, ...of }: OfField & { onPick: (key: string) => void }) => {
  const { t } = useTranslation("crm")
  const [values, nameOf] = useValues(of)
  // A choice has no empty value; the place of a value says which one it is.
  return (
    <div className="w-40">
      <Choice
        size="small"
        label={t("pivot.filter.value", { field: t(`pivot.fields.${of.field}`) })}
        value={null}
        options={values.map((key, place) => ({ value: String(place), label: nameOf(key) }))}
        onChange={(place) => onPick(values[+place].key ?? "")}
      />
    </div>
  )
}

const FieldChips = (of: OfField) => {
  const { t } = useTranslation("crm")
  const { filters, setFilter } = usePivot()
  const [values, nameOf] = useValues(of)
  const chosen = filters[of.field]
  const field = t(`pivot.fields.${of.field}`)
  return (
    <>
      {chosen.map((key) => {
        const value = nameOf(values.find((one) => one.key === key) ?? { key, name: null, code: null })
        return (
          <Button
            key={key}
            size="small"
            variant="secondary"
            aria-label={t("pivot.filter.remove", { field, value })}
            onClick={() => setFilter(of.field, (now) => now.filter((one) => one !== key))}
          >
            {field}: {value}
            <XMarkMini />
          </Button>
        )
      })}
    </>
  )
}
