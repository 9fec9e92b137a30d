import { shownName } from '../wav/audio-file-error'

/** A project file that cannot be opened or saved, in words for the person who chose it. */
export class ProjectFileError extends Error {
  override readonly name = 'ProjectFileError'

  /** `problem` continues the sentence that the file's name begins. Names within it are shown as text, without controls. */
  constructor(fileName: string, problem: string) {
    super(`"${shownName(fileName)}" ${shownName(problem, 400)}`)
  }
}
