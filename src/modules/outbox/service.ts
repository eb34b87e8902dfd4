import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"

import { withClearErrors } from "../../shared/database-errors"
import { Day } from "../../shared/days"
import { Actor } from "../../shared/actor"
import { managerOf } from "../../shared/sql"
import { Consent } from "./models/consent"
import { OutboxMessage } from "./models/outbox-message"
import { copiesBeside } from "./rules/copies"
import { namesOf } from "./rules/message-id"
import { MAX_ATTEMPTS, RETRY_AFTER_MINUTES, STALE_AFTER_SECONDS, TOPIC_ORDER } from "./rules/limits"
import { consentsOf, forbiddenSql, recordConsent, saidSql } from "./sql/consent"
import { contactOfOptOut, newOptOut, optOut } from "./sql/opt-out"
import { ConsentInput, ContactConsent, OutboxMessageRow, PlannedMessage, SentContent } from "./types"

/**
 * The one sender of this plugin's mails.
 *
 * A message is planned once by its key, claimed by one sender in the database, and marked sent or failed. A contact gets at most
 * one chasing message a day, which a unique index keeps; service mail is always allowed. What a contact does not want is skipped.
 */
export class OutboxModuleService extends MedusaService({ CrmOutboxMessage: OutboxMessage, CrmConsent: Consent }) {
  /**
   * Plans a message, once: planning it again answers the one that is there.
   *
   * @returns whether this call planned it
   */
  @InjectTransactionManager()
  async plan(
    message: PlannedMessage,
    @MedusaContext() context: Context = {}
  ): Promise<{ message: OutboxMessageRow; planned: boolean }> {
    const manager = managerOf(context)
    // Two who plan the same at once: the second waits here until the first is done.
    await manager.execute("select pg_advisory_xact_lock(hashtext(?))", [`crm_outbox:${message.dedupe_key}`])
    const [known] = await this.listCrmOutboxMessages({ dedupe_key: message.dedupe_key }, {}, context)
    if (known) {
      return { message: known as unknown as OutboxMessageRow, planned: false }
    }
    const cc = copiesBeside(message.to, message.cc ?? [])
    const made = await this.createCrmOutboxMessages(
      { ...message, cc: (cc.length ? cc : null) as never, contact: message.to.toLowerCase() },
      context
    )
    return { message: made as unknown as OutboxMessageRow, planned: true }
  }

  /**
   * Claims one message for sending, by one caller only. A failed one may be tried again after a while.
   *
   * @returns null when someone else has it, it is done, tried too often, or its contact has had a chasing message that day
   */
  @InjectTransactionManager()
  async claim(id: string, today: Day, @MedusaContext() context: Context = {}): Promise<OutboxMessageRow | null> {
    return this.claimWhere_("id = ? and send_date <= ?", [id, today], today, context)
  }

  /**
   * Claims the next planned chasing or marketing message that may go out today, the most urgent topic of a contact first.
   *
   * @param kinds - those that the caller can send
   * @returns null when there is none
   */
  @InjectTransactionManager()
  async claimNext(
    kinds: string[],
    today: Day,
    @MedusaContext() context: Context = {}
  ): Promise<OutboxMessageRow | null> {
    const places = kinds.map(() => "?").join(", ")
    return this.claimWhere_(
      `class <> 'service' and send_date <= ? and kind in (${places})`,
      [today, ...kinds],
      today,
      context
    )
  }

  /** Marks a claimed message sent and keeps what it said, and what the provider calls it. */
  @InjectTransactionManager()
  async markSent(
    id: string,
    content: SentContent & { message_id?: string | null },
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.updateCrmOutboxMessages(
      { id, ...content, attachments: content.attachments as never, state: "sent", sent_at: new Date(), error: null },
      context
    )
  }

  /** The message that left under this Message-ID, or is leaving just now; null for any other mail. */
  @InjectManager()
  async leftUnder(message_id: string, @MedusaContext() context: Context = {}): Promise<string | null> {
    const names = namesOf(message_id)
    const places = names.map(() => "?").join(", ")
    const [message] = await managerOf(context).execute<{ id: string }[]>(
      `select id from crm_outbox_message where (id in (${places}) or message_id in (${places})) and state in ('claimed', 'sent')
         and deleted_at is null order by created_at limit 1`,
      [...names, ...names]
    )
    return message?.id ?? null
  }

  /** Marks a claimed message failed; it is tried again until it was tried too often. */
  @InjectTransactionManager()
  async markFailed(
    id: string,
    error: string,
    content: SentContent | null,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    const said = content ? { ...content, attachments: content.attachments as never } : {}
    await this.updateCrmOutboxMessages({ id, ...said, state: "failed", error: error.slice(0, 2000) }, context)
  }

  /** Gives a claimed message up because what it asks for is no longer due. */
  @InjectTransactionManager()
  async skip(id: string, reason: string, @MedusaContext() context: Context = {}): Promise<void> {
    await this.updateCrmOutboxMessages({ id, state: "skipped", reason }, context)
  }

  /** Takes back every message of a document that did not go out yet. @returns how many */
  @InjectManager()
  async cancelPlanned(
    reference: string,
    reference_id: string,
    reason: string,
    @MedusaContext() context: Context = {}
  ): Promise<number> {
    const rows = await managerOf(context).execute<{ id: string }[]>(
      `update crm_outbox_message set state = 'canceled', reason = ?, updated_at = now()
       where reference = ? and reference_id = ? and class <> 'service' and state in ('planned', 'failed') and deleted_at is null
       returning id`,
      [reason, reference, reference_id]
    )
    return rows.length
  }

