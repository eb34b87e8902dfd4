import { Input, Skeleton, Tabs, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Field } from "../shared/field"
import { MailFrame } from "../shared/mail-frame"
import { useDebounced } from "../shared/use-debounced"
import { levelPreviewQuery, Locale } from "./queries"
import { LevelDraft } from "./rules/policy-draft"

type LevelTextsProps = {
  number: number
  level: LevelDraft
  onClose: () => void
  onDone: (change: Partial<LevelDraft>) => void
}

/** A level's own words in each language, beside the mail that they make. */
export const LevelTextsDialog = ({ number, level, onClose, onDone }: LevelTextsProps) => {
  const { t } = useTranslation("crm")
  const [texts, setTexts] = useState(level.texts)
  const [locale, setLocale] = useState<Locale>("en")
  const words = texts[locale] ?? {}
  const set = (change: object): void =>
    setTexts((current) => ({ ...current, [locale]: { ...current[locale], ...change } }))
  const asked = useDebounced(
    {
      tone: level.tone,
      days_overdue: parseInt(level.days, 10) || 0,
      locale,
      subject: words.subject || null,
      text: words.text || null,
    },
    400
  )
  const { data: preview } = useQuery(levelPreviewQuery(asked))
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("dunning.policy.textsOf", { number })}
      description={t("dunning.policy.textsHint")}
      confirm={t("dunning.policy.back")}
      saving={false}
      error={null}
      onConfirm={() => onDone({ texts })}
    >
      <Tabs value={locale} onValueChange={(next) => setLocale(next as Locale)}>
        <Tabs.List>
          <Tabs.Trigger value="en">{t("dunning.policy.languages.en")}</Tabs.Trigger>
          <Tabs.Trigger value="pt-BR">{t("dunning.policy.languages.pt-BR")}</Tabs.Trigger>
        </Tabs.List>
      </Tabs>
      <Field label={t("dunning.policy.subject")} htmlFor="level-subject" optional>
        <Input
          id="level-subject"
          maxLength={200}
          value={words.subject ?? ""}
          placeholder={preview?.subject}
          onChange={(event) => set({ subject: event.target.value })}
        />
      </Field>
      <Field
        label={t("dunning.policy.text")}
        htmlFor="level-text"
        optional
        hint={t("dunning.notice.messageHint", { names: "{{company}}, {{customer}}, {{total}}" })}
      >
        <Textarea
          id="level-text"
          rows={6}
          value={words.text ?? ""}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      <Field label={t("dunning.policy.preview")}>
        {preview ? (
          <MailFrame html={preview.html} title={t("dunning.policy.preview")} className="h-[420px]" />
        ) : (
          <Skeleton className="h-[420px] w-full rounded-lg" />
        )}
      </Field>
    </ActionDialog>
  )
}
