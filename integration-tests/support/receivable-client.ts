import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { Caller } from "./callers"

type Answer = { status: number; data: any } // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are judged by the specs
type Api = {
  get(url: string, config?: object): Promise<Answer>
  post(url: string, body?: unknown, config?: object): Promise<Answer>
  delete(url: string, config?: object): Promise<Answer>
}

/** Calls the admin API as someone; refusals come back as answers too. */
export function clientOf(api: Api, { headers }: Caller) {
  const config = { headers, validateStatus: () => true }
  return {
    get: (url: string) => api.get(url, config),
    post: (url: string, body: unknown = {}) => api.post(url, body, config),
    delete: (url: string) => api.delete(url, config),
  }
}

export type Client = ReturnType<typeof clientOf>

/** What an answer says that is no refusal. */
export async function ok(answer: Promise<Answer>): Promise<Answer["data"]> {
  const { status, data } = await answer
  expect([status, data.message]).toEqual([200, undefined])
  return data
}

/** A refusal, with its status and words. */
export async function refused(answer: Promise<Answer>, status: number, message: unknown): Promise<void> {
  const { status: is, data } = await answer
  expect([is, data.message]).toEqual([status, message])
}

/** Tries until it holds; subscribers work beside the answer. */
export async function eventually<Result>(read: () => Promise<Result | false | null | undefined>, patience = 8000): Promise<Result> {
  const until = Date.now() + patience
  for (;;) {
    const result = await read()
    if (result) {
      return result
    }
    if (Date.now() > until) {
      throw new Error("It did not happen in time.")
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Rows of our tables, counted, so that a refused request can be seen to have changed nothing. */
export async function countRows(container: MedusaContainer): Promise<Record<string, number>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const counts: Record<string, number> = {}
  const tables = ["invoice", "invoice_item", "instalment", "credit_note", "receipt", "allocation", "host_payment", "receivable_history"]
  for (const table of tables) {
    const { rows } = await knex.raw(`select count(*)::int as count from crm_${table} where deleted_at is null`)
    counts[table] = rows[0].count
  }
  return counts
}
