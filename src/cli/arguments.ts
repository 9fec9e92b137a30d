import { parseArgs } from 'node:util'
import { UsageError } from './usage-error'

/** One option of a command: `--name VALUE`, or `--name` alone where it is a flag. */
export interface OptionSpec {
  type: 'string' | 'boolean'
  /** May be given several times. */
  multiple?: true
  /** How the value is called in the help. */
  value?: string
  help: string
}

export interface CommandSpec {
  name: string
  /** What follows the options, such as `STEM...`. */
  operands: string
  summary: string
  options: Record<string, OptionSpec>
  notes?: string
}

export interface Arguments {
  operands: string[]
  text(option: string): string | undefined
  /** All values of an option that may be given several times. */
  texts(option: string): string[]
  flag(option: string): boolean
  /** A number within its range, or UsageError. */
  number(option: string, min: number, max: number, unit?: string): number | undefined
  /** One of the words, or UsageError. */
  oneOf<Word extends string>(option: string, words: readonly Word[]): Word | undefined
}

/** Node takes `--ceiling -1` for two options; whoever writes it means a value. */
function joinNegativeNumbers(args: readonly string[], options: Record<string, OptionSpec>): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const before = joined.at(-1)
    const takesValue = before?.startsWith('--') && options[before.slice(2)]?.type === 'string'
    if (takesValue && /^-[\d.]/.test(arg)) joined[joined.length - 1] = `${before}=${arg}`
    else joined.push(arg)
  }
  return joined
}

/** Reads a command's arguments; null where help is asked for. Throws UsageError for what the command does not know. */
export function readArguments(spec: CommandSpec, args: readonly string[]): Arguments | null {
  const { values, positionals } = parse(spec, args)
  if (values.help) return null
  const text = (option: string) => values[option] as string | undefined
  return {
    operands: positionals,
    text,
    texts: (option) => (values[option] as string[] | undefined) ?? [],
    flag: (option) => values[option] === true,
    number: (option, min, max, unit = '') => {
      const given = text(option)
      if (given === undefined) return undefined
      const value = Number(given)
      if (given.trim() !== '' && value >= min && value <= max) return value
      throw new UsageError(`--${option} takes a number from ${min} to ${max}${unit && ` ${unit}`}, not "${given}".`)
    },
    oneOf: (option, words) => {
      const given = text(option)
      if (given === undefined) return undefined
      const word = words.find((candidate) => candidate === given)
      if (word) return word
      throw new UsageError(`--${option} takes ${words.join(', ')}, not "${given}".`)
    },
  }
}

function parse(spec: CommandSpec, args: readonly string[]) {
  const options: Record<string, OptionSpec> = { ...spec.options, help: HELP }
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
  )
  try {
    return parseArgs({ args: joinNegativeNumbers(args, options), options: config, allowPositionals: true })
  } catch (error) {
    const [sentence] = (error as Error).message.split(/(?<=\.)\s/)
    throw new UsageError(`${sentence} See: tutti ${spec.name} --help`)
  }
}

const HELP: OptionSpec = { type: 'boolean', help: 'Shows this.' }

/** The help of one command. */
export function helpOf(spec: CommandSpec): string {
  const rows = Object.entries({ ...spec.options, help: HELP }).map(([name, option]) => [
    `  --${name}${option.value ? ` ${option.value}` : ''}`,
    option.help,
  ])
  const width = Math.max(...rows.map(([left]) => (left ?? '').length)) + 2
  const lines = rows.map(([left, help]) => `${(left ?? '').padEnd(width)}${help}`)
  return [
    `Usage: npm run -s tutti -- ${spec.name} ${spec.operands}`,
    '',
    spec.summary,
    '',
    'Options:',
    ...lines,
    ...(spec.notes ? ['', spec.notes] : []),
    '',
  ].join('\n')
}
