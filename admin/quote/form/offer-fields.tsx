import { Heading, Input, Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { DayInput } from "../../shared/day-input"
import { Field } from "../../shared/field"
import { localToday } from "../../shared/format"
import { Tick } from "../../shared/tick"
import { headProblem, QuoteDraft } from "../rules/draft"

type OfferFieldsProps = { draft: QuoteDraft; onChange: (values: Partial<QuoteDraft>) => void }

/** What holds for the whole offer: discount, deposit, delivery, words before the lines, how it is ordered and chased. */
export const OfferFields = ({ draft, onChange }: OfferFieldsProps) => {
  const { t } = useTranslation("crm")
  const problem = headProblem(draft)
  const percent = (field: "discount_percent" | "deposit_percent") => (
    <Field
      label={t(`quote.offer.${field}`)}
      htmlFor={`quote-${field}`}
      optional
      hint={t(`quote.offer.${field}Hint`)}
      error={problem === field ? t("quote.form.line.discount_percent") : null}
    >
      <Input
        id={`quote-${field}`}
        inputMode="decimal"
        className="text-end tabular-nums"
        placeholder="0"
        value={draft[field]}
        aria-invalid={problem === field}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
    </Field>
  )
  return (
    <section className="flex flex-col gap-y-4 border-t border-dashed pt-8">
      <Heading level="h2">{t("quote.offer.title")}</Heading>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {percent("discount_percent")}
        {percent("deposit_percent")}
        <Field label={t("quote.offer.delivery")} optional>
          <DayInput
            label={t("quote.offer.delivery")}
            value={draft.requested_delivery_date}
            minDay={localToday()}
            onChange={(requested_delivery_date) => onChange({ requested_delivery_date })}
          />
        </Field>
        <Field
          label={t("quote.offer.cc")}
          htmlFor="quote-cc"
          optional
          hint={t("quote.offer.ccHint")}
          error={problem === "cc" ? t("quote.form.cc") : null}
        >
          <Input
            id="quote-cc"
            inputMode="email"
            value={draft.cc}
            aria-invalid={problem === "cc"}
            onChange={(event) => onChange({ cc: event.target.value })}
          />
        </Field>
        <Field label={t("quote.offer.cover")} htmlFor="quote-cover" optional className="md:col-span-2">
          <Textarea
            id="quote-cover"
            rows={3}
            value={draft.cover_text}
            onChange={(event) => onChange({ cover_text: event.target.value })}
          />
        </Field>
        <Tick
          id="quote-convert"
          label={t("quote.offer.convert")}
          hint={t("quote.offer.convertHint")}
          checked={draft.convert_on_accept}
          onChange={(convert_on_accept) => onChange({ convert_on_accept })}
        />
        <Tick
          id="quote-reminders"
          label={t("quote.offer.reminders")}
          hint={t("quote.offer.remindersHint")}
          checked={!draft.reminders_off}
          onChange={(on) => onChange({ reminders_off: !on })}
        />
      </div>
    </section>
  )
}
