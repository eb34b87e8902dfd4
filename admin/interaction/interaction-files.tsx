import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"

import { saveFile } from "../shared/save-file"
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
          onClick={() => saveFile(`/admin/crm/interactions/${id}/attachments/${file.id}`, { filename: file.filename })}
        >
          {file.filename}
        </Button>
      ))}
    </div>
  )
}
