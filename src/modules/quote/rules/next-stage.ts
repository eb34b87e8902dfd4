/** A stage as far as the order of stages goes. */
type Place = { id: string; code: string | null; position: number }

/** The stage a quote stands in after an act: the act's own stage, also when it was given another name, unless the seller has moved it further already. */
export function nextStage(stages: Place[], current: string, code: string): string {
  const here = stages.find((stage) => stage.id === current)
  const there = stages.find((stage) => stage.code === code || stage.id === `crmst_${code}`)
  return there && (!here || here.position < there.position) ? there.id : current
}
