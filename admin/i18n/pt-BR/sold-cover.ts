export const soldCover = {
  of: "Coberturas vendidas a reconhecer no fim de {{month}}",
  empty: "Nenhuma cobertura vendida foi faturada",
  emptyDescription: "Os dados aparecem quando são emitidas faturas de planos vendidos.",
  moved: {
    opening: "Saldo inicial",
    sold: "Vendido",
    released: "Reconhecido",
    credited: "Creditado",
    closing: "Saldo final",
  },
  months: {
    title: "Coberturas vendidas por mês",
    definition:
      "O que foi faturado de coberturas vendidas é um passivo de contrato e vira receita por igual ao longo dos dias da cobertura, ao fim de cada mês. A cobertura que aguarda registro espera aqui.",
  },
  plans: { title: "Coberturas vendidas por plano" },
  lines: { title: "Faturas e garantias", invoice: "Fatura", covers: "Garantias", waits: "Aguarda a cobertura" },
}
