import { Input } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../../shared/choice"
import { Field } from "../../shared/field"
import { FAULTS } from "../claim-queries"

const OWN = "own_words"

type FaultFieldProps = { id: string; value: string; onChange: (code: string) => void }

/** What is wrong: one of a few, or a word of one's own. */
export const FaultField = ({ id, value, onChange }: FaultFieldProps) => {
  const { t } = useTranslation("crm")
  const [own, setOwn] = useState(Boolean(value) && !FAULTS.some((code) => code === value))
  return (
    <Field label={t("warranty.fields.fault")} htmlFor={id}>
      <Choice
        id={id}
        label={t("warranty.fields.fault")}
        value={own ? OWN : value}
        options={[
          ...FAULTS.map((code) => ({ value: code as string, label: t(`warranty.faults.${code}`) })),
          { value: OWN, label: t("warranty.faults.ownWords") },
        ]}
        onChange={(picked) => {
          setOwn(picked === OWN)
          onChange(picked === OWN ? "" : picked)
        }}
      />
      {own ? (
        <Input
          aria-label={t("warranty.faults.ownWords")}
          maxLength={100}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : null}
    </Field>
  )
}
