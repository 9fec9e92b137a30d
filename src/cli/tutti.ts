import { SessionError } from '../session/session-error'
import { DEMO, demo } from './demo'
import { master } from './master'
import { MASTER } from './master-options'
import { MEASURE, measure } from './measure'
import { SESSION, session } from './session'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'
import { VERIFY, verify } from './verify'

const COMMANDS = [
  { spec: MASTER, run: master },
  { spec: MEASURE, run: measure },
  { spec: VERIFY, run: verify },
  { spec: DEMO, run: demo },
  { spec: SESSION, run: session },
]

function help(): string {
  const width = Math.max(...COMMANDS.map(({ spec }) => spec.name.length)) + 2
  return [
    'Usage: npm run -s tutti -- COMMAND [options]',
    '',
    ...COMMANDS.map(({ spec }) => `  ${spec.name.padEnd(width)}${spec.summary}`),
    '',
    'Each command has its own --help. Exit: 0 done, 1 the work failed, 2 wrong usage.',
    '',
  ].join('\n')
}

async function run(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') return surroundings.print(help())
  if (!name) throw new UsageError(`Name a command: ${COMMANDS.map(({ spec }) => spec.name).join(', ')}.`)
  const command = COMMANDS.find(({ spec }) => spec.name === name)
  if (!command) throw new UsageError(`There is no command "${name}". See: tutti --help`)
  await command.run(rest, surroundings)
}

/** One line, whatever a message holds: a file name may have line breaks in it. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

// Who reads our output may stop reading (`| head`): that is no failure of ours.
process.stdout.on('error', () => process.exit())

const controller = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort())

try {
  await run(process.argv.slice(2), {
    print: (text) => void process.stdout.write(text),
    say: (line) => void process.stderr.write(`${oneLine(line)}\n`),
    progress: (line) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`)
    },
    signal: controller.signal,
  })
} catch (error) {
  const { message, name } = error as Error
  process.stderr.write(`${oneLine(message)}\n`)
  const wrongUsage = error instanceof UsageError || error instanceof SessionError
  process.exitCode = name === 'AbortError' ? 130 : wrongUsage ? 2 : 1
}
