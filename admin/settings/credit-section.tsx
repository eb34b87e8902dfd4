import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { WRITE_OFF_RIGHTS, writeOffLimit } from "../../src/shared/write-off-limit"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { regionsQuery } from "../shared/host-queries"
import { useMoney } from "../shared/money"
import { amountText, parseDecimal } from "../shared/parse-decimal"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { SwitchRow } from "./switch-row"
import { useSettingsForm } from "./use-settings-form"

const SWITCHES = [
  ["use_customer_credit", "useCredit"],
  ["credit_notes_auto", "creditNotesAuto"],
  ["early_discount_keeps_tax", "keepsTax"],
] as const

/** What lowers an invoice without money coming in: credit that is used by itself, credit notes, discounts, write-offs. */
export const CreditSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const { values } = form
  const { data: regions } = useQuery(regionsQuery())
  const codes = [
    ...new Set([...(regions ?? []).map(({ currency_code }) => currency_code), ...Object.keys(settings.write_off_limits)]),
  ].sort()
  return (
    <SettingsSection title={t("settings.credit.title")} description={t("settings.credit.description")} form={form}>
      {SWITCHES.map(([name, words]) => (
        <SwitchRow
          key={name}
          id={`crm-${name}`}
          label={t(`settings.credit.${words}`)}
          hint={t(`settings.credit.${words}Hint`)}
          checked={values[name]}
          onChange={(on) => form.set({ [name]: on })}
        />
      ))}
      {codes.map((code) => (
        <LimitField
          key={code}
          code={code}
          limits={values.write_off_limits}
          onChange={(write_off_limits) => form.set({ write_off_limits })}
        />
      ))}
      <Field label={t("settings.credit.over")} htmlFor="crm-write-off-over" className="md:col-span-2">
        <Choice
          id="crm-write-off-over"
          label={t("settings.credit.over")}
          value={values.write_off_over}
          options={WRITE_OFF_RIGHTS.map((value) => ({ value, label: t(`settings.credit.overs.${value}`) }))}
          onChange={(write_off_over) => form.set({ write_off_over })}
        />
      </Field>
    </SettingsSection>
  )
}

type LimitFieldProps = {
  code: string
  limits: CrmSettings["write_off_limits"]
  onChange: (limits: CrmSettings["write_off_limits"]) => void
}

/** The limit of one currency; empty is the usual one. */
const LimitField = ({ code, limits, onChange }: LimitFieldProps) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [text, setText] = useState(code in limits ? amountText(limits[code], code) : "")
  const wrong = text.trim() !== "" && (parseDecimal(text) ?? -1) < 0
  const type = (next: string): void => {
    setText(next)
    const { [code]: _before, ...others } = limits
    const value = parseDecimal(next)
    if (!next.trim() || (value !== null && value >= 0)) {
      onChange(value === null ? others : { ...others, [code]: value })
    }
  }
  return (
    <Field
      label={t("settings.credit.limit", { currency: code.toUpperCase() })}
      htmlFor={`crm-write-off-${code}`}
      hint={t("settings.credit.limitHint", { limit: money(writeOffLimit({}, code), code) })}
      error={wrong ? t("billing.choose.notNumber") : null}
    >
      <Input
        id={`crm-write-off-${code}`}
        inputMode="decimal"
        className="text-end tabular-nums"
        placeholder={amountText(writeOffLimit({}, code), code)}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
    </Field>
  )
}
