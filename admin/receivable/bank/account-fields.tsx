import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { BankFormat, DELIMITERS, ENCODINGS } from "../../../src/modules/banking/rules/bank-format"
import { DATE_FORMATS } from "../../../src/shared/date-formats"
import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { regionsQuery } from "../../shared/host-queries"
import { BankAccount } from "./queries"

/** A bank account and its columns as they are typed. */
export type AccountDraft = Omit<BankFormat, "columns" | "header_lines"> & {
  name: string
  account: string
  currency_code: string
  header_lines: string
  columns: Record<ColumnName, string>
}

const COLUMN_NAMES = ["date", "amount", "credit", "debit", "text", "payer_name", "payer_iban"] as const
type ColumnName = (typeof COLUMN_NAMES)[number]

const LABELS = {
  date: "columnDate",
  amount: "columnAmount",
  credit: "columnCredit",
  debit: "columnDebit",
  text: "columnText",
  payer_name: "columnPayer",
  payer_iban: "columnIban",
} as const satisfies Record<ColumnName, string>

const DELIMITER_LABELS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" } as const

const EMPTY: AccountDraft = {
  name: "",
  account: "",
  currency_code: "",
  encoding: "utf-8",
  delimiter: ";",
  decimal: ",",
  date_format: "DD.MM.YYYY",
  header_lines: "1",
  columns: { date: "", amount: "", credit: "", debit: "", text: "", payer_name: "", payer_iban: "" },
}

/** An account as it is typed; a new one without any. */
export function draftOf(account?: BankAccount): AccountDraft {
  if (!account) {
    return EMPTY
  }
  const { name, account: number, currency_code, format } = account
  const { header_lines, columns, ...signs } = format
  const { text, ...others } = columns
  const known = Object.fromEntries(Object.entries(others).map(([key, value]) => [key, value ?? ""]))
  return {
    name,
    account: number,
    currency_code,
    ...signs,
    header_lines: String(header_lines),
    columns: { ...EMPTY.columns, ...known, text: text.join(", ") },
  }
}

/** The account as the API takes it. */
export function accountBody({ name, account, currency_code, header_lines, columns, ...format }: AccountDraft): object {
  const column = (text: string): string | undefined => text.trim() || undefined
  const { text, date, ...others } = columns
  return {
    name,
    account,
    currency_code,
    format: {
      ...format,
      header_lines: parseInt(header_lines, 10) || 0,
      columns: {
        date,
        text: text.split(",").map((part) => part.trim()).filter(Boolean),
        ...Object.fromEntries(Object.entries(others).map(([key, value]) => [key, column(value)])),
      },
    },
  } // prettier-ignore
}

type Props = { draft: AccountDraft; onChange: (draft: AccountDraft) => void }

/** A bank account: what it is called, and how its files are read. */
export const AccountFields = ({ draft, onChange }: Props) => {
  const { t } = useTranslation("crm")
  const { data: regions } = useQuery(regionsQuery())
  const given = (regions ?? []).map(({ currency_code }) => currency_code)
  const codes = [...new Set(draft.currency_code ? [...given, draft.currency_code] : given)]
  const set = (change: Partial<AccountDraft>): void => onChange({ ...draft, ...change })
  const line = (name: "name" | "account" | "header_lines", label: string, hint?: string) => (
    <Field label={label} htmlFor={`bank-${name}`} hint={hint}>
      <Input id={`bank-${name}`} value={draft[name]} onChange={(event) => set({ [name]: event.target.value })} />
    </Field>
  )
  return (
    <>
      {line("name", t("bank.import.name"))}
      <div className="grid grid-cols-[minmax(0,1fr)_96px] gap-x-3">
        {line("account", t("bank.import.number"))}
        <Field label={t("bank.import.currency")}>
          <Choice
            label={t("bank.import.currency")}
            value={draft.currency_code}
            options={codes.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(currency_code) => set({ currency_code })}
          />
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-x-3 gap-y-5">
        <Field label={t("bank.import.delimiter")}>
          <Choice
            label={t("bank.import.delimiter")}
            value={draft.delimiter}
            options={DELIMITERS.map((value) => ({
              value,
              label: t(`bank.import.delimiters.${DELIMITER_LABELS[value]}`),
            }))}
            onChange={(delimiter) => set({ delimiter })}
          />
        </Field>
        <Field label={t("bank.import.decimal")}>
          <Choice
            label={t("bank.import.decimal")}
            value={draft.decimal}
            options={[
              { value: ",", label: t("bank.import.decimals.comma") },
              { value: ".", label: t("bank.import.decimals.point") },
            ]}
            onChange={(decimal) => set({ decimal })}
          />
        </Field>
        <Field label={t("bank.import.date")}>
          <Choice
            label={t("bank.import.date")}
            value={draft.date_format}
            options={DATE_FORMATS.map((value) => ({ value, label: value }))}
            onChange={(date_format) => set({ date_format })}
          />
        </Field>
        <Field label={t("bank.import.encoding")}>
          <Choice
            label={t("bank.import.encoding")}
            value={draft.encoding}
            options={ENCODINGS.map((value) => ({ value, label: value === "utf-8" ? "UTF-8" : "Latin-1" }))}
            onChange={(encoding) => set({ encoding })}
          />
        </Field>
      </div>
      {line("header_lines", t("bank.import.headerLines"), t("bank.import.headerLinesHint"))}
      <fieldset className="grid grid-cols-2 gap-x-3 gap-y-4">
        <legend className="txt-compact-small-plus pb-2">
          {t("bank.import.columns")} <span className="text-ui-fg-subtle">{t("bank.import.columnsHint")}</span>
        </legend>
        {COLUMN_NAMES.map((name) => (
          <Field key={name} label={t(`bank.import.${LABELS[name]}`)} htmlFor={`bank-column-${name}`}>
            <Input
              id={`bank-column-${name}`}
              value={draft.columns[name]}
              onChange={(event) => set({ columns: { ...draft.columns, [name]: event.target.value } })}
            />
          </Field>
        ))}
      </fieldset>
    </>
  )
}
