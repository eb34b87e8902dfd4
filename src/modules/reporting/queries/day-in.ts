/** SQL of the day of a moment in a zone, as text; both are SQL. */
export const dayIn = (moment: string, timezone: string): string =>
  `to_char(${moment} at time zone ${timezone}, 'YYYY-MM-DD')`
