import { Button, Text, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../../shared/action-dialog"
import { CustomerPicker } from "../../shared/customer-picker"
import { Moment } from "../../shared/day"
import { Field } from "../../shared/field"
import { plural } from "../../shared/plural"
import { errorMessage, sdk } from "../../shared/sdk"
import { Section } from "../../shared/section"
import { PlainText } from "../markdown"
import { Interaction, trayQuery } from "../queries"
import { useRefreshInteractions } from "../use-interaction-act"

/** Mail that came in and nobody could be found for; quiet when there is none. */
export const TraySection = () => {
  const { t } = useTranslation("crm")
  const { data } = useQuery(trayQuery())
  const [chosen, setChosen] = useState<Interaction | null>(null)
  if (!data?.count) {
    return null
  }
  return (
    <Section title={plural(t, "interaction.tray.title", data.count)}>
      <Text size="small" className="text-ui-fg-subtle px-6 py-3">
        {t("interaction.tray.text")}
      </Text>
      {data.interactions.map((mail) => (
        <TrayRow key={mail.id} mail={mail} onMatch={() => setChosen(mail)} />
      ))}
      {chosen ? <MatchDialog mail={chosen} onClose={() => setChosen(null)} /> : null}
    </Section>
  )
}

const SHOWN = 200

const TrayRow = ({ mail, onMatch }: { mail: Interaction; onMatch: () => void }) => {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const refresh = useRefreshInteractions()
  const dismiss = useMutation({
    mutationFn: () => sdk.client.fetch(`/admin/crm/interactions/${mail.id}/dismiss`, { method: "POST", body: {} }),
    onSuccess: refresh,
    onError: (error) => toast.error(errorMessage(error)),
  })
  const ask = async (): Promise<void> => {
    const sure = await prompt({
      title: t("interaction.tray.dismiss"),
      description: t("interaction.tray.dismissText", { name: mail.subject ?? mail.address ?? "" }),
      confirmText: t("interaction.tray.dismiss"),
      cancelText: t("common.cancel"),
    })
    if (sure) {
      dismiss.mutate()
    }
  }
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-3" data-testid="crm-tray-mail">
      <div className="flex min-w-0 flex-1 flex-col gap-y-0.5">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {mail.subject ?? t("interaction.tray.noSubject")}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle break-all">
          {mail.address} · <Moment value={mail.occurred_at} />
        </Text>
        {mail.text ? <PlainText text={mail.text.slice(0, SHOWN)} /> : null}
      </div>
      <div className="flex gap-x-2">
        <Button size="small" variant="secondary" onClick={onMatch}>
          {t("interaction.tray.match")}
        </Button>
        <Button size="small" variant="transparent" isLoading={dismiss.isPending} onClick={ask}>
          {t("interaction.tray.dismiss")}
        </Button>
      </div>
    </div>
  )
}

const MatchDialog = ({ mail, onClose }: { mail: Interaction; onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const refresh = useRefreshInteractions()
  const [customerId, setCustomerId] = useState<string | null>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sdk.client.fetch(`/admin/crm/interactions/${mail.id}/match`, {
        method: "POST",
        body: { customer_id: customerId },
      }),
    onSuccess: async () => {
      await refresh()
      toast.success(t("interaction.tray.matched"))
      onClose()
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("interaction.tray.match")}
      description={mail.subject ?? undefined}
      confirm={t("common.save")}
      disabled={!customerId}
      saving={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <Field label={t("common.customer")} htmlFor="tray-customer">
        <CustomerPicker
          id="tray-customer"
          value={customerId}
          autoFocus
          onChange={(customer) => setCustomerId(customer?.id ?? null)}
        />
      </Field>
    </ActionDialog>
  )
}
