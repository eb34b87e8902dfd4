import { toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { ErrorState } from "../shared/error-state"
import { Field } from "../shared/field"
import { useLocale } from "../shared/locale"
import { sdk } from "../shared/sdk"
import { TextSkeleton } from "../shared/skeletons"
import { Tick } from "../shared/tick"
import { timeZones } from "../shared/time-zones"
import { FOLLOW_UPS_PATH, Preferences, preferencesQuery } from "./queries"

const STORE = "store"

/** Whether the person at the screen gets their day by mail, and when. */
export const DigestDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation("crm")
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(preferencesQuery())
  const [change, setChange] = useState<Partial<Preferences>>({})
  const save = useMutation({
    mutationFn: () => sdk.client.fetch(`${FOLLOW_UPS_PATH}/preferences`, { method: "POST", body: change }),
    onSuccess: async () => {
      toast.success(t("common.saved"))
      onClose()
      await client.invalidateQueries({ queryKey: preferencesQuery().queryKey })
    },
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t("followUp.digest.title")}
      description={t("followUp.digest.text")}
      confirm={t("common.save")}
      disabled={!data || !Object.keys(change).length}
      saving={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
    >
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <TextSkeleton lines={2} /> : null}
      {data ? <Fields values={{ ...data, ...change }} onChange={(more) => setChange({ ...change, ...more })} /> : null}
    </ActionDialog>
  )
}

type FieldsProps = { values: Preferences; onChange: (change: Partial<Preferences>) => void }

const Fields = ({ values, onChange }: FieldsProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const hour = (at: number): string =>
    new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(
      new Date(Date.UTC(2026, 0, 1, at))
    )
  return (
    <>
      <Tick
        id="digest-on"
        label={t("followUp.digest.on")}
        hint={t("followUp.digest.onHint")}
        checked={values.daily_digest}
        onChange={(daily_digest) => onChange({ daily_digest })}
      />
      {values.daily_digest ? (
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label={t("followUp.digest.hour")} htmlFor="digest-hour">
            <Choice
              id="digest-hour"
              label={t("followUp.digest.hour")}
              value={String(values.digest_hour ?? 7)}
              options={Array.from({ length: 24 }, (_, at) => ({ value: String(at), label: hour(at) }))}
              onChange={(at) => onChange({ digest_hour: parseInt(at, 10) })}
            />
          </Field>
          <Field label={t("followUp.digest.timezone")} htmlFor="digest-timezone">
            <Choice
              id="digest-timezone"
              label={t("followUp.digest.timezone")}
              value={values.timezone ?? STORE}
              options={[{ value: STORE, label: t("followUp.digest.ofStore") }, ...timeZones()]}
              onChange={(zone) => onChange({ timezone: zone === STORE ? null : zone })}
            />
          </Field>
        </div>
      ) : null}
    </>
  )
}
