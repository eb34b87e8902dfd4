import { ArrowUpMini, Trash } from "@medusajs/icons"
import { IconButton, Input, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { DATE_FORMATS, DECIMALS, DELIMITERS, JOURNAL_COLUMNS, JournalColumn, JournalCsv } from "../../src/shared/journal-csv"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { useSettingsForm } from "./use-settings-form"

const DELIMITER_NAMES = Object.keys(DELIMITERS) as JournalCsv["delimiter"][]
const HEADING_LENGTH = 60

/** Which columns the CSV of the sales journal has, how they are called and in which order, and its signs. */
export const JournalCsvSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const csv = form.values.journal_csv
  const set = (change: Partial<JournalCsv>): void => form.set({ journal_csv: { ...csv, ...change } })
  return (
    <SettingsSection title={t("journal.csv.title")} description={t("journal.csv.description")} form={form}>
      <Columns columns={csv.columns} onChange={(columns) => set({ columns })} />
      <Field label={t("journal.csv.delimiter")} htmlFor="crm-journal-delimiter">
        <Choice
          id="crm-journal-delimiter"
          label={t("journal.csv.delimiter")}
          value={csv.delimiter}
          options={DELIMITER_NAMES.map((value) => ({ value, label: t(`journal.csv.delimiters.${value}`) }))}
          onChange={(delimiter) => set({ delimiter })}
        />
      </Field>
      <Field label={t("journal.csv.decimal")} htmlFor="crm-journal-decimal">
        <Choice
          id="crm-journal-decimal"
          label={t("journal.csv.decimal")}
          value={csv.decimal}
          options={DECIMALS.map((value) => ({ value, label: t(`journal.csv.decimals.${value}`) }))}
          onChange={(decimal) => set({ decimal })}
        />
      </Field>
      <Field label={t("journal.csv.dateFormat")} htmlFor="crm-journal-dates">
        <Choice
          id="crm-journal-dates"
          label={t("journal.csv.dateFormat")}
          value={csv.date_format}
          options={DATE_FORMATS.map((value) => ({ value, label: value }))}
          onChange={(date_format) => set({ date_format })}
        />
      </Field>
    </SettingsSection>
  )
}

type ColumnsProps = { columns: JournalCsv["columns"]; onChange: (columns: JournalCsv["columns"]) => void }

const Columns = ({ columns, onChange }: ColumnsProps) => {
  const { t } = useTranslation("crm")
  const name = (column: JournalColumn): string => t(`journal.csv.columns.${column}`)
  const left = JOURNAL_COLUMNS.filter((column) => !columns.some((row) => row.column === column))
  const moveUp = (index: number): void =>
    onChange([...columns.slice(0, index - 1), columns[index], columns[index - 1], ...columns.slice(index + 1)])
  return (
    <div className="flex flex-col gap-y-2 md:col-span-2">
      {columns.map(({ column, heading }, index) => (
        <div
          key={column}
          className="grid grid-cols-[1fr_auto] items-center gap-x-2 gap-y-1 md:grid-cols-[14rem_1fr_auto]"
        >
          <Text size="small" leading="compact" className="col-span-2 md:col-span-1">
            {index + 1}. {name(column)}
          </Text>
          <Input
            size="small"
            aria-label={t("journal.csv.headingOf", { column: name(column) })}
            placeholder={column}
            maxLength={HEADING_LENGTH}
            value={heading ?? ""}
            onChange={(event) =>
              onChange(columns.map((row) => (row.column === column ? { column, heading: event.target.value || null } : row)))
            }
          />
          <div className="flex items-center">
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              disabled={index === 0}
              aria-label={t("journal.settings.moveUp", { name: name(column) })}
              onClick={() => moveUp(index)}
            >
              <ArrowUpMini />
            </IconButton>
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              disabled={columns.length === 1}
              aria-label={t("settings.remove", { name: name(column) })}
              onClick={() => onChange(columns.filter((row) => row.column !== column))}
            >
              <Trash />
            </IconButton>
          </div>
        </div>
      ))}
      {left.length ? (
        <div className="md:max-w-96">
          <Choice
            size="small"
            label={t("journal.csv.add")}
            placeholder={t("journal.csv.add")}
            value=""
            options={left.map((value) => ({ value, label: name(value) }))}
            onChange={(column) => onChange([...columns, { column, heading: null }])}
          />
        </div>
      ) : null}
    </div>
  )
}
