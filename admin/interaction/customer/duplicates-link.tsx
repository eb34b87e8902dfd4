import { Button, Container, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { plural } from "../../shared/plural"
import { duplicatesQuery } from "./merge-queries"

/** How many customers look like one; nothing where none do. */
export const DuplicatesLink = () => {
  const { t } = useTranslation("crm")
  const { data } = useQuery({ ...duplicatesQuery({ limit: 1, offset: 0 }), staleTime: 600_000 })
  if (!data?.count) {
    return null
  }
  return (
    <Container
      className="flex flex-wrap items-center justify-between gap-3 px-6 py-3"
      data-testid="crm-duplicates-link"
    >
      <Text size="small" className="text-ui-fg-subtle">
        {plural(t, "interaction.duplicates.count", data.count)}
      </Text>
      <Button size="small" variant="secondary" asChild>
        <Link to="/crm/customers/duplicates">{t("interaction.duplicates.look")}</Link>
      </Button>
    </Container>
  )
}
