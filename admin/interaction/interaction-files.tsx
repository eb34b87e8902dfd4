import { Button, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"

import { downloadFile } from "../shared/download-file"
import { errorMessage } from "../shared/sdk"
import { interactionQuery } from "./queries"

/** Files and photos of an interaction, each saved by a click. */
export const InteractionFiles = ({ id }: { id: string }) => {
  const { data } = useQuery(interactionQuery(id))
  return (
    <div className="flex flex-wrap gap-1">
      {data?.attachments.map((file) => (
        <Button
          key={file.id}
          size="small"
          variant="transparent"
          className="max-w-full truncate"
          onClick={() =>
            downloadFile(`/admin/crm/interactions/${id}/attachments/${file.id}`, { filename: file.filename }).catch(
              (error: unknown) => toast.error(errorMessage(error))
            )
          }
        >
          {file.filename}
        </Button>
      ))}
    </div>
  )
}
