import { createHash } from "node:crypto"

import { Context, InferTypeOf } from "@medusajs/framework/types"
import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
  MedusaService,
} from "@medusajs/framework/utils"

import { Actor } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { Day, storeToday } from "../../shared/days"
import { changesBetween, HistoryEntry } from "../../shared/history"
import { CrmOptions, parseOptions } from "../../shared/options"
import { AccessHistory } from "./models/access-history"
import { AccessMember } from "./models/access-member"
import { Company } from "./models/company"
import { SavedPivot } from "./models/saved-pivot"
import { Settings } from "./models/settings"
import { Team } from "./models/team"
import { Access, accessFor, assertSomeoneSetsUp, MemberFacts } from "./rules/access"
import { assertOwnChannels, COMPANY_FIELDS, CompanyFacts, DEFAULT_COMPANY, settingsOfCompany } from "./rules/company"
import { checkedLogo } from "./rules/logo"
import { assertMayChangePivot, PivotCaller } from "./rules/saved-pivot"
import { CrmSettings, settingsInForce, StoredSettings } from "./rules/settings"

const SETTINGS_ID = "crmset_default"

export type MemberRow = InferTypeOf<typeof AccessMember>
export type CompanyRow = InferTypeOf<typeof Company>
export type TeamRow = InferTypeOf<typeof Team>
export type SavedPivotRow = InferTypeOf<typeof SavedPivot>
export type MemberInput = Pick<MemberFacts, "user_id"> & Partial<MemberFacts>

const MEMBER_FIELDS = ["scope", "team_id", "can_money", "can_setup", "can_approve", "can_see_margin"] as const

const SETTING_FIELDS = [
  "company_name",
  "legal_name",
  "tax_id",
  "company_address",
  "company_email",
  "company_phone",
  "logo",
  "locale",
  "timezone",
  "quote_validity_days",
  "payment_terms_days",
  "invoice_on",
  "fiscal_documents",
  "invoice_series",
  "terms_text",
  "mail_from",
  "brand_color",
  "cover_text",
  "withdrawal_text",
  "deposit_percent",
  "quote_reminder_after_days",
  "quote_reminder_before_days",
  "quote_convert_on_accept",
  "stalled_after_days",
  "cost_metadata_key",
  "vat_id",
  "registration_number",
  "company_currency",
  "tax_categories",
  "iban",
  "bic",
  "bank_name",
  "pix_key",
  "pix_city",
  "payment_text",
  "invoice_notes",
  "paper_size",
  "invoice_mail_on_issue",
  "invoice_pay_online",
  "statement_monthly",
  "e_invoice_attach",
  "e_invoice_format",
  "credit_notes_auto",
  "early_discount_keeps_tax",
  "write_off_limits",
  "write_off_over",
  "use_customer_credit",
  "credit_note_series",
  "receipt_series",
  "number_format",
  "fiscal_year_start_month",
  "promise_grace_days",
  "interest",
  "journal_accounts",
  "revenue_on",
  "journal_csv",
  "credit_policy",
  "delivery_mails",
  "address_mails",
  "retention_years",
  "technicians",
] as const

/** Does not compile while a setting is missing above, which would be stored and never read. */
type Unread = Exclude<keyof StoredSettings, (typeof SETTING_FIELDS)[number] | "checklist">
const everySettingIsRead: [Unread] extends [never] ? true : Unread = true
void everySettingIsRead

/** Which company: by its id, or the one that a sales channel belongs to. Neither is the company of the settings. */
export type WhichCompany = { company_id?: string | null; sales_channel_id?: string | null }

/** The settings as they hold for one company. */
export type CompanySettings = { company_id: string; settings: CrmSettings }

