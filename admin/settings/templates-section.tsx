import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { plural } from "../shared/plural"
import { ListRow } from "./list-row"
import { ListSection } from "./list-section"
import { QuoteTemplate, quoteTemplatesQuery } from "./queries"
import { TemplateDialog } from "./template-dialog"
import { useSetupAct } from "./use-setup-act"

/** What offers may start from. A template is made of a quote, so that its lines are priced and seen first. */
export const TemplatesSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(quoteTemplatesQuery())
  const [edited, setEdited] = useState<QuoteTemplate | null>(null)
  const act = useSetupAct({ refresh: quoteTemplatesQuery().queryKey })
  const path = (template: QuoteTemplate): string => `/admin/crm/quote-templates/${template.id}`
  return (
    <ListSection
      title={t("settings.templates.title")}
      description={t("settings.templates.description")}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={data && !data.length ? t("settings.templates.none") : null}
    >
      {data?.map((template) => (
        <ListRow
          key={template.id}
          name={template.name}
          detail={[
            plural(t, "settings.templates.lines", (template.items ?? []).length),
            template.currency_code?.toUpperCase(),
            template.description,
          ]
            .filter(Boolean)
            .join(" · ")}
          active={template.is_active}
          onActive={(is_active) => act.mutate({ path: path(template), body: { is_active } })}
          onEdit={() => setEdited(template)}
          onRemove={() => act.mutate({ path: path(template), method: "DELETE" })}
        />
      ))}
      {edited ? <TemplateDialog template={edited} onClose={() => setEdited(null)} /> : null}
    </ListSection>
  )
}
