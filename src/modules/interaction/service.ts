import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"

import { Actor } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { Day } from "../../shared/days"
import type { ListRequest } from "../../shared/lists/list-documents"
import { managerOf } from "../../shared/sql"
import { addAttachment, removeAttachment } from "./acts/attachment"
import { keepHostCustomers } from "./acts/host-customers"
import { noteHostFacts } from "./acts/host-facts"
import { editInteraction, logInteraction, removeInteraction } from "./acts/log-interaction"
import { customerGroup, mergeCustomers, unmergeCustomer } from "./acts/merge-customers"
import { dismissMail, emptyTray, matchMail, receiveMail } from "./acts/receive-mail"
import { removeContact, saveContact } from "./acts/save-contact"
import { tellApart, tellNoMore } from "./acts/tell-apart"
import { listInteractions } from "./lists/interaction-list"
import {
  beginErasure,
  dueErasures,
  eraseFromRows,
  erasureOf,
  finishErasure,
  recordsOfCustomer,
  sameCustomers,
  sharedAddresses,
} from "./erasure/erasure"
import type { Person } from "./erasure/erase-rows"
import { readErasable } from "./erasure/read-rows"
import { formerAddresses } from "./erasure/former-addresses"
import { OpenBusiness, openBusinessOf } from "./erasure/open-business"
import { Contact } from "./models/contact"
import { Erasure } from "./models/erasure"
import { HostCustomer } from "./models/host-customer"
import { HostFact } from "./models/host-fact"
import { Interaction } from "./models/interaction"
import { InteractionAttachment } from "./models/interaction-attachment"
import { InteractionHistory } from "./models/interaction-history"
import { InteractionReference } from "./models/interaction-reference"
import {
  AttachmentInput,
  ContactInput,
  ContactRow,
  CustomerGroup,
  ErasableRow,
  ErasureRow,
  HostCustomerInput,
  HostFactInput,
  InteractionAttachmentRow,
  InteractionInput,
  MailMatch,
  ReceivedMail,
} from "./types"

