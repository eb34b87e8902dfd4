import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { Quote } from "../types"
import { Section } from "../../shared/section"

/** Why it was declined, terms printed on the offer, the team's own note; nothing when there are none. */
export const TextsSection = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation("crm")
  const texts = [
    [t("quote.marks.coverText"), quote.cover_text],
    [t("quote.fields.declineNote"), quote.decline_note],
    [t("quote.fields.terms"), quote.terms],
    [t("quote.fields.note"), quote.note],
  ] as const
  if (texts.every(([, text]) => !text)) {
    return null
  }
  return (
    <Section title={t("quote.texts")}>
      {texts.map(([label, text]) =>
        text ? (
          <div key={label} className="px-6 py-4">
            <Text size="small" weight="plus" className="text-ui-fg-subtle">
              {label}
            </Text>
            <Text size="small" className="text-ui-fg-base whitespace-pre-line break-words">
              {text}
            </Text>
          </div>
        ) : null
      )}
    </Section>
  )
}
