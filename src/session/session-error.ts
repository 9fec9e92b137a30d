/** A session that cannot be used. `path` leads to the value at fault, such as `groups[0].strip.output.gainDb`. */
export class SessionError extends Error {
  readonly path: string

  constructor(path: string, problem: string) {
    super(path ? `${path} ${problem}` : problem)
    this.name = 'SessionError'
    this.path = path
  }
}

/** `['groups', 0, 'name']` as `groups[0].name`. */
export function pathText(keys: readonly (string | number)[]): string {
  let text = ''
  for (const key of keys) {
    if (typeof key === 'number') text += `[${key}]`
    else text += text ? `.${key}` : key
  }
  return text
}

/** A value as a message shows it: JSON, cut where it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}
