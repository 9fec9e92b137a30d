/** Of the program, the same as in package.json. */
export const VERSION = '0.1.0'

/** What made a file, as the file says it. */
export const PROGRAM = `Tutti ${VERSION}`
