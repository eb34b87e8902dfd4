/** How days are written in a file. */
export const DATE_FORMATS = [
  "YYYY-MM-DD",
  "DD.MM.YYYY",
  "DD/MM/YYYY",
  "MM/DD/YYYY",
  "DD-MM-YYYY",
  "YYYYMMDD",
  "DD.MM.YY",
  "DD/MM/YY",
] as const
export type DateFormat = (typeof DATE_FORMATS)[number]