  /** Which messages need nothing more: sent, given up, or being sent right now; by their keys or the documents they are about. */
  @InjectManager()
  async settled(
    { keys = [], references = [] }: { keys?: string[]; references?: string[] },
    @MedusaContext() context: Context = {}
  ): Promise<Pick<OutboxMessageRow, "dedupe_key" | "reference_id" | "kind" | "version">[]> {
    const places = (values: string[]): string => values.map(() => "?").join(", ") || "null"
    return managerOf(context).execute(
      `select dedupe_key, reference_id, kind, version from crm_outbox_message
       where (dedupe_key in (${places(keys)}) or reference_id in (${places(references)})) and deleted_at is null
         and (state not in ('planned', 'failed') or attempts >= ${MAX_ATTEMPTS})`,
      [...keys, ...references]
    )
  }

  /** What these contacts agreed to, by their addresses in small letters. */
  @InjectManager()
  async consents(contacts: string[], @MedusaContext() context: Context = {}): Promise<ContactConsent[]> {
    return consentsOf(context, contacts)
  }

  /** Adds what a contact says about being written to; what they said before stays beside it. */
  @InjectTransactionManager()
  async recordConsent(
    contact: string,
    input: ConsentInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<ContactConsent> {
    return recordConsent(context, contact.toLowerCase(), input, actor)
  }

  /** Makes the link in an offer by which its reader wants no more of them. @returns its token, of which only the hash is kept */
  @InjectTransactionManager()
  async newOptOut(id: string, @MedusaContext() context: Context = {}): Promise<string> {
    return newOptOut(context, id)
  }

  /** Whom a link of `newOptOut` speaks of, and whether they get offers; null for any other text. */
  @InjectManager()
  async contactOfOptOut(token: string, @MedusaContext() context: Context = {}): Promise<ContactConsent | null> {
    return contactOfOptOut(context, token)
  }

  /** The reader of an offer wants no more of them; said again it is the same. @returns null where the text is no link */
  @InjectTransactionManager()
  async optOut(token: string, @MedusaContext() context: Context = {}): Promise<ContactConsent | null> {
    return optOut(context, token)
  }

  /** Frees the claims that a crash left behind; they are tried again. @returns how many */
  @InjectManager()
  async freeStaleClaims(after_seconds = STALE_AFTER_SECONDS, @MedusaContext() context: Context = {}): Promise<number> {
    const rows = await managerOf(context).execute<{ id: string }[]>(
      `update crm_outbox_message
       set state = 'failed', claimed_at = null, error = 'The server stopped while sending.', updated_at = now()
       where state = 'claimed' and claimed_at < now() - make_interval(secs => ?) and deleted_at is null returning id`,
      [after_seconds]
    )
    return rows.length
  }

  /**
   * Takes one free row that fits, in the order of topics. The contact's lock keeps two senders from taking two messages to one
   * person: the second looks again after the first is done.
   */
  protected async claimWhere_(
    condition: string,
    values: unknown[],
    today: Day,
    context: Context
  ): Promise<OutboxMessageRow | null> {
    const manager = managerOf(context)
    const order = TOPIC_ORDER.map((topic, index) => `when '${topic}' then ${index}`).join(" ")
    const rank = (alias: string): string => `(case ${alias}.topic ${order} else 9 end)`
    const free = `message.attempts < ${MAX_ATTEMPTS} and message.deleted_at is null
      and (message.state = 'planned' or (message.state = 'failed'
        and (message.claimed_at is null or message.claimed_at < now() - interval '${RETRY_AFTER_MINUTES} minutes')))
      and (message.class = 'service' or not exists (
        select 1 from crm_outbox_message other
        where other.contact = message.contact and other.send_date = ? and other.class <> 'service'
          and other.state in ('claimed', 'sent') and other.deleted_at is null))
      and (message.class = 'service' or not exists (
        select 1 from crm_outbox_message urgent
        where urgent.contact = message.contact and urgent.send_date <= ? and urgent.class <> 'service' and urgent.state = 'planned'
          and urgent.deleted_at is null and ${rank("urgent")} < ${rank("message")}))`
    for (;;) {
      const [found] = await manager.execute<{ id: string; contact: string }[]>(
        `select id, contact from crm_outbox_message message where ${free} and ${condition}
         order by ${rank("message")}, send_date, id limit 1`,
        [today, today, ...values]
      )
      if (!found) {
        return null
      }
      await manager.execute("select pg_advisory_xact_lock(hashtext(?))", [`crm_outbox_contact:${found.contact}`])
      if (await this.skipUnwanted_(found.id, context)) {
        continue
      }
      const [claimed] = await manager.execute<{ id: string }[]>(
        `update crm_outbox_message message
         set state = 'claimed', claimed_at = now(), attempts = attempts + 1, updated_at = now(),
           send_date = case when class = 'service' then send_date else ? end
         where id = ? and ${free} returning id`,
        [today, found.id, today, today]
      )
      if (claimed) {
        return (await this.retrieveCrmOutboxMessage(claimed.id, {}, context)) as unknown as OutboxMessageRow
      }
    }
  }

  /** Gives up a message that its contact does not want. @returns whether it was one */
  protected async skipUnwanted_(id: string, context: Context): Promise<boolean> {
    const rows = await managerOf(context).execute<{ id: string }[]>(
      `update crm_outbox_message message set state = 'skipped', reason = unwanted.reason, updated_at = now()
       from (select message.id, ${forbiddenSql("message")} as reason from crm_outbox_message message ${saidSql("message")}
         where message.id = ?) unwanted
       where message.id = unwanted.id and unwanted.reason is not null and message.state in ('planned', 'failed')
       returning message.id`,
      [id]
    )
    return rows.length > 0
  }
}

withClearErrors(OutboxModuleService)
