import { stringifySession } from '../session/stringify-session'
import { type CommandSpec, helpOf, readArguments } from './arguments'
import { hashStems } from './hash-stems'
import { checkStemCount, newSession } from './master-session'
import { NodeHost } from './node-host'
import { probeFiles } from './stem-files'
import type { Surroundings } from './surroundings'
import { UsageError } from './usage-error'

export const SESSION: CommandSpec = {
  name: 'session',
  operands: '--init STEM...',
  summary: 'Prints a session file for the stems with every control at its default, ready to edit.',
  options: { init: { type: 'boolean', help: 'Makes a new session.' } },
  notes: 'docs/session.md says what the file holds.',
}

export async function session(args: readonly string[], { print, say }: Surroundings): Promise<void> {
  const given = readArguments(SESSION, args)
  if (!given) return print(helpOf(SESSION))
  if (!given.flag('init')) throw new UsageError('Say --init to make a session. See: tutti session --help')
  checkStemCount(given.operands, 'session')
  const host = new NodeHost()
  try {
    const files = await probeFiles(given.operands)
    const hashes = await hashStems(files, host, host.threads)
    for (const file of files) for (const warning of file.warnings) say(warning)
    print(stringifySession(newSession(files, hashes)))
  } finally {
    host.dispose()
  }
}
