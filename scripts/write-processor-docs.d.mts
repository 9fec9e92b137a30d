export function withTables(text: string, params: object): string
