import { XMarkMini } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { teamsQuery } from "../settings/queries"
import { regionsQuery, salesChannelsQuery, userName, usersQuery } from "./host-queries"
import { Narrowing, NARROWING } from "./narrowing"
import { useUrlState } from "./use-url-state"

/**
 * What the address narrows a list to beside its own filters, each with a button that takes it away.
 *
 * @param keys - without those that the list has a choice of its own for
 */
export const NarrowedBy = ({ keys = NARROWING }: { keys?: readonly (keyof Narrowing)[] }) => {
  const { t } = useTranslation("crm")
  const [values, setUrl] = useUrlState(NARROWING)
  const { data: users } = useQuery(usersQuery())
  const { data: teams } = useQuery(teamsQuery())
  const { data: regions } = useQuery(regionsQuery())
  const { data: channels } = useQuery(salesChannelsQuery())
  const owner = users?.find(({ id }) => id === values.owner_id)
  const names = {
    owner_id: owner && userName(owner),
    team_id: teams?.find(({ id }) => id === values.team_id)?.name,
    region_id: regions?.find(({ id }) => id === values.region_id)?.name,
    sales_channel_id: channels?.find(({ id }) => id === values.sales_channel_id)?.name,
  }
  return (
    <>
      {keys
        .filter((key) => values[key])
        .map((key) => {
          const name = names[key] ?? t("common.unknown")
          return (
            <Button
              key={key}
              size="small"
              variant="secondary"
              aria-label={t("common.withoutFilter", { name })}
              onClick={() => setUrl({ [key]: null })}
            >
              {name}
              <XMarkMini />
            </Button>
          )
        })}
    </>
  )
}
