import { Trash } from "@medusajs/icons"
import { Checkbox, Container, Heading, IconButton, Table, Text, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { ErrorState } from "../shared/error-state"
import { userName, usersQuery } from "../shared/host-queries"
import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { TextSkeleton } from "../shared/skeletons"
import { useAccess } from "../shared/use-access"
import { Member, membersQuery, teamsQuery } from "./queries"

const RIGHTS = ["can_money", "can_setup", "can_approve", "can_see_margin"] as const
const SCOPES = ["own", "team", "all"] as const
const NO_TEAM = "none"

/** Who sees whose documents, who handles money, who sets up. Nobody listed: everyone may do everything. */
export const AccessSection = () => {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const client = useQueryClient()
  const { can_setup } = useAccess()
  const { data: members, error, isPending, refetch } = useQuery(membersQuery())
  const { data: teams } = useQuery(teamsQuery())
  const { data: users } = useQuery(usersQuery())
  const refresh = {
    onSuccess: () => client.invalidateQueries({ queryKey: crmKeys.access.all }),
    onError: (failure: Error) => toast.error(errorMessage(failure)),
  }
  const set = useMutation({
    mutationFn: (body: Partial<Member> & { user_id: string }) =>
      sdk.client.fetch("/admin/crm/access", { method: "POST", body }),
    ...refresh,
  })
  const drop = useMutation({
    mutationFn: (member: Member) => sdk.client.fetch(`/admin/crm/access/${member.id}`, { method: "DELETE" }),
    ...refresh,
  })
  const remove = async (member: Member): Promise<void> => {
    const agreed = await prompt({
      title: t("settings.access.removeTitle", { name: member.user ? userName(member.user) : member.user_id }),
      description: t("settings.access.removeDescription"),
      confirmText: t("common.remove"),
      cancelText: t("common.back"),
    })
    if (agreed) {
      drop.mutate(member)
    }
  }
  const left = (users ?? []).filter((user) => !members?.some((member) => member.user_id === user.id))
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-4 px-6 py-4 md:flex-row md:items-start md:justify-between">
        <div>
          <Heading level="h2">{t("settings.access.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(members?.length ? "settings.access.description" : "settings.access.open")}
          </Text>
        </div>
        <div className="w-full md:w-[240px]">
          <Choice
            label={t("settings.access.add")}
            placeholder={t("settings.access.add")}
            disabled={!can_setup || !left.length}
            value=""
            options={left.map((user) => ({ value: user.id, label: userName(user) }))}
            onChange={(user_id) => set.mutate({ user_id })}
          />
        </div>
      </div>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {members?.length ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("settings.access.user")}</Table.HeaderCell>
                <Table.HeaderCell>{t("settings.access.scope")}</Table.HeaderCell>
                {teams?.length ? <Table.HeaderCell>{t("settings.access.team")}</Table.HeaderCell> : null}
                {RIGHTS.map((right) => (
                  <Table.HeaderCell key={right}>{t(`settings.access.${right}`)}</Table.HeaderCell>
                ))}
                <Table.HeaderCell />
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {members.map((member) => {
                const name = member.user ? userName(member.user) : t("settings.access.gone")
                return (
                  <Table.Row key={member.id}>
                    <Table.Cell className="whitespace-nowrap">{name}</Table.Cell>
                    <Table.Cell className="min-w-[160px]">
                      <Choice
                        size="small"
                        label={`${t("settings.access.scope")}: ${name}`}
                        disabled={!can_setup}
                        value={member.scope}
                        options={SCOPES.map((scope) => ({ value: scope, label: t(`settings.access.scopes.${scope}`) }))}
                        onChange={(scope) => set.mutate({ user_id: member.user_id, scope })}
                      />
                    </Table.Cell>
                    {teams?.length ? (
                      <Table.Cell className="min-w-[140px]">
                        <Choice
                          size="small"
                          label={`${t("settings.access.team")}: ${name}`}
                          disabled={!can_setup}
                          value={member.team_id ?? NO_TEAM}
                          options={[
                            { value: NO_TEAM, label: "–" },
                            ...teams.map((team) => ({ value: team.id, label: team.name })),
                          ]}
                          onChange={(team) =>
                            set.mutate({ user_id: member.user_id, team_id: team === NO_TEAM ? null : team })
                          }
                        />
                      </Table.Cell>
                    ) : null}
                    {RIGHTS.map((right) => (
                      <Table.Cell key={right}>
                        <Checkbox
                          aria-label={`${t(`settings.access.${right}`)}: ${name}`}
                          disabled={!can_setup}
                          checked={member[right]}
                          onCheckedChange={(checked) =>
                            set.mutate({ user_id: member.user_id, [right]: checked === true })
                          }
                        />
                      </Table.Cell>
                    ))}
                    <Table.Cell className="text-end">
                      <IconButton
                        size="small"
                        variant="transparent"
                        disabled={!can_setup}
                        aria-label={t("settings.access.remove", { name })}
                        onClick={() => void remove(member)}
                      >
                        <Trash />
                      </IconButton>
                    </Table.Cell>
                  </Table.Row>
                )
              })}
            </Table.Body>
          </Table>
        </div>
      ) : null}
    </Container>
  )
}
