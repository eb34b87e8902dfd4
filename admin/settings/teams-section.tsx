import { Input } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Field } from "../shared/field"
import { crmKeys } from "../shared/query-keys"
import { ListRow } from "./list-row"
import { ListSection } from "./list-section"
import { Team, membersQuery, teamsQuery } from "./queries"
import { useSetupAct } from "./use-setup-act"

const PATH = "/admin/crm/teams"

/** Teams, whose members may see each other's documents; who belongs to which is chosen above, under Access. */
export const TeamsSection = () => {
  const { t } = useTranslation("crm")
  const { data, error, isPending, refetch } = useQuery(teamsQuery())
  const { data: members } = useQuery(membersQuery())
  const [edited, setEdited] = useState<Team | "new" | null>(null)
  const act = useSetupAct({ refresh: crmKeys.access.all })
  const namesOf = (team: Team): string =>
    (members ?? [])
      .filter((member) => member.team_id === team.id)
      .map((member) => member.user?.first_name ?? member.user?.email ?? "–")
      .join(", ")
  return (
    <ListSection
      title={t("settings.teams.title")}
      description={t("settings.teams.description")}
      add={{ label: t("settings.teams.add"), onClick: () => setEdited("new") }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={data && !data.length ? t("settings.teams.none") : null}
    >
      {data?.map((team) => (
        <ListRow
          key={team.id}
          name={team.name}
          detail={namesOf(team) || t("settings.teams.nobody")}
          onEdit={() => setEdited(team)}
          onRemove={() => act.mutate({ path: `${PATH}/${team.id}`, method: "DELETE" })}
        />
      ))}
      {edited ? <TeamDialog team={edited === "new" ? null : edited} onClose={() => setEdited(null)} /> : null}
    </ListSection>
  )
}

const TeamDialog = ({ team, onClose }: { team: Team | null; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const [name, setName] = useState(team?.name ?? "")
  const save = useSetupAct({
    refresh: crmKeys.access.all,
    done: t("settings.saved"),
    onDone: onClose,
    quiet: true,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(team ? "settings.teams.edit" : "settings.teams.add")}
      confirm={t("common.save")}
      disabled={!name.trim()}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ path: team ? `${PATH}/${team.id}` : PATH, body: { name: name.trim() } })}
    >
      <Field label={t("settings.teams.name")} htmlFor="team-name">
        <Input id="team-name" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}
