import { MessageTopic } from "../types"

/** Which chasing message goes first to a contact whom several want to reach on one day. */
export const TOPIC_ORDER: readonly MessageTopic[] = ["debt", "quote", "warranty", "win_back"]

/** How often a message is tried before it stays failed. */
export const MAX_ATTEMPTS = 5

/** Minutes before a message that failed is tried again, by whom ever. */
export const RETRY_AFTER_MINUTES = 20

/** Seconds after which a claim counts as left behind by a crash; sending a mail takes at most half a minute. */
export const STALE_AFTER_SECONDS = 300

/** Kinds of service mail that nobody waits for: where nobody knows whether one left, it is not sent again. */
export const NEVER_REPEATED: readonly string[] = ["statement_monthly"]
