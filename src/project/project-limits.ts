/** What a project can be at most. */
export const PROJECT_LIMITS = { bytes: 64_000_000, versions: 200, includedRevisions: 99 } as const
