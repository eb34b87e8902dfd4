/** Letters from which on the part before the @ is one mail's alone; shorter ones, such as "1", anybody may use. */
const TELLING = 16

/**
 * What a provider may call the mail of this Message-ID: the whole of it, without its brackets, or only the part before the @, which is also
 * where the outbox puts its own id.
 */
export function namesOf(message_id: string): string[] {
  const bare = message_id.trim().replace(/^<(.*)>$/, "$1")
  const local = bare.split("@")[0]
  return [...new Set([message_id.trim(), bare, ...(local.length >= TELLING ? [local] : [])])]
}
