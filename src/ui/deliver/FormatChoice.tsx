import { Radio, RadioGroup } from 'react-aria-components'
import { chooseExportFormat } from '../../commands/choose-export-format'
import { EXPORT_FORMATS, type ExportFormat, FORMATS } from '../../session/export-format'
import { useApp, useSession } from '../app-context'
import { useFormatSupport } from './use-format-support'

const HINTS: Readonly<Record<ExportFormat, string>> = {
  wav24: 'for release',
  wav16: 'for CD',
  wav32f: 'for further work, no dither',
  flac24: 'the same samples, smaller',
  flac16: 'the same samples, smaller',
  mp3: 'coded with loss, for listening',
  opus: 'coded with loss, for listening',
  aac: 'coded with loss, for listening',
}

/** What the file is. */
export function FormatChoice() {
  const app = useApp()
  const format = useSession((state) => state.session?.export.format)
  const support = useFormatSupport()
  return (
    <RadioGroup
      className="formats"
      aria-label="Format"
      value={format ?? 'wav24'}
      isDisabled={!format}
      onChange={(value) => chooseExportFormat(app, value as ExportFormat)}
    >
      {EXPORT_FORMATS.map((id) => {
        const reason = support?.[id] ?? null
        return (
          <Radio key={id} value={id} className={`format${reason ? ' missing' : ''}`} isDisabled={reason !== null}>
            <span className="radio-mark" />
            <span className="format-label">{FORMATS[id].label}</span>
            <span className="format-hint">{reason ?? HINTS[id]}</span>
          </Radio>
        )
      })}
    </RadioGroup>
  )
}
