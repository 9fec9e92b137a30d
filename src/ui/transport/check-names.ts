import { CHECK_BANDS, type CheckChannels, type ListeningChecks } from '../../protocol/listening'

export const CHANNEL_NAMES: Readonly<Record<CheckChannels, string>> = {
  stereo: 'Stereo',
  mono: 'Mono',
  side: 'Side only',
  swapped: 'Swapped',
}

/** The checks that are on, by name; none where everything goes through as it is. */
export function checksOn({ channels, band, dim }: ListeningChecks): string[] {
  const names: string[] = []
  if (channels !== 'stereo') names.push(CHANNEL_NAMES[channels])
  const range = CHECK_BANDS.find(({ id }) => id === band)
  if (range && band !== 'full') names.push(range.label)
  if (dim) names.push('Dim')
  return names
}