/** Everything that was said and done with customers, who was there, and what happened to their orders in the host. */
export class InteractionModuleService extends MedusaService({
  CrmContact: Contact,
  CrmInteraction: Interaction,
  CrmInteractionReference: InteractionReference,
  CrmInteractionAttachment: InteractionAttachment,
  CrmInteractionHistory: InteractionHistory,
  CrmHostFact: HostFact,
  CrmHostCustomer: HostCustomer,
  CrmErasure: Erasure,
}) {
  /** Makes a contact of a customer, or changes one; fields left out stay. @throws as `saveContact` */
  @InjectTransactionManager()
  async saveContact(
    customer_id: string,
    id: string | null,
    input: ContactInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<ContactRow> {
    return saveContact(context, customer_id, id, input, actor)
  }

  /** Forgets a contact; what was said with them stays. @throws NOT_FOUND */
  @InjectTransactionManager()
  async removeContact(
    customer_id: string,
    id: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<ContactRow> {
    return removeContact(context, customer_id, id, actor)
  }

  /** Addresses of the customer's contacts who get copies of these, in the language or in none. */
  @InjectManager()
  async copiesTo(
    customer_id: string,
    what: "quotes" | "dunning",
    locale: string | null,
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    const rows = await managerOf(context).execute<{ email: string }[]>(
      `select email from crm_contact where customer_id = any (crm_customer_group(?)) and receives_${what} and email is not null and deleted_at is null
         and (locale is null or ?::text is null or locale = ?) order by created_at, id`,
      [customer_id, locale, locale]
    )
    return rows.map(({ email }) => email)
  }

  /** Notes what was said or done. @returns its id. @throws INVALID_DATA for a contact of another customer */
  @InjectTransactionManager()
  async logInteraction(input: InteractionInput, actor: Actor, @MedusaContext() context: Context = {}): Promise<string> {
    return logInteraction(context, input, actor)
  }

  /** Changes what somebody noted. @throws as `editInteraction` */
  @InjectTransactionManager()
  async editInteraction(
    id: string,
    input: InteractionInput,
    actor: Actor,
    is_manager: boolean,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await editInteraction(context, id, input, actor, is_manager)
  }

  /** Takes an interaction out of sight. @throws as `editInteraction` */
  @InjectTransactionManager()
  async removeInteraction(
    id: string,
    actor: Actor,
    is_manager: boolean,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await removeInteraction(context, id, actor, is_manager)
  }

  /** @throws as `editInteraction`; NOT_ALLOWED when it has its number of files */
  @InjectTransactionManager()
  async addAttachment(
    input: AttachmentInput,
    actor: Actor,
    is_manager: boolean,
    @MedusaContext() context: Context = {}
  ): Promise<InteractionAttachmentRow> {
    return addAttachment(context, input, actor, is_manager)
  }

  /** @throws as `editInteraction` */
  @InjectTransactionManager()
  async removeAttachment(
    interaction_id: string,
    id: string,
    actor: Actor,
    is_manager: boolean,
    @MedusaContext() context: Context = {}
  ): Promise<InteractionAttachmentRow> {
    return removeAttachment(context, interaction_id, id, actor, is_manager)
  }

  /** Notes what happened in the host, each once. @returns how many were new */
  @InjectTransactionManager()
  async noteHostFacts(facts: HostFactInput[], @MedusaContext() context: Context = {}): Promise<number> {
    return noteHostFacts(context, facts)
  }

  /** Notes a mail that came in, once by its message id. */
  @InjectTransactionManager()
  async receiveMail(
    mail: ReceivedMail,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ id: string; is_new: boolean }> {
    return receiveMail(context, mail, actor)
  }

  /** Says whose a mail of the tray is. @throws NOT_ALLOWED for what is somebody's already */
  @InjectTransactionManager()
  async matchMail(id: string, match: MailMatch, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await matchMail(context, id, match, actor)
  }

  /** Throws a mail of the tray away. @returns its files, so that their bytes can be dropped */
  @InjectTransactionManager()
  async dismissMail(
    id: string,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<InteractionAttachmentRow[]> {
    return dismissMail(context, id, actor)
  }

  /** Throws away what waited in the tray for 30 days, a batch. */
  @InjectTransactionManager()
  async emptyTray(
    @MedusaContext() context: Context = {}
  ): Promise<{ count: number; files: InteractionAttachmentRow[] }> {
    return emptyTray(context)
  }

  /** Keeps these customers as the host has them now; those asked for that it has no more are forgotten. */
  @InjectTransactionManager()
  async keepHostCustomers(
    asked: string[],
    customers: HostCustomerInput[],
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await keepHostCustomers(context, asked, customers)
  }

  /** Everyone whom a customer is one with, and who of them stays; somebody alone is one with themselves. */
  @InjectManager()
  async customerGroup(customer_id: string, @MedusaContext() context: Context = {}): Promise<CustomerGroup> {
    return customerGroup(context, customer_id)
  }

  /** Who was merged into a customer, the customer among them: whose documents are theirs to see. */
  @InjectManager()
  async customersBelow(customer_id: string, @MedusaContext() context: Context = {}): Promise<string[]> {
    const [{ ids }] = await managerOf(context).execute<{ ids: string[] }[]>(
      "select to_jsonb(crm_customer_below(?)) as ids",
      [customer_id]
    )
    return ids
  }

  /** Those of some customers who are merged, and everyone who is read as one of them. */
  @InjectManager()
  async aliases(
    customer_ids: string[],
    @MedusaContext() context: Context = {}
  ): Promise<{ customer_id: string; root_id: string }[]> {
    const places = customer_ids.map(() => "?").join(", ") || "null"
    return managerOf(context).execute(
      `select customer_id, root_id from crm_customer_alias where (customer_id in (${places}) or root_id in (${places})) and deleted_at is null
       order by customer_id`,
      [...customer_ids, ...customer_ids]
    )
  }

  /** Makes customers one with another. @returns the one who stays. @throws as `mergeCustomers` */
  @InjectTransactionManager()
  async mergeCustomers(
    into: string,
    ids: string[],
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return mergeCustomers(context, into, ids, actor)
  }

  /** Takes a merge back. @returns who they had been merged into; null where they were not */
  @InjectTransactionManager()
  async unmergeCustomer(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<string | null> {
    return unmergeCustomer(context, id, actor)
  }

  /** Says that customers who look like one are not; with `undo`, that they may be. */
  @InjectTransactionManager()
  async tellApart(ids: string[], undo: boolean, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await (undo ? tellNoMore : tellApart)(context, ids, actor)
  }

  /** One page of interactions by ids, with the count of all that are filtered. */
  @InjectManager()
  async searchInteractions(
    request: ListRequest,
    @MedusaContext() context: Context = {}
  ): Promise<{ ids: string[]; count: number }> {
    return listInteractions((sql, values) => managerOf(context).execute(sql, values), request)
  }

  /** The erasure of a customer; null for who was not erased. */
  @InjectManager()
  async erasureOf(customer_id: string, @MedusaContext() context: Context = {}): Promise<ErasureRow | null> {
    return erasureOf(context, customer_id)
  }

  /** Everything with a customer that is not settled, for which they are still needed. */
  @InjectManager()
  async openBusinessOf(customer_ids: string[], @MedusaContext() context: Context = {}): Promise<OpenBusiness[]> {
    return openBusinessOf(context, customer_ids)
  }

  /** Notes that a person is to be erased; who was erased before begins anew. */
  @InjectTransactionManager()
  async beginErasure(
    input: { customer_id: string; addresses: string[]; note: string | null },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await beginErasure(context, input, actor)
  }

  /** Takes a person out of every table of the plugin, but what the law keeps for so many years. @throws a lock timeout while others write */
  @InjectTransactionManager()
  async eraseFromRows(
    customer_id: string,
    rule: { today: Day; years: number; patient?: boolean },
    @MedusaContext() context: Context = {}
  ): Promise<ErasureRow> {
    return eraseFromRows(context, customer_id, rule)
  }

  /** What erasure would take out of each table, to be handed to the person. */
  @InjectTransactionManager()
  async erasableOf(
    person: Person,
    tables: { whole: string[]; without: string[] },
    @MedusaContext() context: Context = {}
  ): Promise<Record<string, ErasableRow[]>> {
    return readErasable(managerOf(context), person, tables)
  }

  /** Ids of all records of a customer. @param addresses - that are theirs alone */
  @InjectTransactionManager()
  async recordsOfCustomer(
    customer_id: string,
    addresses: string[],
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    return recordsOfCustomer(context, customer_id, addresses)
  }

  /** Addresses that were once these customers' and are nobody else's. */
  @InjectManager()
  async formerAddresses(customer_ids: string[], @MedusaContext() context: Context = {}): Promise<string[]> {
    return formerAddresses(context, customer_ids)
  }

  /** Those of the addresses that somebody else has too. */
  @InjectManager()
  async sharedAddresses(
    customer_ids: string[],
    addresses: string[],
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    return sharedAddresses(context, customer_ids, addresses)
  }

  /** The customers and those with the same address, whom the host keeps as guests beside them. */
  @InjectManager()
  async sameCustomers(customer_ids: string[], @MedusaContext() context: Context = {}): Promise<string[]> {
    return sameCustomers(context, customer_ids)
  }

  /** Notes that the files of an erasure are gone. */
  @InjectTransactionManager()
  async finishErasure(customer_id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await finishErasure(context, customer_id)
  }

  /** Customers whose erasure goes on: what was cut off, and what the law keeps no longer. */
  @InjectManager()
  async dueErasures(today: Day, years: number, @MedusaContext() context: Context = {}): Promise<string[]> {
    return dueErasures(context, today, years)
  }
}

withClearErrors(InteractionModuleService)
