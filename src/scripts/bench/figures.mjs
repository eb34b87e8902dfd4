import fs from "node:fs"

/** The value that a share of a list is at most, 0.5 for the median. */
export const percentile = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)]

/** A table in Markdown: its first column is text, the others are figures. */
export const table = (head, rows) =>
  [head, head.map((_, index) => (index ? "---:" : "---")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n")

/** Said in the place of figures. */
export const NOT_YET = "Not measured yet."

/** What an act wrote down, as a table; a sentence where it was not measured yet. */
export const measured = (file, tableOf) =>
  fs.existsSync(file) ? tableOf(JSON.parse(fs.readFileSync(file, "utf8"))) : NOT_YET
