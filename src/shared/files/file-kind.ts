import { MedusaError } from "@medusajs/framework/utils"

/** Bytes of the largest file that is kept. */
export const MAX_FILE_SIZE = 5 * 1024 * 1024

type Kind = { mime_type: string; is: (bytes: Buffer) => boolean }

const startsWith = (...signature: number[]) => (bytes: Buffer): boolean =>
  bytes.subarray(0, signature.length).equals(Buffer.from(signature)) // prettier-ignore

// An Office document is a ZIP whose directory names the part that makes it one.
const office = (part: string) => (bytes: Buffer): boolean =>
  startsWith(0x50, 0x4b, 0x03, 0x04)(bytes) && bytes.includes("[Content_Types].xml") && bytes.includes(part) // prettier-ignore

const isText = (bytes: Buffer): boolean => {
  try {
    // eslint-disable-next-line no-control-regex -- a text has none but tab, line feed, form feed and carriage return
    return !/[\u0000-\u0008\u000b\u000e-\u001f]/.test(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

const jpeg: Kind = { mime_type: "image/jpeg", is: startsWith(0xff, 0xd8, 0xff) }
const KINDS: Record<string, Kind> = {
  pdf: { mime_type: "application/pdf", is: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d) },
  png: { mime_type: "image/png", is: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  jpg: jpeg,
  jpeg,
  webp: {
    mime_type: "image/webp",
    is: (bytes) => bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP",
  },
  txt: { mime_type: "text/plain", is: isText },
  csv: { mime_type: "text/csv", is: isText },
  docx: {
    mime_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    is: office("word/document.xml"),
  },
  xlsx: { mime_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", is: office("xl/workbook.xml") },
}
const XML: Record<string, Kind> = {
  xml: { mime_type: "application/xml", is: (bytes) => isText(bytes) && /^\ufeff?\s*</.test(bytes.toString("utf8", 0, 200)) },
}

const refuse = (message: string): never => {
  throw new MedusaError(MedusaError.Types.INVALID_DATA, message)
}

/** The file's own name without folders and without what a header or a file system cannot carry. */
const plainName = (filename: string): string =>
  filename
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "_")
    .trim()

/**
 * What a file is, by its bytes: what its sender calls it does not count, and must agree.
 *
 * @param also - kinds beside the usual ones
 * @returns name to save it under, its type and its ending
 * @throws INVALID_DATA for an empty or too large file, a type that is not kept, and a name that claims another type
 */
export function fileKind(
  filename: string,
  bytes: Buffer,
  also: "xml"[] = []
): { filename: string; mime_type: string; extension: string } {
  const name = plainName(filename)
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1].toLowerCase() ?? ""
  const kinds = also.length ? { ...KINDS, ...XML } : KINDS
  const kind = Object.hasOwn(kinds, extension) ? kinds[extension] : null
  if (!bytes.length) {
    refuse(`File ${name} is empty.`)
  }
  if (bytes.length > MAX_FILE_SIZE) {
    refuse(`File ${name} has ${(bytes.length / 1024 / 1024).toFixed(1)} MB; at most 5 MB are kept.`)
  }
  if (!kind) {
    return refuse(`File ${name} cannot be attached; possible are ${Object.keys(kinds).join(", ")}.`)
  }
  if (!kind.is(bytes)) {
    refuse(`File ${name} is not what its name says; its content is no ${extension}.`)
  }
  return { filename: name, mime_type: kind.mime_type, extension }
}
