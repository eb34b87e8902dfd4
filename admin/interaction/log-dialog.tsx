import { Input, Textarea, toast } from "@medusajs/ui"
import { useMutation, useQuery } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { base64Of } from "../shared/base64-of"
import { Choice } from "../shared/choice"
import { CustomerPicker } from "../shared/customer-picker"
import { Field } from "../shared/field"
import { FileInput } from "../shared/file-input"
import { sdk } from "../shared/sdk"
import { Tick } from "../shared/tick"
import { KeptFiles } from "./kept-files"
import { Channel, CHANNELS, contactsQuery, Direction, Interaction } from "./queries"
import { localMoment } from "./rules/local-moment"
import { useRefreshInteractions } from "./use-interaction-act"

/** What a new interaction is about. */
export type LogAbout = {
  customer_id?: string | null
  reference?: { reference: string; reference_id: string }
  /** Said in the dialog, such as a document's number. */
  name?: string | null
}

type LogDialogProps = {
  about: LogAbout
  channel?: Channel
  interaction?: Interaction
  /** It was noted. */
  onLogged?: () => void
  onClose: () => void
}

const NO_DIRECTION = "none"
const FILES = ".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.docx,.xlsx,image/*"

/** Takes down what was said or done, or corrects it: what came of it is enough, everything else may be left as it is. */
export const LogDialog = ({ about, channel: first = "call", interaction, onLogged, onClose }: LogDialogProps) => {
  const { t } = useTranslation("crm")
  const refresh = useRefreshInteractions()
  const [customerId, setCustomerId] = useState(interaction?.customer_id ?? about.customer_id ?? null)
  const [channel, setChannel] = useState<Channel>(interaction?.channel ?? first)
  const [direction, setDirection] = useState<Direction | null>(
    interaction ? interaction.direction : first === "call" || first === "email" ? "outbound" : null
  )
  const [outcome, setOutcome] = useState(interaction?.outcome ?? interaction?.subject ?? "")
  const [text, setText] = useState(interaction?.text ?? "")
  // The field knows no seconds: a moment that nobody touched stays what it was, and a new one is now.
  const [untouched] = useState(localMoment(interaction ? new Date(interaction.occurred_at) : new Date()))
  const [when, setWhen] = useState(untouched)
  const [minutes, setMinutes] = useState(interaction?.duration_minutes ? String(interaction.duration_minutes) : "")
  const [chosen, setChosen] = useState<string[]>((interaction?.contacts ?? []).map(({ id }) => id))
  const [file, setFile] = useState<File | null>(null)
  const [removed, setRemoved] = useState<string[]>([])
  // What is gone already is not removed once more where the rest was refused.
  const gone = useRef(new Set<string>())
  // Where its file was refused, what was noted stands, and saving again makes no second one.
  const made = useRef(interaction?.id ?? null)
  const { data: contacts } = useQuery(contactsQuery(customerId))
  const people = (contacts ?? []).filter((contact) => contact.id !== null)
  const lasts = channel === "call" || channel === "meeting" || channel === "visit"
  const duration = /^\d{1,4}$/.test(minutes.trim()) ? parseInt(minutes, 10) : null
  const badMinutes = lasts && minutes.trim() !== "" && !(duration && duration <= 1440)

  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const body = {
        channel,
        direction,
        outcome: outcome.trim() || null,
        text: text.trim() || null,
        duration_minutes: lasts ? duration : null,
        contact_ids: chosen,
        ...(when === untouched ? {} : { occurred_at: new Date(when).toISOString() }),
      }
      const path = made.current ? `/admin/crm/interactions/${made.current}` : "/admin/crm/interactions"
      const whose = made.current
        ? {}
        : {
            ...(customerId ? { customer_id: customerId } : {}),
            ...(about.reference ? { references: [about.reference] } : {}),
          }
      const saved = await sdk.client.fetch<{ interaction: Interaction }>(path, {
        method: "POST",
        body: { ...body, ...whose },
      })
      made.current = saved.interaction.id
      const files = `/admin/crm/interactions/${saved.interaction.id}/attachments`
      for (const id of removed.filter((one) => !gone.current.has(one))) {
        await sdk.client.fetch(`${files}/${id}`, { method: "DELETE" })
        gone.current.add(id)
      }
      if (file) {
        await sdk.client.fetch(files, {
          method: "POST",
          body: { filename: file.name, content: await base64Of(file) },
        })
      }
    },
    onSuccess: async () => {
      await refresh()
      toast.success(t(interaction ? "common.saved" : "interaction.logged"))
      onClose()
      onLogged?.()
    },
    onError: refresh,
  })
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={t(interaction ? "interaction.edit" : "interaction.log")}
      description={about.name ? t("interaction.about", { name: about.name }) : undefined}
      confirm={t("common.save")}
      disabled={
        (!outcome.trim() && !text.trim()) || !when || badMinutes || (!customerId && !about.reference && !interaction)
      }
      saving={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      {!interaction && !about.customer_id && !about.reference ? (
        <Field label={t("common.customer")} htmlFor="log-customer">
          <CustomerPicker
            id="log-customer"
            value={customerId}
            autoFocus
            onChange={(customer) => setCustomerId(customer?.id ?? null)}
          />
        </Field>
      ) : null}
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("interaction.fields.channel")} htmlFor="log-channel">
          <Choice
            id="log-channel"
            label={t("interaction.fields.channel")}
            value={channel}
            options={CHANNELS.map((value) => ({ value, label: t(`interaction.channels.${value}`) }))}
            onChange={setChannel}
          />
        </Field>
        <Field label={t("interaction.fields.direction")} htmlFor="log-direction">
          <Choice
            id="log-direction"
            label={t("interaction.fields.direction")}
            value={direction ?? NO_DIRECTION}
            options={(["outbound", "inbound", NO_DIRECTION] as const).map((value) => ({
              value,
              label: t(`interaction.directions.${value}`),
            }))}
            onChange={(value) => setDirection(value === NO_DIRECTION ? null : value)}
          />
        </Field>
      </div>
      <Field label={t("interaction.fields.outcome")} htmlFor="log-outcome" hint={t("interaction.hints.outcome")}>
        <Input
          id="log-outcome"
          maxLength={255}
          autoFocus={Boolean(about.customer_id || about.reference || interaction)}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
        />
      </Field>
      <Field label={t("interaction.fields.text")} htmlFor="log-text" hint={t("interaction.hints.text")} optional>
        <Textarea
          id="log-text"
          rows={6}
          maxLength={50_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("interaction.fields.when")} htmlFor="log-when">
          <Input id="log-when" type="datetime-local" value={when} onChange={(event) => setWhen(event.target.value)} />
        </Field>
        {lasts ? (
          <Field
            label={t("interaction.fields.minutes")}
            htmlFor="log-minutes"
            error={badMinutes ? t("interaction.hints.minutes") : null}
            optional
          >
            <Input
              id="log-minutes"
              inputMode="numeric"
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
            />
          </Field>
        ) : null}
      </div>
      {people.length ? (
        <Field label={t("interaction.fields.contacts")} optional>
          {people.map((contact) => (
            <Tick
              key={contact.id}
              id={`log-contact-${contact.id}`}
              label={contact.name}
              hint={[contact.role, contact.phone, contact.email].filter(Boolean).join(" · ")}
              checked={chosen.includes(contact.id!)}
              onChange={(checked) =>
                setChosen(checked ? [...chosen, contact.id!] : chosen.filter((id) => id !== contact.id))
              }
            />
          ))}
        </Field>
      ) : null}
      <Field label={t("interaction.fields.file")} htmlFor="log-file" hint={t("interaction.hints.file")} optional>
        {interaction?.attachments.length ? (
          <KeptFiles files={interaction.attachments} removed={removed} onChange={setRemoved} />
        ) : null}
        <FileInput id="log-file" accept={FILES} name={file?.name ?? null} onChange={setFile} />
      </Field>
    </ActionDialog>
  )
}
