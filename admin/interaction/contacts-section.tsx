import { PencilSquare, Trash } from "@medusajs/icons"
import { Badge, Button, Text, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionMenu } from "../shared/action-menu"
import { ErrorState } from "../shared/error-state"
import { crmKeys } from "../shared/query-keys"
import { errorMessage, sdk } from "../shared/sdk"
import { Section } from "../shared/section"
import { TextSkeleton } from "../shared/skeletons"
import { ContactDialog } from "./contact-dialog"
import { Contact, contactsQuery } from "./queries"

/** The people of a customer, and what each of them gets. */
export const ContactsSection = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation("crm")
  const { data: contacts, error, isPending, refetch } = useQuery(contactsQuery(customerId))
  const [editing, setEditing] = useState<Contact | "new" | null>(null)
  return (
    <Section
      title={t("interaction.contacts.title")}
      actions={
        <Button size="small" variant="secondary" onClick={() => setEditing("new")}>
          {t("interaction.contacts.add")}
        </Button>
      }
    >
      {isPending ? <TextSkeleton lines={2} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} /> : null}
      {contacts && !contacts.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("interaction.contacts.none")}
        </Text>
      ) : null}
      {contacts?.map((contact) => (
        <ContactRow
          key={contact.id ?? contact.email}
          contact={contact}
          customerId={customerId}
          onEdit={() => setEditing(contact)}
        />
      ))}
      {editing ? (
        <ContactDialog
          customerId={customerId}
          contact={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  )
}

type ContactRowProps = { contact: Contact; customerId: string; onEdit: () => void }

const ContactRow = ({ contact, customerId, onEdit }: ContactRowProps) => {
  const { t } = useTranslation("crm")
  const prompt = usePrompt()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () =>
      sdk.client.fetch(`/admin/crm/customers/${customerId}/contacts/${contact.id}`, { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: crmKeys.customers.all }),
    onError: (error) => toast.error(errorMessage(error)),
  })
  const ask = async (): Promise<void> => {
    const sure = await prompt({
      title: t("interaction.contacts.remove"),
      description: t("interaction.contacts.removeText", { name: contact.name }),
      confirmText: t("common.remove"),
      cancelText: t("common.cancel"),
    })
    if (sure) {
      remove.mutate()
    }
  }
  const gets = (["receives_quotes", "receives_invoices", "receives_dunning"] as const).filter((one) => contact[one])
  return (
    <div className="flex items-start justify-between gap-x-3 px-6 py-3" data-testid="crm-contact">
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {contact.name}
        </Text>
        {contact.role ? (
          <Text size="xsmall" className="text-ui-fg-subtle break-words">
            {contact.role}
          </Text>
        ) : null}
        {contact.email ? (
          <a
            href={`mailto:${encodeURIComponent(contact.email)}`}
            className="txt-compact-xsmall text-ui-fg-interactive-hover break-all"
          >
            {contact.email}
          </a>
        ) : null}
        {contact.phone ? (
          <a
            href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}
            className="txt-compact-xsmall text-ui-fg-interactive-hover"
          >
            {contact.phone}
          </a>
        ) : null}
        {gets.length ? (
          <div className="flex flex-wrap gap-1 pt-1">
            {gets.map((one) => (
              <Badge key={one} size="2xsmall">
                {t(`interaction.contacts.${one}`)}
              </Badge>
            ))}
          </div>
        ) : null}
      </div>
      {contact.id ? (
        <ActionMenu
          groups={[
            {
              actions: [
                { icon: <PencilSquare />, label: t("common.edit"), onClick: onEdit },
                { icon: <Trash />, label: t("common.remove"), onClick: ask },
              ],
            },
          ]}
        />
      ) : null}
    </div>
  )
}
