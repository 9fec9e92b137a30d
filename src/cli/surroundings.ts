/** What a command talks to: its output, its messages, and the wish to end it. */
export interface Surroundings {
  /** The command's own output. */
  print(text: string): void
  /** One line for the person at the screen. */
  say(line: string): void
  /** How far the work is, on a line that the next one replaces; '' when it is over. Nothing where nobody looks. */
  progress(line: string): void
  signal: AbortSignal
}
