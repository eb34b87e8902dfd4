import { Badge, Button, Input, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Moment } from "../shared/day"
import { ErrorState } from "../shared/error-state"
import { Field } from "../shared/field"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { Section } from "../shared/section"
import { TextSkeleton } from "../shared/skeletons"
import { Tick } from "../shared/tick"
import { Consent, consentsQuery, MARKETING, Marketing } from "./queries"

/** What the customer and their contacts agreed to being sent. */
export const ConsentSection = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("crm")
  const { data: consents, error, isPending, refetch } = useQuery(consentsQuery(customerId))
  const [editing, setEditing] = useState<Consent | null>(null)
  return (
    <Section title={t("interaction.consent.title")}>
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {consents?.map((consent) => (
        <div
          key={consent.contact}
          className="flex items-start justify-between gap-x-3 px-6 py-3"
          data-testid="crm-consent"
        >
          <div className="flex min-w-0 flex-col gap-y-1">
            <Text size="small" leading="compact" className="break-all">
              {consent.contact}
            </Text>
            <div className="flex flex-wrap items-center gap-1">
              <Badge size="2xsmall" color={consent.marketing === "withdrawn" ? "orange" : "grey"}>
                {t(`interaction.consent.marketing.${consent.marketing}`)}
              </Badge>
              {consent.do_not_contact ? (
                <Badge size="2xsmall" color="red">
                  {t("interaction.consent.doNotContact")}
                </Badge>
              ) : null}
            </div>
            {consent.said_at ? (
              <Text size="xsmall" className="text-ui-fg-subtle break-words">
                <Moment value={consent.said_at} />
                {consent.source ? ` · ${consent.source}` : ""}
              </Text>
            ) : null}
          </div>
          <Button size="small" variant="transparent" onClick={() => setEditing(consent)}>
            {t("common.change")}
          </Button>
        </div>
      ))}
      {editing ? <ConsentDialog customerId={customerId} consent={editing} onClose={() => setEditing(null)} /> : null}
    </Section>
  )
}

type ConsentDialogProps = { customerId: string; consent: Consent; onClose: () => void }

const ConsentDialog = ({ customerId, consent, onClose }: ConsentDialogProps) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const [marketing, setMarketing] = useState<Marketing>(consent.marketing)
  const [quiet, setQuiet] = useState(consent.do_not_contact)
  const [source, setSource] = useState("")
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      sdk.client.fetch(`/admin/crm/customers/${customerId}/consents`, {
        method: "POST",
        body: { email: consent.contact, marketing, do_not_contact: quiet, source: source.trim() || null },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: crmKeys.customers.all })
      toast.success(t("common.saved"))
      onClose()
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("interaction.consent.change")}
      description={consent.contact}
      confirm={t("common.save")}
      saving={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <Field label={t("interaction.consent.offers")} htmlFor="consent-marketing">
        <Choice
          id="consent-marketing"
          label={t("interaction.consent.offers")}
          value={marketing}
          options={MARKETING.map((value) => ({ value, label: t(`interaction.consent.marketing.${value}`) }))}
          onChange={setMarketing}
        />
      </Field>
      <Tick
        id="consent-quiet"
        label={t("interaction.consent.doNotContact")}
        hint={t("interaction.consent.doNotContactHint")}
        checked={quiet}
        onChange={setQuiet}
      />
      <Field
        label={t("interaction.consent.source")}
        htmlFor="consent-source"
        hint={t("interaction.consent.sourceHint")}
        optional
      >
        <Input id="consent-source" maxLength={255} value={source} onChange={(event) => setSource(event.target.value)} />
      </Field>
    </ActionDialog>
  )
}
