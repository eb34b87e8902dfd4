import { QuoteAttachmentRow } from "../../../../modules/quote/types"

/** A file without its place in the storage: whoever knows that could ask the storage itself. */
export const answerAttachment = ({
  id,
  filename,
  mime_type,
  size,
  for_buyer,
  uploaded_by,
  created_at,
}: Pick<
  QuoteAttachmentRow,
  "id" | "filename" | "mime_type" | "size" | "for_buyer" | "uploaded_by" | "created_at"
>): Record<string, unknown> => ({ id, filename, mime_type, size, for_buyer, uploaded_by, created_at })
