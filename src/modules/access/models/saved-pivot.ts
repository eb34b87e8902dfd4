import { model } from "@medusajs/framework/utils"

/** A pivot that somebody keeps under a name, for themselves or for all. */
export const SavedPivot = model
  .define("crm_saved_pivot", {
    id: model.id({ prefix: "crmpv" }).primaryKey(),
    name: model.text(),
    /** Of the report's fields, as it is asked for; checked again whenever it is read, for fields may have gone. */
    definition: model.json(),
    /** A user, or an API key. */
    owner_id: model.text(),
    is_shared: model.boolean().default(false),
  })
  .indexes([{ on: ["owner_id", "name"], unique: true, where: "deleted_at IS NULL" }])
