import { Hint, Input, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { nextNumbersQuery, Numbering } from "../closing/queries"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { useLocale } from "../shared/locale"
import { errorMessage } from "../shared/sdk"
import { useDebounced } from "../shared/use-debounced"

const SERIES = [
  ["invoice_series", "invoiceSeries"],
  ["credit_note_series", "creditNoteSeries"],
  ["receipt_series", "receiptSeries"],
] as const

const AS_STORE = "store"
const PLACES = "{series}, {year}, {yy}, {number}, {number:4}"

type NumberingFieldsProps = {
  idPrefix: string
  /** Whose next numbers are shown. */
  companyId: string
  values: { [Name in keyof Numbering]: Numbering[Name] | null }
  /** What an empty field means: the store's own numbering. Without it a field cannot be empty. */
  fallback?: Numbering
  onChange: (change: Partial<Numbering> | { fiscal_year_start_month: null }) => void
}

/** How documents are numbered, with the next numbers as they would be. */
export const NumberingFields = ({ idPrefix, companyId, values, fallback, onChange }: NumberingFieldsProps) => {
  const { t } = useTranslation("crm")
  const months = useMonths()
  return (
    <>
      <Field
        label={t("companies.numbering.format")}
        htmlFor={`${idPrefix}-format`}
        hint={t("companies.numbering.formatHint", { places: PLACES })}
      >
        <Input
          id={`${idPrefix}-format`}
          value={values.number_format ?? ""}
          placeholder={fallback?.number_format}
          onChange={(event) => onChange({ number_format: event.target.value })}
        />
      </Field>
      <Field
        label={t("companies.numbering.startMonth")}
        htmlFor={`${idPrefix}-month`}
        hint={t("companies.numbering.startMonthHint")}
      >
        <Choice
          id={`${idPrefix}-month`}
          label={t("companies.numbering.startMonth")}
          value={values.fiscal_year_start_month ? String(values.fiscal_year_start_month) : AS_STORE}
          options={[...(fallback ? [{ value: AS_STORE, label: t("companies.asStore") }] : []), ...months]}
          onChange={(month) =>
            onChange({ fiscal_year_start_month: month === AS_STORE ? null : parseInt(month, 10) } as Partial<Numbering>)
          }
        />
      </Field>
      {SERIES.map(([name, label]) => (
        <Field key={name} label={t(`companies.numbering.${label}`)} htmlFor={`${idPrefix}-${name}`}>
          <Input
            id={`${idPrefix}-${name}`}
            maxLength={8}
            value={values[name] ?? ""}
            placeholder={fallback?.[name]}
            onChange={(event) => onChange({ [name]: event.target.value.toUpperCase() })}
          />
        </Field>
      ))}
      <NextNumbersText companyId={companyId} values={values} />
    </>
  )
}

const NextNumbersText = ({ companyId, values }: Pick<NumberingFieldsProps, "companyId" | "values">) => {
  const { t } = useTranslation("crm")
  const given = Object.fromEntries(
    (["number_format", "fiscal_year_start_month", "invoice_series", "credit_note_series", "receipt_series"] as const)
      .filter((name) => values[name])
      .map((name) => [name, values[name]])
  )
  const tried = useDebounced(JSON.stringify(given), 300)
  const { data, error } = useQuery(nextNumbersQuery(companyId, JSON.parse(tried) as Partial<Numbering>))
  return (
    <div className="flex flex-col gap-y-2" aria-live="polite">
      <Text size="small" weight="plus">
        {t("companies.numbering.next")}
      </Text>
      {error ? (
        <Hint variant="error">{errorMessage(error)}</Hint>
      ) : (
        <Text size="small" className="text-ui-fg-subtle min-h-5 break-words tabular-nums">
          {data
            ? t("companies.numbering.nextText", {
                invoice: data.invoice,
                creditNote: data.credit_note,
                receipt: data.receipt,
              })
            : "\u00a0"}
        </Text>
      )}
    </div>
  )
}

function useMonths(): { value: string; label: string }[] {
  const locale = useLocale()
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: new Date(Date.UTC(2026, month, 1)).toLocaleDateString(locale, { month: "long", timeZone: "UTC" }),
  }))
}
