export function slotConstants(params: object): string
export function generateSlots(): Promise<void>
