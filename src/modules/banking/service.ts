import { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { withClearErrors } from "../../shared/database-errors"
import { listDocuments, ListRequest, ListResult } from "../../shared/lists/list-documents"
import { managerOf } from "../../shared/sql"
import { ignoreLine, reopenLine, settleLine } from "./acts/decide-line"
import { importLines, previewLines } from "./acts/import-lines"
import { findMapping, removeMapping, saveMapping } from "./acts/save-mapping"
import { bankLineList } from "./lists/bank-line-list"
import { BankLine } from "./models/bank-line"
import { BankMapping } from "./models/bank-mapping"
import { BankStatement } from "./models/bank-statement"
import { BankingHistory } from "./models/banking-history"
import type { ParsedLine } from "./rules/bank-csv"
import { BankMappingInput, BankMappingRow, ImportResult, LineReceipt, OpenSum } from "./types"

/** What a bank says came in and went out, each movement once. What it settles is known to the receipt that is made of it. */
export class BankingModuleService extends MedusaService({
  CrmBankMapping: BankMapping,
  CrmBankStatement: BankStatement,
  CrmBankLine: BankLine,
  CrmBankingHistory: BankingHistory,
}) {
  /**
   * Makes a bank account with the way its files are read, or changes one. Fields left out stay.
   *
   * @throws NOT_ALLOWED for an account that is kept already, and to change account or currency of one that has lines
   */
  @InjectTransactionManager()
  async saveMapping(
    id: string | null,
    input: BankMappingInput,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<BankMappingRow> {
    return findMapping(context, await saveMapping(context, id, input, actor))
  }

  /** @throws NOT_ALLOWED for an account that has lines */
  @InjectTransactionManager()
  async removeMapping(
    id: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await removeMapping(context, id, actor)
  }

  /** @throws NOT_FOUND */
  @InjectManager()
  async getMapping(id: string, @MedusaContext() context: Context = {}): Promise<BankMappingRow> {
    return findMapping(context, id)
  }

  /** What a file would bring; changes nothing. */
  @InjectManager()
  async previewLines(
    mapping: BankMappingRow,
    file: { filename: string; lines: ParsedLine[] },
    @MedusaContext() context: Context = {}
  ): Promise<ImportResult> {
    return previewLines(managerOf(context), mapping, file)
  }

  /** Keeps the lines of a file, each once: those that another file brought before are passed over. */
  @InjectTransactionManager()
  async importLines(
    mapping: BankMappingRow,
    file: { filename: string; lines: ParsedLine[] },
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<ImportResult> {
    return importLines(context, mapping, file, actor)
  }

  /** Notes the receipt that was made of a line. @throws NOT_ALLOWED for a line that is not open, or was undone meanwhile */
  @InjectTransactionManager()
  async settleLine(
    receipt: LineReceipt,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await settleLine(context, receipt, actor)
  }

  /** Passes an open line over, with the reason. */
  @InjectTransactionManager()
  async ignoreLine(
    id: string,
    note: string,
    actor: Actor = SYSTEM_ACTOR,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await ignoreLine(context, id, note, actor)
  }

  /** Opens a settled or ignored line again. */
  @InjectTransactionManager()
  async reopenLine(id: string, actor: Actor = SYSTEM_ACTOR, @MedusaContext() context: Context = {}): Promise<void> {
    await reopenLine(context, id, actor)
  }

  /** One page of lines by ids, with count and totals of all that are filtered. */
  @InjectManager()
  async searchLines(
    request: Omit<ListRequest, "scope">,
    @MedusaContext() context: Context = {}
  ): Promise<ListResult> {
    return listDocuments((sql, values) => managerOf(context).execute(sql, values), bankLineList(), {
      ...request,
      scope: { all: true },
    })
  }

  /** What came in and is neither settled nor ignored, per currency. */
  @InjectManager()
  async openLineSums(@MedusaContext() context: Context = {}): Promise<OpenSum[]> {
    return managerOf(context).execute(
      `select currency_code, count(*)::int as count, trim_scale(sum(amount))::text as amount from crm_bank_line
       where state = 'open' and deleted_at is null group by 1 order by 1`
    )
  }

  /** Customers whose money came from these accounts before, the latest first. */
  @InjectManager()
  async knownPayers(ibans: string[], @MedusaContext() context: Context = {}): Promise<Map<string, string[]>> {
    if (!ibans.length) {
      return new Map()
    }
    const rows = await managerOf(context).execute<{ payer_iban: string; customers: string[] }[]>(
      `select payer_iban, array_agg(customer_id order by last desc) as customers from (
         select payer_iban, customer_id, max(booked_date) as last from crm_bank_line
         where payer_iban in (${ibans.map(() => "?").join(", ")}) and state = 'settled' and deleted_at is null group by 1, 2) seen
       group by 1`,
      ibans
    )
    return new Map(rows.map(({ payer_iban, customers }) => [payer_iban, customers]))
  }
}

withClearErrors(BankingModuleService)
