import { useTranslation } from "react-i18next"

import { ListRow } from "./list-row"
import { TaxCategoryRule } from "./queries"

type TaxCategoryRowsProps = {
  rows: TaxCategoryRule[]
  onEdit: (index: number) => void
  onRemove: (index: number) => void
}

/** Taxes that are not charged, one a row. */
export const TaxCategoryRows = ({ rows, onEdit, onRemove }: TaxCategoryRowsProps) => {
  const { t } = useTranslation("crm")
  const name = (row: TaxCategoryRule): string => row.match ?? t("tax.settings.categories.noTax")
  return (
    <>
      {rows.map((row, index) => (
        <ListRow
          key={name(row)}
          name={name(row)}
          detail={[t(`tax.settings.categories.names.${row.category}`), row.exemption_code, row.exemption_reason]
            .filter(Boolean)
            .join(" · ")}
          onEdit={() => onEdit(index)}
          onRemove={() => onRemove(index)}
        />
      ))}
    </>
  )
}