/** Settings of the store, and who may see and do what. */
export class AccessModuleService extends MedusaService({
  CrmSettings: Settings,
  CrmAccessMember: AccessMember,
  CrmSavedPivot: SavedPivot,
  CrmTeam: Team,
  CrmCompany: Company,
  CrmAccessHistory: AccessHistory,
}) {
  protected readonly options_: CrmOptions

  constructor(container: Record<string, unknown>, options?: Record<string, unknown>) {
    // eslint-disable-next-line prefer-rest-params -- the generated class takes what the host hands over
    super(...arguments)
    this.options_ = parseOptions(options)
  }

  /** The plugin's options, as checked at start. */
  getOptions(): CrmOptions {
    return this.options_
  }

  /** The settings in force: the dashboard's over the plugin's options over defaults. The store's own name is the caller's to add. */
  @InjectManager()
  async getSettings(@MedusaContext() context: Context = {}): Promise<CrmSettings> {
    // Read on nearly every request, so without the entity manager's work.
    const columns = [...SETTING_FIELDS, "checklist"].join(", ")
    const [row] = await managerOf(context).execute<StoredSettings[]>(
      `select ${columns} from crm_settings where id = ?`,
      [SETTINGS_ID]
    )
    return settingsInForce(row ?? {}, this.options_)
  }

  /** The calendar day it is for a company now. */
  @InjectManager()
  async todayOf(which: WhichCompany, @MedusaContext() context: Context = {}): Promise<Day> {
    return storeToday((await this.settingsFor(which, context)).settings.timezone)
  }

  /** The calendar day of the store now. */
  @InjectManager()
  async today(@MedusaContext() context: Context = {}): Promise<Day> {
    const [row] = await managerOf(context).execute<{ timezone: string | null }[]>(
      "select timezone from crm_settings where id = ?",
      [SETTINGS_ID]
    )
    return storeToday(row?.timezone ?? this.options_.timezone)
  }

  /** The settings as they hold for one company. An id that is gone means the company of the settings. */
  @InjectManager()
  async settingsFor(which: WhichCompany, @MedusaContext() context: Context = {}): Promise<CompanySettings> {
    const settings = await this.getSettings(context)
    const { company_id, sales_channel_id } = which
    const [company] =
      company_id || sales_channel_id
        ? await managerOf(context).execute<(CompanyFacts & { id: string })[]>(
            `select id, ${COMPANY_FIELDS.join(", ")} from crm_company
             where ${company_id ? "id = ?" : "? = any(sales_channel_ids) and deleted_at is null"} limit 1`,
            [(company_id || sales_channel_id) as string]
          )
        : []
    return company
      ? { company_id: company.id, settings: settingsOfCompany(settings, company) }
      : { company_id: DEFAULT_COMPANY, settings }
  }

  /**
   * Adds a company, or changes what is given of one.
   *
   * @throws INVALID_DATA for a sales channel of another company or a logo that is no small PNG or JPEG; NOT_FOUND
   */
  @InjectTransactionManager()
  async saveCompany(
    input: Partial<CompanyFacts> & { id?: string },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<CompanyRow> {
    const manager = managerOf(context)
    await manager.execute("set local lock_timeout = '5s'")
    // Two people who give one sales channel to two companies must not both succeed.
    await manager.execute("lock table crm_company in share row exclusive mode")
    const companies = await this.listCrmCompanies({}, { take: null as never }, context)
    const before = companies.find(({ id }) => id === input.id)
    if (input.id && !before) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Company ${input.id} was not found.`)
    }
    const change = { ...input, ...(input.logo ? { logo: checkedLogo(input.logo) } : {}) }
    assertOwnChannels({ sales_channel_ids: [], ...change }, companies)
    const company = before
      ? await this.updateCrmCompanies({ ...change, id: before.id } as never, context)
      : await this.createCrmCompanies(change as never, context)
    const row = company as unknown as CompanyRow
    const facts = (one: object | undefined) => withoutPicture((one ?? {}) as StoredSettings) as Partial<CompanyFacts>
    const changes = changesBetween(facts(before), facts(row), [...COMPANY_FIELDS])
    if (changes) {
      await this.record_("crm_company", row.id, before ? "updated" : "created", changes, actor, context)
    }
    return row
  }

  /** Takes a company out of use. @throws NOT_FOUND */
  @InjectTransactionManager()
  async removeCompany(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    const company = await this.retrieveCrmCompany(id, {}, context)
    await this.softDeleteCrmCompanies(id, {}, context)
    await this.record_("crm_company", id, "removed", { name: [company.name, null] }, actor, context)
  }

  /**
   * Changes settings; a field given as null falls back to its option.
   *
   * @returns the settings in force
   * @throws INVALID_DATA if the logo is not a small PNG or JPEG
   */
  @InjectTransactionManager()
  async updateSettings(
    input: StoredSettings,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<CrmSettings> {
    const change = { ...input, ...(input.logo ? { logo: checkedLogo(input.logo) } : {}) }
    const manager = managerOf(context)
    await manager.execute("set local lock_timeout = '5s'")
    await manager.execute("insert into crm_settings (id) values (?) on conflict (id) do nothing", [SETTINGS_ID])
    await manager.execute("select id from crm_settings where id = ? for update", [SETTINGS_ID])
    const before = await this.storedSettings_(context)
    const checklist = change.checklist ? { ...before.checklist, ...change.checklist } : before.checklist
    const { tax_categories, technicians, ...others } = change
    // A list is good JSON too; the generated type knows objects only. Named without a value it would be emptied.
    const lists = {
      ...(tax_categories === undefined ? {} : { tax_categories: tax_categories as never }),
      ...(technicians === undefined ? {} : { technicians: technicians as never }),
    }
    await this.updateCrmSettings({ id: SETTINGS_ID, ...others, ...lists, checklist }, context)
    const after = await this.storedSettings_(context)
    // The picture itself would fill History; its fingerprint tells that it changed.
    const changes = changesBetween(withoutPicture(before), withoutPicture(after), [...SETTING_FIELDS])
    if (changes) {
      await this.record_("crm_settings", SETTINGS_ID, "updated", changes, actor, context)
    }
    return settingsInForce(after, this.options_)
  }

  /** What a dashboard user may see and do. */
  @InjectManager()
  async accessOf(user_id: string, @MedusaContext() context: Context = {}): Promise<Access> {
    return accessFor(user_id, await this.members_(context))
  }

  /**
   * Gives a user rights, or changes them. The first member makes the one who acts a full member too, so that they keep their rights.
   *
   * @throws NOT_ALLOWED if nobody would be left who may change the set-up; NOT_FOUND for an unknown team
   */
  @InjectTransactionManager()
  async setMember(input: MemberInput, actor: Actor, @MedusaContext() context: Context = {}): Promise<MemberRow> {
    const members = await this.lockMembers_(context)
    if (input.team_id) {
      await this.retrieveCrmTeam(input.team_id, {}, context)
    }
    if (!members.length && actor.actor_type === "user" && actor.actor_id !== input.user_id) {
      const full = {
        user_id: actor.actor_id,
        scope: "all" as const,
        can_money: true,
        can_setup: true,
        can_approve: true,
        can_see_margin: true,
      }
      members.push({ ...NO_RIGHTS, ...full })
      await this.writeMember_(undefined, full, actor, context)
    }
    const before = members.find((row) => row.user_id === input.user_id)
    const after = { ...NO_RIGHTS, ...before, ...input }
    assertSomeoneSetsUp([...members.filter((row) => row !== before), after])
    return this.writeMember_(before, input, actor, context)
  }

  /**
   * Takes a user out of the list of members. Removing the last one opens everything to everyone again.
   *
   * @param idOrUser - the member's id or the user's
   * @param gone - the user no longer exists, so that nothing can be refused
   * @throws NOT_FOUND for an unknown member; NOT_ALLOWED if nobody would be left who may change the set-up
   */
  @InjectTransactionManager()
  async removeMember(
    idOrUser: string,
    actor: Actor,
    gone = false,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    const members = await this.lockMembers_(context)
    const row = members.find(({ id, user_id }) => id === idOrUser || user_id === idOrUser)
    if (!row) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Member ${idOrUser} was not found.`)
    }
    if (!gone) {
      assertSomeoneSetsUp(members.filter((other) => other !== row))
    }
    await this.deleteCrmAccessMembers(row.id!, context)
    await this.record_(
      "crm_access_member",
      row.user_id,
      "removed",
      changesBetween(row, {}, [...MEMBER_FIELDS]),
      actor,
      context
    )
    return row.id!
  }

  /**
   * Creates or renames a team.
   *
   * @throws INVALID_DATA if another team has the name
   */
  @InjectTransactionManager()
  async saveTeam(
    input: { id?: string; name: string },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<TeamRow> {
    const [namesake] = await this.listCrmTeams({ name: input.name }, {}, context)
    if (namesake && namesake.id !== input.id) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `There is a team named ${input.name} already.`)
    }
    const before = input.id ? await this.retrieveCrmTeam(input.id, {}, context) : undefined
    const team = before
      ? await this.updateCrmTeams({ ...input, id: before.id }, context)
      : await this.createCrmTeams(input, context)
    await this.record_(
      "crm_team",
      team.id,
      before ? "updated" : "created",
      changesBetween(before ?? {}, team, ["name"]),
      actor,
      context
    )
    return team
  }

  /**
   * Deletes a team that nobody is in.
   *
   * @throws NOT_FOUND, or NOT_ALLOWED while members are in it
   */
  @InjectTransactionManager()
  async removeTeam(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    const team = await this.retrieveCrmTeam(id, {}, context)
    const members = (await this.lockMembers_(context)).filter((row) => row.team_id === id)
    if (members.length) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Team ${team.name} has ${members.length} member(s); move them to another team first.`
      )
    }
    await this.deleteCrmTeams(id, context)
    await this.record_("crm_team", id, "removed", changesBetween(team, {}, ["name"]), actor, context)
  }

  /**
   * Keeps a pivot under a name, or changes one.
   *
   * @throws NOT_FOUND or FORBIDDEN for somebody else's; INVALID_DATA if its owner has another of the name
   */
  @InjectTransactionManager()
  async savePivot(
    input: { id?: string; name?: string; definition?: object; is_shared?: boolean },
    caller: PivotCaller,
    @MedusaContext() context: Context = {}
  ): Promise<SavedPivotRow> {
    const before = input.id ? await this.lockPivot_(input.id, caller, context) : undefined
    const owner_id = before?.owner_id ?? caller.actor_id
    const [namesake] = input.name ? await this.listCrmSavedPivots({ owner_id, name: input.name }, {}, context) : []
    if (namesake && namesake.id !== input.id) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `There is a saved pivot named ${input.name} already.`)
    }
    const saved = before
      ? await this.updateCrmSavedPivots({ ...input, id: before.id } as never, context)
      : await this.createCrmSavedPivots({ ...input, owner_id } as never, context)
    return saved as unknown as SavedPivotRow
  }

  /** @throws NOT_FOUND or FORBIDDEN for somebody else's */
  @InjectTransactionManager()
  async removePivot(id: string, caller: PivotCaller, @MedusaContext() context: Context = {}): Promise<void> {
    await this.lockPivot_(id, caller, context)
    await this.deleteCrmSavedPivots(id, context)
  }

  protected async lockPivot_(id: string, caller: PivotCaller, context: Context): Promise<SavedPivotRow> {
    const [pivot] = await managerOf(context).execute<SavedPivotRow[]>(
      "select id, name, owner_id, is_shared from crm_saved_pivot where id = ? and deleted_at is null for update",
      [id]
    )
    assertMayChangePivot(id, pivot, caller)
    return pivot
  }

  protected async storedSettings_(context: Context): Promise<StoredSettings> {
    const [row] = await this.listCrmSettings({ id: SETTINGS_ID }, {}, context)
    return (row ?? {}) as StoredSettings
  }

  protected async members_(context: Context): Promise<(MemberFacts & { id?: string })[]> {
    return managerOf(context).execute(
      "select id, user_id, scope, team_id, can_money, can_setup, can_approve, can_see_margin from crm_access_member where deleted_at is null"
    )
  }

  /** Two people who take each other's rights at once must not both succeed. */
  protected async lockMembers_(context: Context): Promise<(MemberFacts & { id?: string })[]> {
    const manager = managerOf(context)
    await manager.execute("set local lock_timeout = '5s'")
    await manager.execute("lock table crm_access_member in share row exclusive mode")
    return this.members_(context)
  }

  protected async writeMember_(
    before: (MemberFacts & { id?: string }) | undefined,
    input: MemberInput,
    actor: Actor,
    context: Context
  ): Promise<MemberRow> {
    const row = before
      ? await this.updateCrmAccessMembers({ ...input, id: before.id! }, context)
      : await this.createCrmAccessMembers({ ...NO_RIGHTS, ...input }, context)
    const changes = changesBetween<MemberFacts>(before ?? {}, row, [...MEMBER_FIELDS])
    if (changes) {
      await this.record_("crm_access_member", row.user_id, before ? "updated" : "created", changes, actor, context)
    }
    return row
  }

  protected async record_(
    reference: string,
    reference_id: string,
    act: string,
    changes: HistoryEntry["changes"],
    actor: Actor,
    context: Context
  ): Promise<void> {
    await this.createCrmAccessHistories({ reference, reference_id, act, changes, ...actor }, context)
  }
}

const NO_RIGHTS = {
  scope: "own" as const,
  team_id: null,
  can_money: false,
  can_setup: false,
  can_approve: false,
  can_see_margin: false,
}

const managerOf = (context: Context): EntityManager => (context.transactionManager ?? context.manager) as EntityManager

const withoutPicture = (row: StoredSettings): StoredSettings => ({
  ...row,
  logo: row.logo ? `sha256:${createHash("sha256").update(row.logo).digest("hex").slice(0, 16)}` : null,
})

withClearErrors(AccessModuleService)
