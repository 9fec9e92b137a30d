import { LIMITER } from '../params'
import { DITHERS, EXPORT_FORMATS, type ExportFormat, FORMATS } from '../session/export-format'
import { METADATA_FIELDS } from '../session/metadata'
import type { CommandSpec } from './arguments'
import { ALTERNATE_NOTES, ALTERNATE_OPTIONS } from './master-alternates'
import { TARGET_OPTIONS } from './master-target'

/** What Node can encode: Opus and AAC are the browser's. */
export const CLI_FORMATS: readonly ExportFormat[] = EXPORT_FORMATS.filter((format) => !['opus', 'aac'].includes(format))

/** Rates that a master can be asked for, in hertz. */
export const RATE_RANGE_HZ = { min: 8_000, max: 384_000 }

const { min, max } = LIMITER.ceilingDbtp
const endings = [...new Set(CLI_FORMATS.map((format) => FORMATS[format].extension))].join(', ')
const keys = ['title', ...METADATA_FIELDS.map(({ id }) => id)].join(', ')

export const MASTER: CommandSpec = {
  name: 'master',
  operands: 'STEM... --out FILE [options]',
  summary: 'Renders one to eight stems (WAV, AIFF, FLAC) to a master file.',
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      help: `The master (${endings}). Written under another name, then renamed.`,
    },
    session: {
      type: 'string',
      value: 'FILE',
      help: 'The session to render: JSON, or a master that holds one. Without it every control is neutral.',
    },
    format: { type: 'string', value: CLI_FORMATS.join('|'), help: "The session's, else by the name of --out." },
    dither: { type: 'string', value: DITHERS.join('|'), help: "For whole numbers; the session's, else tpdf." },
    rate: {
      type: 'string',
      value: 'HZ',
      help: "Of the file; the session's. Converted behind the master, then limited.",
    },
    ceiling: { type: 'string', value: 'DBTP', help: `The limiter's, ${min} to ${max}; the session's, else -1.` },
    ...TARGET_OPTIONS,
    meta: { type: 'string', multiple: true, value: 'KEY=VALUE', help: `Metadata: ${keys}. Repeatable.` },
    'no-session': { type: 'boolean', help: 'Leaves the session out of the file.' },
    certificate: {
      type: 'string',
      value: 'FILE.json|FILE.html',
      multiple: true,
      help: 'What the written file was found to be, for `verify` or for print. Repeatable.',
    },
    threads: { type: 'string', value: 'N', help: 'Workers; as many as there are cores. Changes no byte of the file.' },
    report: { type: 'string', value: 'FILE.json', help: 'Writes what was made: hash, loudness, true peak and more.' },
    ...ALTERNATE_OPTIONS,
  },
  notes:
    `${ALTERNATE_NOTES}\n\n` +
    'Without a session the order on the line is stem order. With one, stems are found by hash, then by file name.\n' +
    'Every file is read again when it is written, and measured anew.\n' +
    'Exit: 0 done, 1 the work failed or a file did not pass, 2 wrong usage.',
}
