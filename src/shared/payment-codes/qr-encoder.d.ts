/** The encoder behind pdfmake's own QR codes, so that paper and page show the same picture. */
declare module "pdfmake/js/qrEnc.js" {
  type Square = { type: "rect"; x: number; y: number; w: number; h: number; color: string }
  const encoder: {
    measure(node: { qr: string; eccLevel: "L" | "M" | "Q" | "H"; fit?: number }): { _canvas: Square[]; _width: number }
  }
  export default encoder
}
