/** Every time zone there is, as choices. */
export const timeZones = (): { value: string; label: string }[] =>
  Intl.supportedValuesOf("timeZone")
    .concat("UTC")
    .map((zone) => ({ value: zone, label: zone.replace(/_/g, " ") }))
