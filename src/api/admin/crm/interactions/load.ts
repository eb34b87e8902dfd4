import { MedusaRequest } from "@medusajs/framework/http"

import { mayEdit } from "../../../../modules/interaction/acts/log-interaction"
import type {
  ContactRow,
  InteractionAttachmentRow,
  InteractionReferenceRow,
  InteractionRow,
} from "../../../../modules/interaction/types"
import { interactions } from "../../../../workflows/interaction/interaction-module"
import { accessOf, actorOf, assertInScope } from "../../../shared"

/** Who changes what others noted: whoever approves or sets up. Everyone while no access is set up. */
export const isManager = (req: MedusaRequest): boolean => {
  const { can_approve, can_setup } = accessOf(req)
  return can_approve || can_setup
}

const ALL = { take: null as never }

/** Interactions in the order of their ids, with what they are about, with whom, and their files. */
export async function answerInteractions(req: MedusaRequest, ids: string[]): Promise<Record<string, unknown>[]> {
  if (!ids.length) {
    return []
  }
  const service = interactions(req.scope)
  const oldest = { order: { created_at: "ASC" as const, id: "ASC" as const }, ...ALL }
  // Those of one act are written at one moment.
  const byKind = { ...oldest, order: { created_at: "ASC", reference: "ASC", number: "ASC", id: "ASC" } } as const
  const [rows, references, files] = await Promise.all([
    service.listCrmInteractions({ id: ids }, ALL) as unknown as Promise<InteractionRow[]>,
    service.listCrmInteractionReferences({ interaction_id: ids }, byKind) as unknown as Promise<
      InteractionReferenceRow[]
    >,
    service.listCrmInteractionAttachments({ interaction_id: ids }, oldest) as unknown as Promise<
      InteractionAttachmentRow[]
    >,
  ])
  const contactIds = [...new Set(rows.flatMap(({ contact_ids }) => contact_ids ?? []))]
  const contacts = contactIds.length
    ? ((await service.listCrmContacts({ id: contactIds }, { ...ALL, withDeleted: true })) as unknown as ContactRow[])
    : []
  const byId = new Map(rows.map((row) => [row.id, row]))
  const [actor, manager] = [actorOf(req), isManager(req)]
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) {
      return []
    }
    const { deleted_at: _deleted, contact_ids, ...interaction } = row
    return [
      {
        ...interaction,
        contacts: contacts
          .filter((contact) => contact_ids?.includes(contact.id))
          .map(({ id, name, email }) => ({ id, name, email })),
        references: references
          .filter((one) => one.interaction_id === id)
          .map(({ reference, reference_id, number }) => ({ reference, reference_id, number })),
        attachments: files
          .filter((one) => one.interaction_id === id)
          .map(({ id, filename, mime_type, size, uploaded_by }) => ({ id, filename, mime_type, size, uploaded_by })),
        can_edit: row.source === "manual" && mayEdit(row, actor, manager),
      },
    ]
  })
}

/** One interaction within the caller's scope. @throws NOT_FOUND */
export async function loadInteraction(req: MedusaRequest): Promise<InteractionRow> {
  const { id } = req.params
  const row = (await interactions(req.scope).retrieveCrmInteraction(id)) as unknown as InteractionRow
  assertInScope(req, row.owner_id, `Interaction ${id}`)
  return row
}
