import { Input, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { LOST_REASONS_PATH, NamedChoice, SOURCES_PATH, sourcesQuery } from "../../pipeline/queries"
import { lostReasonsQuery } from "../../quote/queries"
import { ActionDialog } from "../../shared/action-dialog"
import { codedName } from "../../shared/coded-name"
import { Field } from "../../shared/field"
import { errorMessage, sdk } from "../../shared/sdk"
import { ListRow } from "../list-row"
import { ListSection } from "../list-section"
import { useSetupAct } from "../use-setup-act"

const KINDS = {
  sources: { path: SOURCES_PATH, words: "pipeline.sources", query: sourcesQuery },
  reasons: { path: LOST_REASONS_PATH, words: "quote.lostReasons", query: lostReasonsQuery },
} as const

type Kind = keyof typeof KINDS

/** What a person chooses from: where deals come from, or why they are lost. One that was used is kept, but no longer offered. */
export const ChoicesSection = ({ kind }: { kind: Kind }) => {
  const { t } = useTranslation("crm")
  const { path, words } = KINDS[kind]
  const queryKey = KINDS[kind].query().queryKey
  const { data, error, isPending, refetch } = useChoices(kind)
  const [edited, setEdited] = useState<NamedChoice | "new" | null>(null)
  const act = useSetupAct({ refresh: queryKey })
  const remove = useRemoveChoice(kind)
  const move = (index: number, step: 1 | -1): void => {
    if (act.isPending) {
      return
    }
    const ids = (data ?? []).map(({ id }) => id)
    ;[ids[index], ids[index + step]] = [ids[index + step], ids[index]]
    act.mutate({ path: `${path}/order`, body: { ids } })
  }
  return (
    <ListSection
      title={t(`pipeline.settings.${kind}.title`)}
      description={t(`pipeline.settings.${kind}.description`)}
      add={{ label: t(`pipeline.settings.${kind}.add`), onClick: () => setEdited("new") }}
      error={error}
      isPending={isPending}
      onRetry={() => void refetch()}
      empty={data && !data.length ? t(`pipeline.settings.${kind}.none`) : null}
    >
      {data?.map((choice, index) => (
        <ListRow
          key={choice.id}
          name={codedName(t, words, choice)}
          active={choice.is_active}
          onActive={(is_active) => act.mutate({ path: `${path}/${choice.id}`, body: { is_active } })}
          onEdit={() => setEdited(choice)}
          onUp={index ? () => move(index, -1) : undefined}
          onDown={index < data.length - 1 ? () => move(index, 1) : undefined}
          onRemove={() => remove(choice)}
        />
      ))}
      {edited ? (
        <ChoiceDialog kind={kind} choice={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      ) : null}
    </ListSection>
  )
}

function useChoices(kind: Kind) {
  const sources = useQuery({ ...sourcesQuery(), enabled: kind === "sources" })
  const reasons = useQuery({ ...lostReasonsQuery(), enabled: kind === "reasons" })
  const { error, isPending, refetch } = kind === "sources" ? sources : reasons
  return {
    data: (kind === "sources" ? sources.data : reasons.data) as NamedChoice[] | undefined,
    error,
    isPending,
    refetch,
  }
}

/** Removes a choice, and says so when it was only taken out of use. */
function useRemoveChoice(kind: Kind): (choice: NamedChoice) => void {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { path, words } = KINDS[kind]
  const { mutate } = useMutation({
    mutationFn: ({ id }: NamedChoice) => sdk.client.fetch<{ deleted?: boolean }>(`${path}/${id}`, { method: "DELETE" }),
    onSuccess: async ({ deleted }, choice) => {
      if (deleted === false) {
        toast.info(t("pipeline.settings.stillUsed", { name: codedName(t, words, choice) }))
      }
      await client.invalidateQueries({ queryKey: KINDS[kind].query().queryKey })
    },
    onError: (error) => toast.error(errorMessage(error)),
  })
  return mutate
}

type ChoiceDialogProps = { kind: Kind; choice: NamedChoice | null; onClose: () => void }

const ChoiceDialog = ({ kind, choice, onClose }: ChoiceDialogProps) => {
  const { t } = useTranslation("crm")
  const { path, words, query } = KINDS[kind]
  const shown = choice ? codedName(t, words, choice) : ""
  const [name, setName] = useState(shown)
  const save = useSetupAct({ refresh: query().queryKey, done: t("settings.saved"), onDone: onClose, quiet: true })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(`pipeline.settings.${kind}.${choice ? "edit" : "add"}`)}
      description={choice ? t("pipeline.settings.renameHint") : undefined}
      confirm={t("common.save")}
      disabled={!name.trim() || name.trim() === shown}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ path: choice ? `${path}/${choice.id}` : path, body: { name: name.trim() } })}
    >
      <Field label={t("pipeline.settings.name")} htmlFor={`${kind}-name`}>
        <Input id={`${kind}-name`} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}
