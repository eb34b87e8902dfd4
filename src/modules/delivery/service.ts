import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { tokenHash } from "../../shared/links/token"
import { countTry, forgetTries } from "../../shared/links/tries"
import { managerOf } from "../../shared/sql"
import { AddressAnswer, answerAddress } from "./acts/answer-address"
import { answerNotice, readNotice } from "./acts/answer-notice"
import { checkOf } from "./acts/address-check"
import { freeApplying, holdApplying, markApplied, unacceptAddress } from "./acts/apply-address"
import { askAddress, AskInput, withdrawAddress } from "./acts/ask-address"
import { acceptAddress, rejectAddress } from "./acts/decide-address"
import { killLinks, makeLink, openByToken, OPENS } from "./acts/link"
import { closeLines, linesOfOrders, promiseDates } from "./acts/promise-dates"
import { TellInput, tellCustomer } from "./acts/tell-customer"
import { AddressCheck } from "./models/address-check"
import { DeliveryHistory } from "./models/delivery-history"
import { DeliveryLine } from "./models/delivery-line"
import { DeliveryNotice } from "./models/delivery-notice"
import { DeliveryToken } from "./models/delivery-token"
import {
  AddressCheckRow,
  AddressState,
  DatedLine,
  DateOrigin,
  DeliveryLineRow,
  DeliveryNoticeRow,
  LinkPurpose,
  NoticeAnswer,
  OpenedDelivery,
  OrderRef,
  ShippingAddress,
} from "./types"

