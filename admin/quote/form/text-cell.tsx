import { Input, Text, Textarea } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { LineDraft, lineProblem } from "../rules/draft"

type TextCellProps = { line: LineDraft; onChange: (values: Partial<LineDraft>) => void }

/** A heading or a paragraph between the lines. */
export const TextCell = ({ line, onChange }: TextCellProps) => {
  const { t } = useTranslation("crm")
  const label = t(line.kind === "section" ? "quote.lines.section" : "quote.lines.paragraph")
  const common = {
    "aria-label": label,
    placeholder: label,
    value: line.title,
    "aria-invalid": lineProblem(line) === "title",
  }
  return (
    <div role="cell" className="flex min-w-0 flex-col gap-y-1 pe-16 md:col-span-6 md:pe-0">
      <Text size="xsmall" className="text-ui-fg-subtle">
        {label}
      </Text>
      {line.kind === "section" ? (
        <Input
          {...common}
          data-column="title"
          className="font-medium"
          onChange={(event) => onChange({ title: event.target.value })}
        />
      ) : (
        <Textarea
          {...common}
          data-column="title"
          rows={2}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      )}
    </div>
  )
}
