import { MedusaContainer } from "@medusajs/framework/types"
import { deleteFilesWorkflow, uploadFilesWorkflow } from "@medusajs/medusa/core-flows"
import { randomUUID } from "node:crypto"

import type { InteractionAttachmentRow, KeptMailFile } from "../../../modules/interaction/types"
import { Actor } from "../../../shared/actor"
import { CrmEvents } from "../../../shared/events"
import { fileKind } from "../../../shared/files/file-kind"
import { outbox } from "../../outbox/send-message"
import { announce } from "../../shared/announce"
import { houseAddresses } from "../house-addresses"
import { interactions } from "../interaction-module"
import { findCustomer } from "./find-customer"
import { forwardedFrom } from "./numbers-in"
import { readMail, ReadMail } from "./read-mail"

/** What became of a message. */
export type Received = {
  /** Null of own mail that is no interaction: to staff, or one that is leaving just now and becomes it then. */
  id: string | null
  /** False when the same message was there already. */
  is_new: boolean
  /** Files that are not kept, with the reason. */
  left_out: { filename: string; message: string }[]
}

/** Files of one mail that are kept. */
const MAX_FILES = 20

/**
 * Takes a raw message that was forwarded, or of which the house got a copy: matches customer and documents, keeps its files, and puts
 * into the tray what nobody could be found for. The same message twice is one interaction, and so is a copy of what the outbox sent.
 *
 * Emits `crm_interaction.logged` with `{ id }`.
 *
 * @throws INVALID_DATA for what is no message
 */
export async function receiveMail(container: MedusaContainer, raw: Buffer, actor: Actor): Promise<Received> {
  const mail = await readMail(raw)
  const known = await knownMail(container, mail.message_id)
  if (known) {
    return { ...known, is_new: false, left_out: [] }
  }
  const side = await otherSide(container, mail)
  const match = await findCustomer(container, { ...mail, addresses: side.addresses })
  const { files, left_out } = await storeFiles(container, mail)
  const noted = await interactions(container)
    .receiveMail(
      {
        ...match,
        files,
        direction: side.direction,
        subject: mail.subject,
        text: mail.text,
        address: side.addresses[0] ?? mail.from,
        occurred_at: mail.sent_at.toISOString(),
        source_id: mail.message_id,
      },
      actor
    )
    .catch(async (error) => {
      await dropFiles(container, files)
      throw error
    })
  if (!noted.is_new) {
    await dropFiles(container, files)
    return { ...noted, left_out: [] }
  }
  await announce(container, CrmEvents.INTERACTION_LOGGED, [{ id: noted.id }])
  return { ...noted, left_out }
}

/** The interaction of a message that came in before, or that the outbox sent. */
async function knownMail(container: MedusaContainer, message_id: string): Promise<{ id: string | null } | null> {
  const of = async (source: "inbound" | "outbox", source_id: string) => {
    const [known] = await interactions(container).listCrmInteractions(
      { source, source_id },
      { select: ["id"], take: 1 }
    )
    return known ? { id: known.id } : null
  }
  const received = await of("inbound", message_id)
  const sent = received ? null : await outbox(container).leftUnder(message_id)
  return sent ? ((await of("outbox", sent)) ?? { id: null }) : received
}

/** Who of a mail is not the house: its sender, or those whom staff wrote to, or whose mail staff passed on. */
async function otherSide(
  container: MedusaContainer,
  mail: ReadMail
): Promise<{ direction: "inbound" | "outbound"; addresses: string[] }> {
  const house = await houseAddresses(container)
  if (!house.has(mail.from)) {
    return { direction: "inbound", addresses: [mail.from] }
  }
  const others = mail.to.filter((address) => !house.has(address))
  const passedOn = forwardedFrom(mail.text)
  return passedOn && /^(fwd?|enc|wg|tr)\s*:/i.test(mail.subject ?? "")
    ? { direction: "inbound", addresses: [passedOn] }
    : { direction: "outbound", addresses: others }
}

/** Stores the files of a mail before it is noted, so that none is noted without its bytes or lost with the process. */
async function storeFiles(
  container: MedusaContainer,
  { attachments }: ReadMail
): Promise<{ files: KeptMailFile[]; left_out: Received["left_out"] }> {
  const left_out: Received["left_out"] = []
  const kept = attachments.flatMap(({ filename, content }, index) => {
    try {
      if (index >= MAX_FILES) {
        throw new Error(`A mail keeps its first ${MAX_FILES} files.`)
      }
      return [{ ...fileKind(filename, content), content }]
    } catch (error) {
      left_out.push({ filename, message: (error as Error).message })
      return []
    }
  })
  if (!kept.length) {
    return { files: [], left_out }
  }
  const { result } = await uploadFilesWorkflow(container).run({
    input: {
      files: kept.map(({ mime_type, extension, content }) => ({
        filename: `${randomUUID()}.${extension}`,
        mimeType: mime_type,
        content: content.toString("base64"),
        access: "private" as const,
      })),
    },
  })
  const files = kept.map(({ filename, mime_type, content }, index) => ({
    file_id: result[index].id,
    filename,
    mime_type,
    size: content.length,
  }))
  return { files, left_out }
}

/** Drops the bytes of files that are forgotten. */
export async function dropFiles(
  container: MedusaContainer,
  files: Pick<InteractionAttachmentRow, "file_id">[]
): Promise<void> {
  if (files.length) {
    await deleteFilesWorkflow(container).run({ input: { ids: files.map(({ file_id }) => file_id) } })
  }
}

/** Throws away unmatched mail of 30 days and more, a batch at a time. @returns how many */
export async function emptyTray(container: MedusaContainer): Promise<number> {
  let emptied = 0
  for (;;) {
    const { count, files } = await interactions(container).emptyTray()
    await dropFiles(container, files)
    emptied += count
    if (!count) {
      return emptied
    }
  }
}
