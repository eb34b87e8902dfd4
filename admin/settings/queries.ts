import { queryOptions } from "@tanstack/react-query"

import { HostUser } from "../shared/host-queries"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

export type CompanyAddress = {
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  province?: string | null
  postal_code?: string | null
  country_code?: string | null
}

/** The settings in force, as `/admin/crm/settings` answers them. */
export type CrmSettings = {
  company_name: string | null
  legal_name: string | null
  tax_id: string | null
  company_address: CompanyAddress | null
  company_email: string | null
  company_phone: string | null
  logo: string | null
  locale: "en" | "pt-BR"
  timezone: string
  quote_validity_days: number
  payment_terms_days: number
  invoice_on: "manual" | "placed" | "delivered"
  fiscal_documents: "here" | "elsewhere" | null
  invoice_series: string
  terms_text: string | null
  mail_from: string | null
  public_url: string | null
}

export type Member = {
  id: string
  user_id: string
  scope: "own" | "team" | "all"
  team_id: string | null
  can_money: boolean
  can_setup: boolean
  can_approve: boolean
  user: HostUser | null
}

export type Team = { id: string; name: string }

export const settingsQuery = () =>
  queryOptions({
    queryKey: crmKeys.settings.detail("default"),
    queryFn: () => sdk.client.fetch<{ settings: CrmSettings }>("/admin/crm/settings"),
    select: (answer) => answer.settings,
  })

export const membersQuery = () =>
  queryOptions({
    queryKey: crmKeys.access.lists(),
    queryFn: () => sdk.client.fetch<{ members: Member[] }>("/admin/crm/access", { query: { limit: 200 } }),
    select: (answer) => answer.members,
  })

export const teamsQuery = () =>
  queryOptions({
    queryKey: crmKeys.access.part("teams", "list"),
    queryFn: () => sdk.client.fetch<{ teams: Team[] }>("/admin/crm/teams", { query: { limit: 200 } }),
    select: (answer) => answer.teams,
  })
