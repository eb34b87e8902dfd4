import { model } from "@medusajs/framework/utils"

/** What one dashboard user wants: the mail of the day, and the zone in which a day is theirs. */
export const FollowUpPreference = model
  .define("crm_follow_up_preference", {
    id: model.id({ prefix: "crmfp" }).primaryKey(),
    user_id: model.text(),
    daily_digest: model.boolean().default(false),
    /** IANA; null: the store's. */
    timezone: model.text().nullable(),
    digest_hour: model.number().default(7),
    /** Language of the mail; null: the store's. */
    locale: model.text().nullable(),
  })
  .indexes([{ on: ["user_id"], unique: true, where: "deleted_at is null", name: "IDX_crm_follow_up_preference_user" }])
