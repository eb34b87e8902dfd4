import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ActionDialog } from "../shared/action-dialog"
import { Choice } from "../shared/choice"
import { Field } from "../shared/field"
import { userName, usersQuery } from "../shared/host-queries"

type ReassignDialogProps = {
  title: string
  description?: string
  /** Whose it is now. */
  assignee_id: string | null
  saving: boolean
  error: unknown
  onReassign: (userId: string) => void
  onClose: () => void
}

/** Hands something to somebody else. */
export const ReassignDialog = ({
  title,
  description,
  assignee_id,
  saving,
  error,
  onReassign,
  onClose,
}: ReassignDialogProps) => {
  const { t } = useTranslation("crm")
  const { data: users } = useQuery(usersQuery())
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <ActionDialog
      open
      onClose={onClose}
      title={title}
      description={description}
      confirm={t("followUp.acts.reassign")}
      disabled={!chosen}
      saving={saving}
      error={error}
      onConfirm={() => (chosen ? onReassign(chosen) : undefined)}
    >
      <Field label={t("followUp.fields.assignee")} htmlFor="reassign-to">
        <Choice
          id="reassign-to"
          label={t("followUp.fields.assignee")}
          value={chosen}
          options={(users ?? [])
            .filter(({ id }) => id !== assignee_id)
            .map((user) => ({ value: user.id, label: userName(user) }))}
          onChange={setChosen}
        />
      </Field>
    </ActionDialog>
  )
}
