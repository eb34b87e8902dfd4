import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "./choice"
import { userName, usersQuery } from "./host-queries"

const NOBODY = "nobody"

type OwnerChoiceProps = {
  id?: string
  label: string
  value: string | null
  onChange: (userId: string | null) => void
  size?: "base" | "small"
  disabled?: boolean
}

/** The dashboard user who owns a document, or nobody. */
export const OwnerChoice = ({ value, onChange, ...rest }: OwnerChoiceProps) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const options = [
    { value: NOBODY, label: t("common.nobody") },
    ...(users ?? []).map((user) => ({ value: user.id, label: userName(user) })),
  ]
  return (
    <Choice
      {...rest}
      value={value ?? NOBODY}
      options={options}
      onChange={(id) => onChange(id === NOBODY ? null : id)}
    />
  )
}
