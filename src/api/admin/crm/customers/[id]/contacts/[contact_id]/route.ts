import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import {
  holderOf,
  removeCustomerContact,
  saveCustomerContact,
} from "../../../../../../../workflows/interaction/save-contact"
import { contactCaller } from "../../../contact-caller"
import { AdminUpdateCrmContact } from "../../../validators"

export const POST = async (req: MedusaRequest<AdminUpdateCrmContact>, res: MedusaResponse): Promise<void> => {
  const { contact_id } = req.params
  const id = await holderOf(req.scope, req.params.id, contact_id)
  res.json({ contact: await saveCustomerContact(req.scope, id, contact_id, req.validatedBody, contactCaller(req)) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { contact_id } = req.params
  const id = await holderOf(req.scope, req.params.id, contact_id)
  await removeCustomerContact(req.scope, id, contact_id, contactCaller(req))
  res.json({ id: contact_id, object: "crm_contact", deleted: true })
}
