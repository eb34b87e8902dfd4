/** The file name in a Content-Disposition header, encoded (RFC 5987) or plain. */
export function dispositionName(header: string | null): string | undefined {
  const encoded = header?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  return encoded ? decodeURIComponent(encoded) : header?.match(/filename="?([^";]+)"?/i)?.[1]
}
