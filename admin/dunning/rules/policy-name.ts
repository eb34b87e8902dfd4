/** The name that came with the plugin is translated until it is changed. */
export const policyName = ({ id, name }: { id: string; name: string }, t: (key: string) => string): string =>
  id === "crmdp_default" && name === "Default" ? t("dunning.policy.isDefault") : name
