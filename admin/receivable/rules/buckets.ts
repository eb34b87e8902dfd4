/** Most buckets that an aging may have, and the longest of them in days. */
const MAX_EDGES = 11
const MAX_EDGE = 3_650

export const USUAL_BUCKETS = "30,60,90"

/** Last days of the buckets as somebody typed them, in order and each once: "45 15;30" is "15,30,45". Null where there is none. */
export function readBuckets(text: string): string | null {
  const days = (text.match(/\d+/g) ?? [])
    .map((digits) => parseInt(digits, 10))
    .filter((day) => day >= 1 && day <= MAX_EDGE)
  const edges = [...new Set(days)].sort((a, b) => a - b).slice(0, MAX_EDGES)
  return edges.length ? edges.join(",") : null
}

/** Keys of the buckets, as the API names them: `current`, `1_15`, `over_15`. */
export function bucketKeys(buckets: string): string[] {
  const edges = buckets.split(",")
  return [
    "current",
    ...edges.map((edge, index) => `${index ? parseInt(edges[index - 1], 10) + 1 : 1}_${edge}`),
    `over_${edges[edges.length - 1]}`,
  ]
}

type Translate = (key: string, values?: Record<string, unknown>) => string

/** An age as people say it; by the day of issue nothing is "current" but what was issued that day. */
export function bucketName(t: Translate, key: string): string {
  const [first, last] = key.split("_")
  return key === "current" || key === "overdue"
    ? t(`receivable.buckets.${key}`)
    : first === "over"
      ? t("receivable.aging.over", { days: last })
      : t("receivable.aging.days", { from: first, to: last })
}
