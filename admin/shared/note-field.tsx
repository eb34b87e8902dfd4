import { Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Field } from "./field"

type NoteFieldProps = { id: string; value: string; onChange: (note: string) => void }

/** Words of one's own about an act, as many as are kept. */
export const NoteField = ({ id, value, onChange }: NoteFieldProps) => {
  const { t } = useTranslation("crm")
  return (
    <Field label={t("collection.note")} htmlFor={id} optional>
      <Textarea id={id} rows={3} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  )
}
