/** A key for an act that is meant once, such as a mail, however often its button is pressed. */
export const onceKey = (): string =>
  // Not randomUUID, which dashboards over plain http do not have.
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-")
