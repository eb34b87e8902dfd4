import { model } from "@medusajs/framework/utils"

/** That a person was taken out of the records: when, by whom, how far it is, and what the law keeps of them until when. */
export const Erasure = model
  .define("crm_erasure", {
    id: model.id({ prefix: "crmer" }).primaryKey(),
    customer_id: model.text(),
    /** `running`: not yet out of our tables; `files`: files of theirs are still to go. */
    state: model.enum(["running", "files", "done"]).default("running"),
    /** E-mail addresses that are theirs alone; emptied with the rows. */
    addresses: model.json().nullable(),
    /** Files that are still to go. */
    files: model.json().nullable(),
    /** Rows by table that were emptied or deleted. */
    rows: model.json().nullable(),
    /** Issued documents and contracts that the law keeps. */
    kept: model.number().default(0),
    /** Years that documents were kept when it was looked at last; null before that. */
    years: model.number().nullable(),
    /** From when on the first of them needs to be kept no more, by those years; null where none is kept. */
    next_date: model.text().nullable(),
    /** Why; nothing of the person. */
    note: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
    finished_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["customer_id"], unique: true }, { on: ["next_date"] }])
