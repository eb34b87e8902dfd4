import { Plus } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { LineDraft } from "../rules/draft"

type AddLineProps = { disabled: boolean; onAdd: (kind: LineDraft["kind"]) => void }

const WORDS = { item: "addFreeText", section: "addSection", note: "addNote" } as const

/** Lines that are not in the catalogue: free text with a price, a heading, a paragraph. */
export const AddLine = ({ disabled, onAdd }: AddLineProps) => {
  const { t } = useTranslation("crm")
  return (
    <div className="flex shrink-0 flex-wrap gap-2 md:flex-nowrap">
      {(["item", "section", "note"] as const).map((kind) => (
        <Button
          key={kind}
          type="button"
          size="small"
          variant="secondary"
          disabled={disabled}
          onClick={() => onAdd(kind)}
        >
          <Plus />
          {t(`quote.lines.${WORDS[kind]}`)}
        </Button>
      ))}
    </div>
  )
}
