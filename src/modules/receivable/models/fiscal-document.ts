import { model } from "@medusajs/framework/utils"

/** A tax document made in the tax office's own system for what an invoice of ours asks to be paid. Removed rows stay, marked. */
export const FiscalDocument = model
  .define("crm_fiscal_document", {
    id: model.id({ prefix: "crmfd" }).primaryKey(),
    invoice_id: model.text(),
    kind: model.enum(["nfe", "nfce", "nfse", "other"]),
    number: model.text(),
    series: model.text().nullable(),
    /** 44 characters of an NF-e or NFC-e, or what another system names its document by. */
    access_key: model.text().nullable(),
    issue_date: model.text().nullable(),
    /** In the host's private file storage; all empty when only the key is known. */
    file_id: model.text().nullable(),
    filename: model.text().nullable(),
    mime_type: model.text().nullable(),
    /** Bytes. */
    size: model.number().nullable(),
    added_by: model.text(),
  })
  .indexes([
    { on: ["invoice_id"] },
    {
      on: ["invoice_id", "access_key"],
      unique: true,
      where: "access_key is not null and deleted_at is null",
      name: "IDX_crm_fiscal_document_key",
    },
  ])
