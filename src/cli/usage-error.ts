/** The command was asked for something that it cannot be asked for: exit 2. Everything else that fails is exit 1. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
