import { Button, IconButton, Input, Text } from "@medusajs/ui"
import { Trash } from "@medusajs/icons"
import { useTranslation } from "react-i18next"

import { BRAZIL, EU_BUSINESS, InterestPolicy } from "../../src/shared/interest"
import { Choice } from "../shared/choice"
import { DayInput } from "../shared/day-input"
import { Field } from "../shared/field"
import { CrmSettings } from "./queries"
import { SettingsSection } from "./settings-section"
import { SwitchRow } from "./switch-row"
import { useSettingsForm } from "./use-settings-form"

const PRESETS = {
  eu_business: EU_BUSINESS,
  brazil: BRAZIL,
  custom: { ...EU_BUSINESS, preset: "custom", uses_reference: false },
} as const
const CHOICES = ["none", "eu_business", "brazil", "custom"] as const
type Rate = InterestPolicy["rates"][number]

/** A decimal as it is typed; a comma is a point. */
const typed = (text: string): string => text.replace(",", ".").replace(/[^\d.]/g, "")

/** What paying late costs: nothing, by the rules of a place, or the store's own. */
export const InterestSection = ({ settings }: { settings: CrmSettings }) => {
  const { t } = useTranslation("crm")
  const form = useSettingsForm(settings)
  const policy = form.values.interest
  const set = (change: Partial<InterestPolicy>): void =>
    form.set({ interest: policy ? { ...policy, ...change } : null })
  const choose = (choice: (typeof CHOICES)[number]): void =>
    form.set({
      interest: choice === "none" ? null : ({ ...PRESETS[choice], rates: policy?.rates ?? [] } as InterestPolicy),
    })
  const amount = (name: "percent" | "fixed_fee" | "penalty_percent", label: string, hint?: string) => (
    <Field label={label} htmlFor={`crm-interest-${name}`} hint={hint}>
      <Input
        id={`crm-interest-${name}`}
        inputMode="decimal"
        className="text-end tabular-nums"
        value={policy?.[name] ?? ""}
        onChange={(event) => set({ [name]: typed(event.target.value) || (name === "percent" ? "0" : null) })}
      />
    </Field>
  )
  return (
    <SettingsSection
      title={t("collection.interest.title")}
      description={t("collection.interest.description")}
      form={form}
    >
      <Field label={t("collection.interest.preset")} htmlFor="crm-interest-preset" className="md:col-span-2">
        <Choice
          id="crm-interest-preset"
          label={t("collection.interest.preset")}
          value={policy?.preset ?? "none"}
          options={CHOICES.map((value) => ({ value, label: t(`collection.interest.presets.${value}`) }))}
          onChange={choose}
        />
      </Field>
      {policy ? (
        <>
          {amount("percent", t(policy.uses_reference ? "collection.interest.points" : "collection.interest.percent"))}
          <Field label={t("collection.interest.per")} htmlFor="crm-interest-per">
            <Choice
              id="crm-interest-per"
              label={t("collection.interest.per")}
              value={policy.per}
              options={(["year", "month"] as const).map((value) => ({
                value,
                label: t(`collection.interest.pers.${value}`),
              }))}
              onChange={(per) => set({ per })}
            />
          </Field>
          {amount("fixed_fee", t("collection.interest.fee"), t("collection.interest.feeHint"))}
          <Field label={t("receivable.fields.currency")} htmlFor="crm-interest-currency">
            <Input
              id="crm-interest-currency"
              maxLength={3}
              value={policy.fixed_fee_currency?.toUpperCase() ?? ""}
              onChange={(event) => set({ fixed_fee_currency: event.target.value.toLowerCase() || null })}
            />
          </Field>
          {amount("penalty_percent", t("collection.interest.penalty"), t("collection.interest.penaltyHint"))}
          <SwitchRow
            id="crm-interest-reference"
            label={t("collection.interest.reference")}
            hint={t("collection.interest.referenceHint")}
            checked={policy.uses_reference}
            onChange={(uses_reference) => set({ uses_reference, ...(uses_reference ? { per: "year" } : {}) })}
          />
          <SwitchRow
            id="crm-interest-consumers"
            label={t("collection.interest.consumers")}
            hint={t("collection.interest.consumersHint")}
            checked={policy.consumers}
            onChange={(consumers) => set({ consumers })}
          />
          <SwitchRow
            id="crm-interest-principal"
            label={t("collection.interest.principalFirst")}
            hint={t("collection.interest.principalFirstHint")}
            checked={policy.principal_first}
            onChange={(principal_first) => set({ principal_first })}
          />
          {policy.uses_reference ? <Rates rates={policy.rates} onChange={(rates) => set({ rates })} /> : null}
        </>
      ) : null}
    </SettingsSection>
  )
}

const Rates = ({ rates, onChange }: { rates: Rate[]; onChange: (rates: Rate[]) => void }) => {
  const { t } = useTranslation("crm")
  const change = (index: number, next: Partial<Rate>): void =>
    onChange(rates.map((rate, place) => (place === index ? { ...rate, ...next } : rate)))
  return (
    <div className="flex flex-col gap-y-2 md:col-span-2">
      <Text size="small" weight="plus">
        {t("collection.interest.rates")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("collection.interest.ratesHint")}
      </Text>
      {rates.map((rate, index) => (
        <div
          key={index}
          className="grid grid-cols-[1fr_5rem_auto] items-center gap-2 md:grid-cols-[12rem_6rem_1fr_auto]"
        >
          <DayInput
            label={t("collection.interest.validFrom")}
            value={rate.valid_from || null}
            onChange={(day) => change(index, { valid_from: day ?? "" })}
          />
          <Input
            aria-label={t("collection.interest.rate")}
            inputMode="decimal"
            className="text-end tabular-nums"
            value={rate.percent}
            onChange={(event) => change(index, { percent: typed(event.target.value) })}
          />
          <div className="order-last col-span-2 md:order-none md:col-span-1">
            <Input
              aria-label={t("collection.interest.source")}
              placeholder={t("collection.interest.source")}
              value={rate.source ?? ""}
              onChange={(event) => change(index, { source: event.target.value || null })}
            />
          </div>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t("common.remove")}
            onClick={() => onChange(rates.filter((_rate, place) => place !== index))}
          >
            <Trash />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() => onChange([...rates, { valid_from: "", percent: "", source: null }])}
        >
          {t("collection.interest.addRate")}
        </Button>
      </div>
    </div>
  )
}
