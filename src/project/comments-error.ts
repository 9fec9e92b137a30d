/** Comments that cannot be taken. The message says what to do, in a sentence. */
export class CommentsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CommentsError'
  }
}
