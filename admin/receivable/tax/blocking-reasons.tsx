import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { readinessQuery } from "./queries"

/** Why a draft cannot be issued yet, in a few words; nothing where it can. */
export const BlockingReasons = ({ id }: { id: string }) => {
  const { i18n } = useTranslation("crm")
  const { data } = useQuery(readinessQuery("invoices", id, i18n.language))
  const blocking = (data?.missing ?? []).filter((one) => one.blocking)
  return blocking.length ? (
    <Text size="xsmall" className="text-ui-fg-error">
      {blocking.map(({ message }) => message).join(" ")}
    </Text>
  ) : null
}
