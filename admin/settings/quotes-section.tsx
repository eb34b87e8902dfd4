import { Input, Label, Switch, Text, Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Field } from "../shared/field"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { useSettingsForm } from "./use-settings-form"

const NUMBERS = [
  ["quote_reminder_after_days", "reminderAfter", 0, 365],
  ["quote_reminder_before_days", "reminderBefore", 0, 365],
  ["stalled_after_days", "stalledAfter", 1, 365],
  ["deposit_percent", "deposit", 1, 100],
] as const

const TEXTS = [
  ["cover_text", "coverText"],
  ["withdrawal_text", "withdrawal"],
] as const

const HEX = /^#[0-9a-f]{6}$/i

/** How offers look and behave: color, words before the lines, reminders, deposit, and when a yes becomes an order. */
export const QuotesSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const { values } = form
  const color = values.brand_color ?? ""
  return (
    <SettingsSection title={t("settings.quotes.title")} description={t("settings.quotes.description")} form={form}>
      {NUMBERS.map(([name, label, min, max]) => (
        <Field
          key={name}
          label={t(`settings.quotes.${label}`)}
          htmlFor={`crm-${name}`}
          hint={t(`settings.quotes.${label}Hint`)}
        >
          <Input
            id={`crm-${name}`}
            type="number"
            min={min}
            max={max}
            step={1}
            required={name !== "deposit_percent"}
            className="tabular-nums"
            value={values[name] ?? ""}
            onChange={(event) => {
              const number = event.target.valueAsNumber
              form.set({ [name]: Number.isNaN(number) ? null : number })
            }}
          />
        </Field>
      ))}
      <Field label={t("settings.quotes.color")} htmlFor="crm-brand_color" hint={t("settings.quotes.colorHint")}>
        <div className="flex items-center gap-x-2">
          <input
            type="color"
            aria-label={t("settings.quotes.colorPick")}
            className="border-ui-border-base h-8 w-10 shrink-0 rounded-md border bg-transparent p-0.5"
            value={HEX.test(color) ? color : "#18181b"}
            onChange={(event) => form.set({ brand_color: event.target.value })}
          />
          <Input
            id="crm-brand_color"
            placeholder="#1f6feb"
            pattern="#[0-9a-fA-F]{6}"
            value={color}
            onChange={(event) => form.set({ brand_color: event.target.value })}
          />
        </div>
      </Field>
      <Field label={t("settings.quotes.costKey")} htmlFor="crm-cost" hint={t("settings.quotes.costKeyHint")}>
        <Input
          id="crm-cost"
          pattern="[a-z][a-z0-9_]{0,40}"
          value={values.cost_metadata_key}
          onChange={(event) => form.set({ cost_metadata_key: event.target.value })}
        />
      </Field>
      <div className="flex items-start gap-x-3 md:pt-7">
        <Switch
          id="crm-convert"
          checked={values.quote_convert_on_accept}
          onCheckedChange={(quote_convert_on_accept) => form.set({ quote_convert_on_accept })}
        />
        <div className="flex flex-col">
          <Label size="small" weight="plus" htmlFor="crm-convert">
            {t("settings.quotes.convert")}
          </Label>
          <Text size="small" className="text-ui-fg-subtle">
            {t("settings.quotes.convertHint")}
          </Text>
        </div>
      </div>
      {TEXTS.map(([name, label]) => (
        <Field
          key={name}
          label={t(`settings.quotes.${label}`)}
          htmlFor={`crm-${name}`}
          hint={t(`settings.quotes.${label}Hint`)}
          className="md:col-span-2"
        >
          <Textarea
            id={`crm-${name}`}
            rows={4}
            value={values[name] ?? ""}
            onChange={(event) => form.set({ [name]: event.target.value })}
          />
        </Field>
      ))}
    </SettingsSection>
  )
}
