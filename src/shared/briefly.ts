/**
 * The same question with its answers kept for a moment: who types asks again and again for what hardly ever changes.
 *
 * @param ms - how long an answer counts
 * @param keyOf - what tells two questions apart
 */
export function briefly<Question extends unknown[], Answer>(
  ms: number,
  keyOf: (...question: Question) => string,
  ask: (...question: Question) => Promise<Answer>
): (...question: Question) => Promise<Answer> {
  const kept = new Map<string, { until: number; answer: Promise<Answer> }>()
  return (...question) => {
    const [key, now] = [keyOf(...question), Date.now()]
    const known = kept.get(key)
    if (known && known.until > now) {
      return known.answer
    }
    for (const [old, { until }] of kept) {
      if (until <= now) {
        kept.delete(old)
      }
    }
    const answer = ask(...question)
    kept.set(key, { until: now + ms, answer })
    // A refusal is not an answer.
    answer.catch(() => kept.delete(key))
    return answer
  }
}
