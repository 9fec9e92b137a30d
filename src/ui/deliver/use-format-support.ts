import { useEffect, useState } from 'react'
import type { ExportFormat } from '../../session/export-format'

type Support = Readonly<Partial<Record<ExportFormat, boolean>>>

/** Which of the formats that the browser's own encoders make it cannot make; empty until it is known. */
export function useFormatSupport(): Support {
  const [support, setSupport] = useState<Support>({})
  useEffect(() => {
    let isHere = true
    void Promise.all([
      isEncoded({ codec: 'opus', bitrate: 192_000 }),
      isEncoded({ codec: 'mp4a.40.2', bitrate: 256_000 }),
    ]).then(([opus, aac]) => {
      if (isHere) setSupport({ opus, aac })
    })
    return () => {
      isHere = false
    }
  }, [])
  return support
}

async function isEncoded(config: { codec: string; bitrate: number }): Promise<boolean> {
  if (typeof AudioEncoder === 'undefined') return false
  const answer = await AudioEncoder.isConfigSupported({ ...config, sampleRate: 48_000, numberOfChannels: 2 }).catch(
    () => null,
  )
  return answer?.supported ?? false
}
