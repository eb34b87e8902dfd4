/** A mail as its reader sees it, without scripts, forms or access to the dashboard. Mails are written for white paper. */
export const MailFrame = ({ html, title, className }: { html: string; title: string; className?: string }) => (
  <iframe
    title={title}
    sandbox=""
    srcDoc={html}
    data-testid="mail-preview"
    className={`shadow-borders-base block w-full rounded-lg bg-white ${className ?? ""}`}
  />
)
