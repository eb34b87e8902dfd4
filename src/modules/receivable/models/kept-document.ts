import { model } from "@medusajs/framework/utils"

/**
 * The file of an issued document as the buyer first got it, in the host's file storage. From then on every download answers these
 * bytes, which the hash proves. Append-only.
 */
export const KeptDocument = model
  .define("crm_kept_document", {
    id: model.id({ prefix: "crmkd" }).primaryKey(),
    /** `crm_invoice` or `crm_credit_note`. */
    reference: model.text(),
    reference_id: model.text(),
    /** What file of the document it is, such as `pdf`. */
    kind: model.text(),
    filename: model.text(),
    mime_type: model.text(),
    /** Bytes. */
    size: model.number(),
    /** SHA-256 of the bytes, hexadecimal. */
    sha256: model.text(),
    /** Of the host's File module; private. */
    file_id: model.text(),
  })
  .indexes([{ on: ["reference", "reference_id", "kind"], unique: true, name: "IDX_crm_kept_document_once" }])
