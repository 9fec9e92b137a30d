export const STEM_SECONDS: number
/** Paths of the stems in `folder`; those that are missing are made. */
export function makeStems(folder: string): Promise<string[]>
