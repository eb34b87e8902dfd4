import { XMark } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { Tick } from "../shared/tick"
import { WholeNumberField } from "../shared/whole-number-field"
import { LevelDraft } from "./rules/policy-draft"

const CHANNELS = ["mail", "letter", "phone", "sms"]
const TONES = ["friendly", "firm", "final"] as const

type LevelFieldsProps = {
  number: number
  level: LevelDraft
  onChange: (change: Partial<LevelDraft>) => void
  onTexts: () => void
  onRemove?: () => void
}

/** One level of a policy: when, by which way, in which tone, and who sends it. */
export const LevelFields = ({ number, level, onChange, onTexts, onRemove }: LevelFieldsProps) => {
  const { t } = useTranslation("crm")
  const id = `policy-level-${number}`
  const channels = CHANNELS.includes(level.channel) ? CHANNELS : [...CHANNELS, level.channel]
  return (
    <div
      role="group"
      aria-label={t("dunning.policy.level", { number })}
      className="bg-ui-bg-subtle grid grid-cols-1 gap-3 rounded-lg border p-3 md:grid-cols-2"
    >
      <div className="flex items-center justify-between md:col-span-2">
        <Text size="small" weight="plus">
          {t("dunning.policy.level", { number })}
        </Text>
        {onRemove ? (
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t("dunning.policy.removeLevel", { number })}
            onClick={onRemove}
          >
            <XMark />
          </IconButton>
        ) : null}
      </div>
      <WholeNumberField
        id={`${id}-days`}
        size="small"
        label={t("dunning.policy.when")}
        hint={t("dunning.policy.whenHint")}
        value={level.days}
        onChange={(days) => onChange({ days })}
      />
      <Field label={t("dunning.policy.channel")} htmlFor={`${id}-channel`}>
        <Choice
          id={`${id}-channel`}
          size="small"
          label={t("dunning.policy.channel")}
          value={level.channel}
          options={channels.map((value) => ({ value, label: t(`dunning.channel.${value}`, { defaultValue: value }) }))}
          onChange={(channel) => onChange({ channel })}
        />
      </Field>
      <Field label={t("dunning.policy.tone")} htmlFor={`${id}-tone`}>
        <Choice
          id={`${id}-tone`}
          size="small"
          label={t("dunning.policy.tone")}
          value={level.tone}
          options={TONES.map((value) => ({ value, label: t(`dunning.tone.${value}`) }))}
          onChange={(tone) => onChange({ tone })}
        />
      </Field>
      <div className="flex items-end py-1">
        <Tick
          id={`${id}-person`}
          label={t("dunning.policy.person")}
          checked={level.needs_person}
          onChange={(needs_person) => onChange({ needs_person })}
        />
      </div>
      <Button type="button" size="small" variant="secondary" className="md:col-span-2" onClick={onTexts}>
        {t("dunning.policy.texts")}
      </Button>
    </div>
  )
}
