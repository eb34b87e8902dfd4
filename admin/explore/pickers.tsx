import { ArrowUpDown } from "@medusajs/icons"
import { IconButton, Text, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { CurrencyChoice } from "../receivable/currency-choice"
import { Choice, ChoiceOption } from "../shared/choice"
import { DayInput } from "../shared/day-input"
import { RangeInputs } from "../shared/range-inputs"
import { PivotAnswer, PivotDataset } from "./queries"
import { usePivot } from "./use-pivot"

const NONE = "none"

type PickerProps = {
  label: string
  value: string | undefined
  options: ChoiceOption[]
  /** Whether it may be left out. */
  isOptional?: boolean
  onPick: (value: string | null) => void
}

/** A labeled choice of a field. */
const Picker = ({ label, value, options, isOptional, onPick }: PickerProps) => {
  const { t } = useTranslation("crm")
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Text size="xsmall" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Choice
        size="small"
        label={label}
        value={value ?? (isOptional ? NONE : null)}
        options={[...(isOptional ? [{ value: NONE, label: t("pivot.none") }] : []), ...options]}
        onChange={(picked) => onPick(picked === NONE ? null : picked)}
      />
    </div>
  )
}

type PickersProps = { datasets: PivotDataset[]; answer: PivotAnswer | undefined }

/** What is counted, by what, and of which days. A field stands in one place only. */
export const Pickers = ({ datasets, answer }: PickersProps) => {
  const { t } = useTranslation("crm")
  const { asked, setUrl, open } = usePivot()
  const dataset = datasets.find(({ key }) => key === asked?.dataset)
  const rows = asked?.rows.split(",") ?? []
  const measures = asked?.measures.split(",") ?? []
  const start = ({ key, dimensions, measures: [first] }: PivotDataset) =>
    open({ dataset: key, rows: dimensions[0].key, measures: first.key })
  const fields = (taken: (string | undefined)[]): ChoiceOption[] =>
    (dataset?.dimensions ?? [])
      .filter(({ key }) => !taken.includes(key))
      .map(({ key }) => ({ value: key, label: t(`pivot.fields.${key}`) }))
  const unordered = { order: null, order_column: null }
  const setOne = (name: "rows" | "measures", place: number, picked: string | null) => {
    setUrl((now) => {
      const list = Object.assign(now[name]?.split(",") ?? [], { [place]: picked })
      return { ...unordered, [name]: list.filter(Boolean).join() }
    })
  }
  const others = (list: string[], place: number): string[] => list.filter((_, index) => index !== place)
  return (
    <div className="flex flex-col gap-y-3" data-testid="crm-pivot-pickers">
      <div className="grid grid-cols-2 items-end gap-2 md:grid-cols-4">
        <Picker
          label={t("pivot.dataset")}
          value={asked?.dataset}
          options={datasets.map(({ key }) => ({ value: key, label: t(`pivot.datasets.${key}`) }))}
          onPick={(key) => start(datasets.find((one) => one.key === key)!)}
        />
        {dataset && asked ? (
          <>
            <Picker
              label={t("pivot.rows")}
              value={rows[0]}
              options={fields([rows[1], asked.column])}
              onPick={(picked) => setOne("rows", 0, picked)}
            />
            <Picker
              label={t("pivot.thenBy")}
              value={rows[1]}
              options={fields([rows[0], asked.column])}
              isOptional
              onPick={(picked) => setOne("rows", 1, picked)}
            />
            <div className="flex items-end gap-x-1">
              <div className="min-w-0 flex-1">
                <Picker
                  label={t("pivot.columns")}
                  value={asked.column}
                  options={fields(rows)}
                  isOptional
                  onPick={(column) => setUrl({ ...unordered, column })}
                />
              </div>
              <Tooltip content={t("pivot.swap")}>
                <IconButton
                  size="small"
                  variant="transparent"
                  aria-label={t("pivot.swap")}
                  disabled={!asked.column}
                  onClick={() =>
                    setUrl(({ rows: now = "", column }) => {
                      const [first, ...rest] = now.split(",")
                      return { ...unordered, rows: [column, ...rest].join(), column: first }
                    })
                  }
                >
                  <ArrowUpDown />
                </IconButton>
              </Tooltip>
            </div>
            {(["figure", "figure2", "figure3"] as const).slice(0, measures.length + 1).map((name, place) => (
              <Picker
                key={name}
                label={t(`pivot.${name}`)}
                value={measures[place]}
                options={dataset.measures
                  .filter(({ key }) => !others(measures, place).includes(key))
                  .map(({ key }) => ({ value: key, label: t(`pivot.measures.${key}`) }))}
                isOptional={place > 0}
                onPick={(picked) => setOne("measures", place, picked)}
              />
            ))}
            {dataset.dates.length > 1 ? (
              <Picker
                label={t("pivot.date")}
                value={asked.date ?? dataset.dates[0]}
                options={dataset.dates.map((date) => ({ value: date, label: t(`pivot.dates.${date}`) }))}
                onPick={(date) => setUrl({ date })}
              />
            ) : null}
          </>
        ) : null}
      </div>
      {dataset && asked ? (
        <div className="flex flex-wrap items-center gap-2">
          <RangeInputs from={asked.from} to={asked.to} onChange={setUrl} />
          <div className="w-40">
            <DayInput
              size="small"
              label={t("pivot.asOf")}
              value={asked.as_of ?? answer?.as_of ?? null}
              onChange={(as_of) => setUrl({ as_of })}
            />
          </div>
          {dataset.has_currency && answer ? <CurrencyChoice value={answer.currency_code} /> : null}
        </div>
      ) : null}
    </div>
  )
}
