const two = (value: number): string => String(value).padStart(2, "0")

/** A moment as the browser's own field of date and time takes it, by the user's clock. */
export const localMoment = (moment: Date): string =>
  `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`
