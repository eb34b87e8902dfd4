import { Button, DropdownMenu, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { afterMenu } from "../shared/after-menu"
import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { SaveDialog } from "./save-dialog"
import { askedOf, SAVED_PATH, SavedPivot, savedPivotsQuery } from "./saved-queries"
import { usePivot } from "./use-pivot"

/** Opens what was saved, and saves, changes or deletes what is open. */
export const SavedMenu = () => {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const client = useQueryClient()
  const { asked, saved: savedId, open, setUrl } = usePivot()
  const { data: pivots } = useQuery(savedPivotsQuery())
  const [saving, setSaving] = useState<SavedPivot | "new" | null>(null)
  const saved = pivots?.find(({ id }) => id === savedId)
  const remove = useMutation({
    mutationFn: (id: string) => sdk.client.fetch(`${SAVED_PATH}/${id}`, { method: "DELETE" }),
    onSuccess: () => {
      setUrl({ saved: null })
      void client.invalidateQueries({ queryKey: crmKeys.pivot.part("saved", "list") })
    },
    onError: (refused) => toast.error(errorMessage(refused)),
  })
  const askAndRemove = async ({ id, name }: SavedPivot) => {
    const isSure = await prompt({
      title: t("pivot.saved.removeTitle", { name }),
      description: t("pivot.saved.removeText"),
      confirmText: t("common.remove"),
      cancelText: t("common.cancel"),
    })
    if (isSure) {
      remove.mutate(id)
    }
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <Button size="small" variant="secondary">
            {saved?.name ?? t("pivot.saved.title")}
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          {pivots?.length ? (
            pivots.map((pivot) => (
              <DropdownMenu.Item
                key={pivot.id}
                onSelect={() =>
                  pivot.refusal
                    ? toast.error(t("pivot.saved.gone", { name: pivot.name }), { description: pivot.refusal })
                    : open({ ...askedOf(pivot), saved: pivot.id })
                }
              >
                {pivot.is_shared ? t("pivot.saved.shared", { name: pivot.name }) : pivot.name}
              </DropdownMenu.Item>
            ))
          ) : (
            <DropdownMenu.Item disabled>{t("pivot.saved.none")}</DropdownMenu.Item>
          )}
          <DropdownMenu.Separator />
          <DropdownMenu.Item disabled={!asked} onSelect={afterMenu(() => setSaving("new"))}>
            {t("pivot.saved.saveNew")}
          </DropdownMenu.Item>
          {saved?.can_change ? (
            <>
              <DropdownMenu.Item disabled={!asked} onSelect={afterMenu(() => setSaving(saved))}>
                {t("pivot.saved.change", { name: saved.name })}
              </DropdownMenu.Item>
              <DropdownMenu.Item onSelect={afterMenu(() => askAndRemove(saved))}>
                {t("pivot.saved.remove", { name: saved.name })}
              </DropdownMenu.Item>
            </>
          ) : null}
        </DropdownMenu.Content>
      </DropdownMenu>
      {saving && asked ? (
        <SaveDialog pivot={saving === "new" ? null : saving} asked={asked} onClose={() => setSaving(null)} />
      ) : null}
    </>
  )
}
