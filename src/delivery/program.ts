/** Who writes and measures files: the name, and the version of package.json (a test compares them). */
export const PROGRAM = 'Tutti 0.1.0'
