import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { companiesQuery } from "./queries"

type CompanyChoiceProps = {
  value: string
  onChange: (id: string) => void
  size?: "small"
  /** Puts the choice where it belongs; nothing of it is drawn in a store of one company. */
  children?: (choice: JSX.Element) => JSX.Element
}

/** Whose books: not asked where one company sells everything. */
export const CompanyChoice = ({ value, onChange, size, children = (choice) => choice }: CompanyChoiceProps) => {
  const { t } = useTranslation("crm")
  const { data: companies } = useQuery(companiesQuery())
  return companies && companies.length > 1
    ? children(
        <Choice
          size={size}
          label={t("closing.company")}
          value={value}
          options={companies.map(({ id, name }) => ({ value: id, label: name ?? t("closing.firstCompany") }))}
          onChange={onChange}
        />
      )
    : null
}
