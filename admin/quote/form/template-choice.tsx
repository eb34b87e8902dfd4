import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { localToday } from "../../shared/format"
import { templatesQuery } from "../queries"
import { QuoteDraft } from "../rules/draft"
import { draftWithTemplate } from "../rules/template"

type TemplateChoiceProps = { draft: QuoteDraft; onChange: (draft: QuoteDraft) => void }

/** Starts the offer from a template: what was filled in already stays. Nothing is shown where the store has none. */
export const TemplateChoice = ({ draft, onChange }: TemplateChoiceProps) => {
  const { t } = useTranslation("crm")
  const { data: templates } = useQuery(templatesQuery())
  if (!templates?.length) {
    return null
  }
  return (
    <Field label={t("quote.form.template")} htmlFor="quote-template" optional hint={t("quote.form.templateHint")}>
      <Choice
        id="quote-template"
        label={t("quote.form.template")}
        value={draft.template_id}
        placeholder={t("quote.form.chooseTemplate")}
        options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          const template = templates.find((one) => one.id === id)
          if (template) {
            onChange(draftWithTemplate(draft, template, localToday()))
          }
        }}
      />
    </Field>
  )
}
