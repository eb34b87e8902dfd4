import { MedusaError } from "@medusajs/framework/utils"

import { DealChange, QuoteRow, StageRow } from "../types"

type Standing = Pick<QuoteRow, "stage_id" | "pipeline_id">

/** A stage as columns of a quote: its pipeline goes along, and the clock starts when it is another one. */
export const stageColumns = (quote: Standing, stage: Pick<StageRow, "id" | "pipeline_id"> | null): Partial<QuoteRow> =>
  stage === null
    ? {}
    : {
        stage_id: stage.id,
        pipeline_id: stage.pipeline_id,
        ...(stage.id === quote.stage_id ? {} : { stage_entered_at: new Date() }),
      }

/**
 * Refuses to move a deal that is decided: it stays where it was won or lost.
 *
 * @throws NOT_ALLOWED unless the quote is a draft or sent, or neither stage nor probability would change
 */
export function assertOpenDeal(
  quote: Pick<QuoteRow, "number" | "status" | "stage_id" | "probability">,
  { stage_id = quote.stage_id, probability = quote.probability }: DealChange
): void {
  const moves = stage_id !== quote.stage_id || probability !== quote.probability
  if (moves && quote.status !== "draft" && quote.status !== "sent") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Quote ${quote.number} is ${quote.status} and has left the pipeline; its stage and probability stay as they were.`
    )
  }
}
