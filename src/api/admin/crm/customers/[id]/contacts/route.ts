import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { contactsOfCustomer, saveCustomerContact } from "../../../../../../workflows/interaction/save-contact"
import { customerOf } from "../../../../../shared/customer"
import { AdminCreateCrmContact } from "../../validators"
import { contactCaller } from "../../contact-caller"

/** The people of a customer, by name. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const contacts = await contactsOfCustomer(req.scope, (await customerOf(req)).id)
  res.json({ contacts, count: contacts.length, offset: 0, limit: contacts.length })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmContact>, res: MedusaResponse): Promise<void> => {
  const { id } = await customerOf(req)
  const contact = await saveCustomerContact(req.scope, id, null, req.validatedBody, contactCaller(req))
  res.json({ contact })
}