/** What was promised to whom for when, what they were told of it and answered, and where the goods are to go. */
export class DeliveryModuleService extends MedusaService({
  CrmDeliveryLine: DeliveryLine,
  CrmDeliveryNotice: DeliveryNotice,
  CrmAddressCheck: AddressCheck,
  CrmDeliveryToken: DeliveryToken,
  CrmDeliveryHistory: DeliveryHistory,
}) {
  /** Promises dates for lines of an order. @returns the lines whose date changed */
  @InjectTransactionManager()
  async promiseDates(
    order: OrderRef,
    dates: DatedLine[],
    origin: DateOrigin,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    return promiseDates(context, order, dates, origin, actor)
  }

  /** Keeps which lines wait for goods no more. @param open - lines of which something is still to come */
  @InjectTransactionManager()
  async closeLines(order_id: string, open: string[], @MedusaContext() context: Context = {}): Promise<void> {
    await closeLines(context, order_id, open)
  }

  /** The lines of an order that have or had a date. */
  @InjectManager()
  async linesOf(order_id: string, @MedusaContext() context: Context = {}): Promise<DeliveryLineRow[]> {
    return linesOfOrders(context, [order_id])
  }

  /** The same of several orders. */
  @InjectManager()
  async linesOfOrders(order_ids: string[], @MedusaContext() context: Context = {}): Promise<DeliveryLineRow[]> {
    return linesOfOrders(context, order_ids)
  }

  /** The day on which the last open goods of each order are promised, and the day before its change; orders without a date are left out. */
  @InjectManager()
  async promisedOf(
    order_ids: string[],
    @MedusaContext() context: Context = {}
  ): Promise<{ order_id: string; promised_date: string; previous_date: string | null }[]> {
    return managerOf(context).execute(
      `select distinct on (order_id) order_id, promised_date, previous_date from crm_delivery_line
       where order_id in (${order_ids.map(() => "?").join(", ") || "null"}) and promised_date is not null and closed_at is null
         and deleted_at is null
       order by order_id, promised_date desc, changed_at desc`,
      order_ids
    )
  }

  /** Plans the mail that tells a customer their dates, once for what changed. @throws as `tellCustomer` */
  @InjectTransactionManager()
  async tellCustomer(
    input: TellInput,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<DeliveryNoticeRow> {
    return tellCustomer(context, input, actor)
  }

  /** A notice by its id. @throws NOT_FOUND */
  @InjectManager()
  async noticeById(id: string, @MedusaContext() context: Context = {}): Promise<DeliveryNoticeRow> {
    return readNotice(context, id)
  }

  /** Takes what a customer says of their dates. @throws as `answerNotice` */
  @InjectTransactionManager()
  async answerNotice(
    id: string,
    answer: { answer: NoticeAnswer; text: string | null },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ notice: DeliveryNoticeRow; is_new: boolean }> {
    return answerNotice(context, id, answer, actor)
  }

  /**
   * Orders of which a customer was told nothing, or less than is known, since so many minutes.
   *
   * @param only_later - those only whose customer was told an earlier date than is promised now
   */
  @InjectManager()
  async untoldOrders(
    {
      minutes,
      only_later,
      after = "",
      take = 100,
    }: { minutes: number; only_later: boolean; after?: string; take?: number },
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    const rows = await managerOf(context).execute<{ order_id: string }[]>(
      `select order_id from crm_delivery_line
       where closed_at is null and told_no is distinct from change_no and deleted_at is null and order_id > ?
       group by order_id
       having max(changed_at) < now() - make_interval(mins => ?) and (not ? or bool_or(promised_date > told_date))
       order by order_id limit ?`,
      [after, minutes, only_later, take]
    )
    return rows.map(({ order_id }) => order_id)
  }

  /**
   * Orders of whose buyers nobody asked the address yet: placed since a day, noted some minutes ago, not canceled, nothing of them delivered.
   *
   * @param only_quoted - those only that were made from a quote
   */
  @InjectManager()
  async unaskedOrders(
    input: { placed_from: string; minutes: number; only_quoted: boolean; after?: string; take?: number },
    @MedusaContext() context: Context = {}
  ): Promise<string[]> {
    const { placed_from, minutes, only_quoted, after = "", take = 100 } = input
    const rows = await managerOf(context).execute<{ order_id: string }[]>(
      `select o.order_id from crm_receivable_order o
       where o.placed_date >= ? and o.created_at <= now() - make_interval(mins => ?) and (not ? or o.quote_id is not null)
         and o.canceled_at is null and o.delivered_date is null and o.deleted_at is null and o.order_id > ?
         and not exists (select from crm_address_check c where c.order_id = o.order_id and c.deleted_at is null)
       order by o.order_id limit ?`,
      [placed_from, minutes, only_quoted, after, take]
    )
    return rows.map(({ order_id }) => order_id)
  }

  /** The check of an order's address; null while nobody asked. */
  @InjectManager()
  async addressCheckOf(order_id: string, @MedusaContext() context: Context = {}): Promise<AddressCheckRow | null> {
    return checkOf(context, order_id)
  }

  /** Plans the mail that asks a buyer to confirm the shipping address. @throws as `askAddress` */
  @InjectTransactionManager()
  async askAddress(input: AskInput, actor: Actor, @MedusaContext() context: Context = {}): Promise<AddressCheckRow> {
    return askAddress(context, input, actor)
  }

  /** Takes a buyer's answer. @throws as `answerAddress` */
  @InjectTransactionManager()
  async answerAddress(
    order: OrderRef,
    answer: AddressAnswer,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<{ check: AddressCheckRow; is_new: boolean }> {
    return answerAddress(context, order, answer, actor)
  }

  /** Decides for a buyer's correction. @throws as `acceptAddress` */
  @InjectTransactionManager()
  async acceptAddress(
    order: OrderRef,
    proposal_no: number | null,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<AddressCheckRow> {
    return acceptAddress(context, order, proposal_no, actor)
  }

  /** Lets one caller at a time put an accepted address on the order; who died with it keeps it for so many seconds. */
  @InjectTransactionManager()
  async holdApplying(order_id: string, seconds = 60, @MedusaContext() context: Context = {}): Promise<boolean> {
    return holdApplying(context, order_id, seconds)
  }

  @InjectTransactionManager()
  async freeApplying(order_id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await freeApplying(context, order_id)
  }

  /** Notes that the accepted address stands on the host's order. @param was - the address it had before */
  @InjectTransactionManager()
  async markApplied(
    order_id: string,
    was: ShippingAddress,
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await markApplied(context, order_id, was, actor)
  }

  /** Takes an acceptance back that the host refused. */
  @InjectTransactionManager()
  async unacceptAddress(order_id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await unacceptAddress(context, order_id)
  }

  /** Decides against a buyer's correction. @throws as `rejectAddress` */
  @InjectTransactionManager()
  async rejectAddress(
    order: OrderRef,
    decision: { proposal_no: number | null; note: string | null },
    actor: Actor,
    @MedusaContext() context: Context = {}
  ): Promise<AddressCheckRow> {
    return rejectAddress(context, order, decision, actor)
  }

  /** Gives a question up that nobody needs answered. */
  @InjectTransactionManager()
  async withdrawAddress(
    order_id: string,
    states: AddressState[],
    note: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await withdrawAddress(context, order_id, states, note, actor)
  }

  /** Makes a link for its buyer. @returns the token, which is stored nowhere */
  @InjectTransactionManager()
  async makeLink(
    link: { purpose: LinkPurpose; order_id: string; reference_id: string; recipient: string },
    @MedusaContext() context: Context = {}
  ): Promise<string> {
    return makeLink(context, link)
  }

  /** Kills every live link of an order. */
  @InjectTransactionManager()
  async killLinks(order_id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await killLinks(context, order_id)
  }

  /** What a link opens. @param looks - whether this is a look at the page. @throws NOT_FOUND with one sentence for any other text */
  @InjectTransactionManager()
  async openByToken(
    purpose: LinkPurpose,
    token: string,
    looks: boolean,
    @MedusaContext() context: Context = {}
  ): Promise<OpenedDelivery> {
    return openByToken(context, purpose, token, looks)
  }

  /** Counts a try on a link. @returns whether it is within the limits */
  @InjectTransactionManager()
  async countTry(token: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return countTry(managerOf(context), LINKS, tokenHash(token))
  }

  /** Forgets tries of windows that have passed. */
  @InjectTransactionManager()
  async forgetTries(@MedusaContext() context: Context = {}): Promise<void> {
    await forgetTries(managerOf(context), LINKS)
  }
}

const LINKS = { tokens: "crm_delivery_token", tries: "crm_delivery_try", opens: OPENS }

withClearErrors(DeliveryModuleService)
